"""The statements that the bot holds, and which of them a chat follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from briefing.chats.chat import ChatKind
from handlers.support.answer import answer, notify, show
from handlers.support.commands import Command
from handlers.support.rights import presser_may_change
from handlers.support.targets import refuse_press
from views.telegram.statement import statements as views
from views.telegram.statement.callbacks import ChooseStatement, ShowStatements
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the list and the choice."""
    router = Router(name="statements")
    router.message.register(list_statements, Command("statements"))
    router.callback_query.register(show_statements, ShowStatements.filter())
    router.callback_query.register(choose, ChooseStatement.filter())
    return router


async def list_statements(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/statements`` with all of them."""
    await answer(message, views.statements(reader, services.library.newest_first))


async def show_statements(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the list in place."""
    await show(query, views.statements(reader, services.library.newest_first))


async def choose(
    query: CallbackQuery, callback_data: ChooseStatement, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Let the chat follow the chosen statement, and show the list with it marked."""
    if query.message is None or not await presser_may_change(query, bot):
        await refuse_press(query, reader.tr)
        return
    statement = services.library.statement(callback_data.statement)
    if statement is None:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    chat = query.message.chat
    await services.subscriptions.set_statement(chat.id, ChatKind(chat.type), statement, services.clock())
    chosen = services.reader(reader.tr, statement)
    await show(query, views.statements(chosen, services.library.newest_first))
