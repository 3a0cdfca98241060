"""The log: follow-ups of all initiatives, and all that is recorded about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.statement.history import entry_of
from handlers.statement.initiatives import initiative_of_command
from handlers.support.answer import answer, show
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import Refused
from views.telegram.statement import history
from views.telegram.statement.callbacks import ShowEntry, ShowHistory, ShowLog
from views.telegram.statement.entry_page import entry_page
from views.telegram.support.notices import out_of_date
from views.telegram.support.start_links import LONGEST_ENTRY

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the commands and buttons that show the log."""
    router = Router(name="history")
    router.message.register(followups, Command("followups"))
    router.message.register(whole_history, Command("history"))
    router.callback_query.register(show_page, ShowLog.filter())
    router.callback_query.register(show_page, ShowHistory.filter())
    router.callback_query.register(show_entry, ShowEntry.filter())
    return router


async def followups(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/followups`` with the follow-ups of all initiatives, ``/followups slug`` with those of one."""
    if not call.argument:
        await answer(message, history.log_page(reader, "", 0))
        return
    await answer(message, history.log_page(*await initiative_of_command(message, call, reader, services), 0))


async def whole_history(
    message: Message, call: TypedCommand, reader: ViewContext, services: Services
) -> None:
    """Answer ``/history slug`` with all that is recorded about the initiative."""
    await answer(
        message, history.history_page(*await initiative_of_command(message, call, reader, services), 0)
    )


async def show_page(
    query: CallbackQuery, callback_data: ShowLog | ShowHistory, reader: ViewContext, services: Services
) -> None:
    """Show a page of the log in place."""
    slug, is_log = callback_data.slug, isinstance(callback_data, ShowLog)
    shown = services.reader_of(reader, callback_data.statement, (slug or None) if is_log else slug)
    view = history.log_page if is_log else history.history_page
    await show(query, view(shown, slug, callback_data.page))


async def show_entry(
    query: CallbackQuery, callback_data: ShowEntry, reader: ViewContext, services: Services
) -> None:
    """Show one entry in place, of whichever statement has it."""
    for statement in services.library.newest_first:
        logged = entry_of(statement, callback_data.entry, LONGEST_ENTRY)
        if logged is not None:
            await show(query, entry_page(reader.of(statement), logged, services.username))
            return
    raise Refused(out_of_date)
