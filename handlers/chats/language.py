"""Choosing the language of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chats.chat import ChatKind, choose_language
from briefing.chats.language import supported
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Call, Command
from handlers.support.rights import presser_may_change
from handlers.support.targets import refuse_press, target_to_change
from views.telegram.chats import general
from views.telegram.chats.callbacks import SetLanguage, ShowLanguages
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message
    from aiogram.types import Chat as TelegramChat

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the choice of a language."""
    router = Router(name="language")
    router.message.register(ask, Command("language"))
    router.callback_query.register(ask_again, ShowLanguages.filter())
    router.callback_query.register(choose, SetLanguage.filter())
    return router


async def ask(message: Message, call: Call, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Offer the languages; ``/language kk`` chooses at once, for anonymous administrators too."""
    codes = services.translators.keys()
    if not call.argument:
        await answer(message, general.languages(reader.tr, codes))
        return
    code = supported(call.argument, codes)
    if code is None:
        await answer(message, general.unknown_language(reader.tr, call.argument, codes))
    elif await target_to_change(message, bot, reader.tr):
        await _choose(services, message.chat, code)
        await answer(message, general.language_set(services.reader(services.translators[code])))


async def ask_again(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Offer the languages in place."""
    await show(query, general.languages(reader.tr, services.translators.keys()))


async def choose(
    query: CallbackQuery, callback_data: SetLanguage, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Choose a language by its button, and confirm in that language."""
    if query.message is None or callback_data.code not in services.translators:
        await notify(query, out_of_date(reader.tr), alert=True)
    elif not await presser_may_change(query, bot):
        await refuse_press(query, reader.tr)
    else:
        await _choose(services, query.message.chat, callback_data.code)
        await show(query, general.language_set(services.reader(services.translators[callback_data.code])))


async def _choose(services: Services, where: TelegramChat, code: str) -> None:
    await choose_language(services.store, where.id, ChatKind(where.type), code, services.clock())
