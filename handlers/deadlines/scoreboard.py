"""The scoreboard: in words first, then as a picture in the theme that the reader likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InputMediaPhoto, Message

from handlers.support.answer import answer, asked_by, notify, whose_page
from handlers.support.commands import Command
from handlers.support.pictures import send_picture
from views.pictures.drawing import scoreboard_drawing
from views.pictures.themes import Theme
from views.telegram.deadlines import scoreboard
from views.telegram.deadlines.callbacks import ScoreboardTheme
from views.telegram.support.belonging import Common, mark_keyboard
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, InlineKeyboardMarkup

    from handlers.support.context import Services
    from handlers.support.pictures import Media
    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import ViewContext

log = structlog.get_logger()


def create_router() -> Router:
    """Route the command and the button that changes the theme."""
    router = Router(name="scoreboard")
    router.message.register(show_scoreboard, Command("scoreboard"))
    router.callback_query.register(change_theme, ScoreboardTheme.filter())
    return router


async def show_scoreboard(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/scoreboard``; where the picture cannot be sent, the words have said it all."""
    await answer(message, scoreboard.scoreboard_page(reader))
    drawing = scoreboard_drawing(reader.statement, reader.tr, reader.today)

    async def send(photo: Media) -> Message:
        return await message.answer_photo(
            photo,
            caption=scoreboard.caption(reader.tr, drawing),
            reply_markup=_themes(reader, Theme.LIGHT, asked_by(message)),
        )

    try:
        await send_picture(services.store, drawing, Theme.LIGHT, send)
    except TelegramBadRequest as error:
        log.warning("picture refused", reason=error.message)


async def change_theme(
    query: CallbackQuery, callback_data: ScoreboardTheme, reader: ViewContext, services: Services
) -> None:
    """Put the picture of today, in the other theme, in place of the one above the button."""
    statement = services.library.statement(callback_data.statement)
    message = query.message
    if (
        statement is None
        or callback_data.theme not in set(Theme)
        or not isinstance(message, Message)
        or whose_page(message) is Common.PUSHED
    ):
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    theme, shown = Theme(callback_data.theme), services.reader(reader.tr, statement)
    drawing = scoreboard_drawing(statement, shown.tr, shown.today)

    async def send(photo: Media) -> Message | bool:
        media = InputMediaPhoto(media=photo, caption=scoreboard.caption(shown.tr, drawing))
        return await message.edit_media(media, reply_markup=_themes(shown, theme, whose_page(message)))

    try:
        await send_picture(services.store, drawing, theme, send)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            log.warning("picture refused", reason=error.message)
            await notify(query, out_of_date(reader.tr), alert=True)
            return
    await notify(query)


def _themes(reader: ViewContext, theme: Theme, owner: Asker | None) -> InlineKeyboardMarkup:
    keyboard = scoreboard.theme_keyboard(reader, theme)
    return keyboard if owner is None else mark_keyboard(keyboard, owner)
