"""Groups that a person sets up from their private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import TelegramMethod

from briefing.known import change_known
from briefing.subscription import Target
from handlers.answer import show
from handlers.rights import ANONYMOUS_ADMIN
from views.telegram import subscribing as views
from views.telegram.callbacks import ShowGroups

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.chat import Chat
    from handlers.context import Services
    from views.telegram.page import Page, Reader

MOST_GROUPS = 50
"""So many groups are remembered for one person; the oldest gives way."""
LINK_PREFIX = "group"


class OneChat(TelegramMethod[dict[str, Any]]):
    """getChat, of which the title alone is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int


def create_router() -> Router:
    """Route the list of groups."""
    router = Router(name="groups")
    router.callback_query.register(show_groups, ShowGroups.filter())
    return router


def group_in_link(payload: str) -> int | None:
    """Return the group that the payload of a deep link names, or None."""
    number = payload.removeprefix(LINK_PREFIX)
    return int(number) if number != payload and number.removeprefix("-").isdecimal() else None


async def remember_writer(message: Message, services: Services) -> None:
    """Remember that the writer sets up this group, if they talk with the bot in private too."""
    person = message.from_user
    if message.chat.type != ChatType.PRIVATE and person is not None and person.id != ANONYMOUS_ADMIN:
        await remember(services, person.id, message.chat.id)


async def remember(services: Services, person_id: int, group_id: int) -> None:
    """Remember that a person, if they are known, sets up a group."""

    def managing(chat: Chat) -> Chat:
        if group_id in chat.manages:
            return chat
        return replace(chat, manages=(*chat.manages, group_id)[-MOST_GROUPS:])

    await change_known(services.store, person_id, managing)


async def show_groups(
    query: CallbackQuery, chat: Chat | None, reader: Reader, services: Services, bot: Bot
) -> None:
    """List a person's groups, with the topics of them that subscribe."""
    await show(query, await groups_page(chat, reader, services, bot))


async def groups_page(chat: Chat | None, reader: Reader, services: Services, bot: Bot) -> Page:
    """Return the list; a group that Telegram no longer shows to the bot is left out."""
    named: list[tuple[Target, str]] = []
    for group_id in chat.manages if chat else ():
        try:
            title = str((await bot(OneChat(chat_id=group_id))).get("title", group_id))
        except TelegramAPIError:
            continue
        named.append((Target(group_id), title))
        topics = (each.target for each in await services.store.subscriptions([group_id]))
        named += [(target, f"{title} · #{target.thread}") for target in topics if target.thread is not None]
    return views.groups(reader.tr, named)
