"""The log: the follow-ups of all, and everything that is recorded about one initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from handlers.statement.resolve_initiative import asked_for
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Call, Command
from views.telegram.statement import history
from views.telegram.statement.callbacks import ShowHistory, ShowLog
from views.telegram.support.notices import out_of_date

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
    return router


async def followups(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/followups`` with those of all, ``/followups slug`` with those of one initiative."""
    if not call.argument:
        await answer(message, history.log_page(reader, "", 0))
        return
    if asked := await asked_for(message, call, reader, services):
        await answer(message, history.log_page(*asked, 0))


async def whole_history(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/history slug`` with all that is recorded about the initiative."""
    if asked := await asked_for(message, call, reader, services):
        await answer(message, history.history_page(*asked, 0))


async def show_page(
    query: CallbackQuery, callback_data: ShowLog | ShowHistory, reader: ViewContext, services: Services
) -> None:
    """Show a page of the log in place."""
    statement, slug = services.library.statement(callback_data.statement), callback_data.slug
    of_all = not slug and isinstance(callback_data, ShowLog)
    if statement is None or (slug not in statement.initiatives and not of_all):
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    view = history.log_page if isinstance(callback_data, ShowLog) else history.history_page
    await show(query, view(services.reader(reader.tr, statement), slug, callback_data.page))
