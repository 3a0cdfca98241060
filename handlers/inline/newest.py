"""The button below a card in any chat that brings it up to date where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest

from briefing.chats.language import resolve
from handlers.inline.answers import encoded_page
from handlers.support.answer import answer_press
from handlers.support.refusals import Refused
from telegram.errors import cannot_be_edited, is_unmodified
from telegram.inline_calls import inline_edit
from views.telegram.inline import newest
from views.telegram.inline.callbacks import ShowNewest
from views.telegram.inline.pages import card_page, overview_page
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod
    from aiogram.types import CallbackQuery

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route presses below messages in any chat."""
    router = Router(name="inline_newest")
    router.callback_query.register(show_newest, ShowNewest.filter())
    return router


async def show_newest(
    query: CallbackQuery, callback_data: ShowNewest, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Edit the message, at most once a minute whoever presses, and say that it is up to date."""
    message_id, now = query.inline_message_id, services.clock()
    if message_id is None:
        raise Refused(out_of_date)
    shown = _page(callback_data, reader, services)
    if services.renewed.has(message_id, now):
        raise Refused(newest.renewed_already, is_alert=False)
    services.renewed.add(message_id, now)
    try:
        await _replace(message_id, shown, bot)
    except Exception:
        # Whoever presses again is not to read that a moment ago this was done.
        services.renewed.discard(message_id)
        raise
    await answer_press(query, newest.up_to_date(reader.tr))


async def _replace(message_id: str, shown: Page, bot: Bot) -> None:
    try:
        await bot(cast("TelegramMethod[object]", inline_edit(message_id, encoded_page(shown))))
    except TelegramBadRequest as error:
        if cannot_be_edited(error):
            raise Refused(out_of_date) from error
        if not is_unmodified(error):
            raise


def _page(pressed: ShowNewest, reader: ViewContext, services: Services) -> Page:
    """Return the page as it is now, in the language of the person who sent it."""
    language = resolve(pressed.language, reader.tr.language, services.default_language, services.translators)
    sent = services.reader(services.translators[language])
    sent = services.reader_of(sent, pressed.statement, pressed.slug or None)
    if pressed.slug:
        return card_page(sent, pressed.slug, services.username, renewed=True)
    return overview_page(sent, services.username, renewed=True)
