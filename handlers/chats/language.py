"""Choosing the language of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chats.chat_updates import choose_language
from briefing.chats.language import supported
from briefing.chats.language_names import language_named
from handlers.support.answer import show
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import Refused
from handlers.support.targets import own_target_of_press, target_to_change
from handlers.support.to_asker import answer_asker, is_unseen
from views.telegram.chats import general
from views.telegram.chats.callbacks import SetLanguage, ShowLanguages
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from handlers.support.targets import OperatedTarget
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the choice of a language."""
    router = Router(name="language")
    router.message.register(ask, Command("language"))
    router.callback_query.register(ask_again, ShowLanguages.filter())
    router.callback_query.register(choose, SetLanguage.filter())
    return router


async def ask(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Answer ``/language`` with a choice; a code or a name sets one, for anonymous administrators too."""
    codes = services.translators.keys()
    if not call.argument:
        await answer_asker(message, general.languages(reader.tr, services.translators), reader, services)
        return
    code = supported(call.argument, codes) or language_named(call.argument, codes)
    if code is None:
        unknown = general.unknown_language(reader.tr, call.argument, codes)
        await answer_asker(message, unknown, reader, services, is_personal=is_unseen(message))
    else:
        chosen = await _choose(services, await target_to_change(message, bot), code)
        await answer_asker(message, chosen, reader, services)


async def ask_again(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Offer the languages in place."""
    await show(query, general.languages(reader.tr, services.translators))


async def choose(query: CallbackQuery, callback_data: SetLanguage, services: Services, bot: Bot) -> None:
    """Choose a language by its button, and confirm in that language."""
    code = callback_data.code
    if code not in services.translators:
        raise Refused(out_of_date)
    await show(query, await _choose(services, await own_target_of_press(query, bot), code))


async def _choose(services: Services, place: OperatedTarget, code: str) -> Page:
    await choose_language(services.store, place.target.chat_id, place.kind, code, services.clock())
    subscribed = await services.store.subscription(place.target) is not None
    return general.language_set(services.reader(services.translators[code]), subscribed=subscribed)
