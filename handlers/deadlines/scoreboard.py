"""The scoreboard: one picture with its words below it, whose theme a button changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputFile, InputMediaPhoto, Message

from briefing.errors import StorageUnavailable
from briefing.pictures import Picture, remember_picture
from handlers.support.answer import answer, answer_press, asked_by, whose_page
from handlers.support.commands import Command
from handlers.support.ephemeral_pages import ephemeral_id, is_opening, parameters_for
from handlers.support.outage import if_readable
from handlers.support.refusals import Refused
from telegram.ephemeral import NotEphemeral
from telegram.errors import is_unmodified
from views.pictures.drawing import scoreboard_drawing
from views.pictures.themes import Theme
from views.telegram.deadlines import scoreboard
from views.telegram.deadlines.callbacks import ScoreboardTheme
from views.telegram.support.belonging import Common, mark_keyboard
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import CallbackQuery, InlineKeyboardMarkup

    from briefing.ports import Store
    from handlers.support.context import Services
    from views.pictures.drawing import Drawing
    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import ViewContext

log = structlog.get_logger()

Media = str | InputFile
"""The id of a file that Telegram has, or a file to upload."""


def create_router() -> Router:
    """Route the command and the button that changes the theme."""
    router = Router(name="scoreboard")
    router.message.register(show_scoreboard, Command("scoreboard"))
    router.callback_query.register(change_theme, ScoreboardTheme.filter())
    return router


async def show_scoreboard(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/scoreboard`` with the picture; where it cannot be sent, its words come as a text."""
    drawing = scoreboard_drawing(reader.statement, reader.tr, reader.today)

    async def send(photo: Media) -> Message:
        return await message.answer_photo(
            photo,
            caption=scoreboard.caption(reader, drawing),
            reply_markup=_keyboard(reader, Theme.LIGHT, asked_by(message)),
        )

    try:
        await _send_picture(services.store, drawing, Theme.LIGHT, send)
    except TelegramBadRequest as error:
        log.warning("picture_refused", reason=error.message)
        await answer(message, scoreboard.scoreboard_page(reader, drawing))


async def change_theme(
    query: CallbackQuery, callback_data: ScoreboardTheme, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Replace the picture above the button by today's picture in the other theme."""
    shown, message = services.reader_of(reader, callback_data.statement), query.message
    if (
        callback_data.theme not in set(Theme)
        or not isinstance(message, Message)
        or whose_page(message) is Common.PUSHED
    ):
        raise Refused(out_of_date)
    theme = Theme(callback_data.theme)
    drawing = scoreboard_drawing(shown.statement, shown.tr, shown.today)

    caption, keyboard = scoreboard.caption(shown, drawing), _keyboard(shown, theme, whose_page(message))

    async def send(photo: Media) -> Message | bool:
        return await _show(query, message, photo, caption, keyboard, bot)

    try:
        await _send_picture(services.store, drawing, theme, send)
    except TelegramBadRequest as error:
        if is_opening(query):
            raise NotEphemeral(error) from error
        if not is_unmodified(error):
            log.warning("picture_refused", reason=error.message)
            raise Refused(out_of_date) from error
    await answer_press(query)


async def _show(
    query: CallbackQuery,
    message: Message,
    photo: Media,
    caption: str,
    keyboard: InlineKeyboardMarkup,
    bot: Bot,
) -> Message | bool:
    """Show a picture in place of another, or to the presser alone."""
    if is_opening(query):
        seen_by = parameters_for(query)
        return await message.answer_photo(
            photo, caption=caption, reply_markup=keyboard, ephemeral_message_parameters=seen_by
        )
    media, own_id = InputMediaPhoto(media=photo, caption=caption), ephemeral_id(message)
    if own_id is None:
        return await message.edit_media(media, reply_markup=keyboard)
    return await bot.edit_ephemeral_message_media(
        message.chat.id, query.from_user.id, own_id, media, reply_markup=keyboard
    )


def _keyboard(reader: ViewContext, theme: Theme, owner: Asker | None) -> InlineKeyboardMarkup:
    keyboard = scoreboard.keyboard(reader, theme)
    return keyboard if owner is None else mark_keyboard(keyboard, owner)


async def _send_picture(
    store: Store, drawing: Drawing, theme: Theme, send: Callable[[Media], Awaitable[Message | bool]]
) -> None:
    """Call ``send`` with the id of the picture if Telegram has it, else with the file; remember the new id.

    Raises :class:`TelegramBadRequest` when the picture is refused.
    """
    key = drawing.key(theme)
    known = await if_readable(store.get(Picture, key), None)
    if known is not None:
        try:
            await send(known.file_id)
        except TelegramBadRequest as error:
            if "file" not in error.message:
                raise
            log.info("picture_gone", reason=error.message)
        else:
            return
    # A thread, so that painting holds up nobody else.
    painted = await asyncio.to_thread(_painted, drawing, theme)
    sent = await send(BufferedInputFile(painted, "scoreboard.png"))
    if isinstance(sent, Message) and sent.photo:
        picture = Picture(key, sent.photo[-1].file_id)
        try:
            await store.transact(lambda records: remember_picture(records, picture))
        except StorageUnavailable as error:
            # The reader has the picture; the next reader costs another upload.
            log.warning("picture_not_remembered", reason=str(error))


def _painted(drawing: Drawing, theme: Theme) -> bytes:
    from views.pictures.scoreboard import paint  # noqa: PLC0415 - Pillow can wait for the first picture

    return paint(drawing, theme)
