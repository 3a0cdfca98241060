"""The calendar of a statement or an initiative as a file, for bots without a site."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile

from handlers.support.answer import answer_press
from handlers.support.ephemeral_pages import parameters_for
from handlers.support.refusals import Refused
from handlers.support.targets import target_of
from views.calendar_words import calendar_title
from views.telegram.statement.calendar_files import file_caption, no_files_here
from views.telegram.statement.callbacks import SendCalendar
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from aiogram import Bot
    from aiogram.types import CallbackQuery

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

log = structlog.get_logger()


def create_router() -> Router:
    """Route the button that sends a calendar."""
    router = Router(name="calendar files")
    router.callback_query.register(send_calendar, SendCalendar.filter())
    return router


async def send_calendar(
    query: CallbackQuery, callback_data: SendCalendar, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Send the file to the chat or topic of the button."""
    slug = callback_data.slug or None
    shown = services.reader_of(reader, callback_data.statement, slug)
    if query.message is None:
        raise Refused(out_of_date)
    target = target_of(query.message)
    # A thread: importing and writing take too long to hold up others.
    data = await asyncio.to_thread(_file, shown, slug, services.zone)
    name = "-".join(each for each in (shown.statement.id, slug) if each)
    try:
        await bot.send_document(
            target.chat_id,
            BufferedInputFile(data, f"{name}.ics"),
            caption=file_caption(shown.tr),
            message_thread_id=target.thread,
            ephemeral_message_parameters=parameters_for(query),
        )
    except TelegramBadRequest as error:
        log.warning("calendar_refused", reason=error.message)
        raise Refused(no_files_here) from error
    await answer_press(query)


def _file(reader: ViewContext, slug: str | None, zone: ZoneInfo) -> bytes:
    from views.calendars import CalendarContext, calendar  # noqa: PLC0415 - icalendar can wait for the first one

    title = calendar_title(reader.tr, reader.statement, slug)
    return calendar(CalendarContext(reader.tr, zone), title, [reader.statement], slug)
