"""Who asks in a chat that the bot knows nothing of: their language and their statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import InlineQuery, Message

from briefing.chats.language import resolve
from handlers.support.outage import if_readable

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from handlers.support.context import Services


class CallerContext(BaseMiddleware):
    """Looks up what the person chose in the private chat; nothing is stored, nor asked of Telegram."""

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Put ``reader`` into the handler's arguments."""
        assert isinstance(event, InlineQuery | Message)
        services: Services = data["services"]
        person = event.from_user
        own = await if_readable(services.store.chat(person.id), None) if person else None
        language = resolve(
            own.language if own else None,
            person.language_code if person else None,
            services.default_language,
            services.translators,
        )
        data["reader"] = services.reader(services.translators[language], services.library.chosen_by(own))
        return await handler(event, data)


def who_wrote(message: Message) -> int:
    """Return the id of the person, or of the chat in whose name somebody wrote; 0 if there is neither."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else 0
