"""The list of statements, and the choice of one for a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router

from handlers.support.answer import answer, show
from handlers.support.commands import Command
from handlers.support.targets import own_target_of_press
from views.telegram.statement import statements as views
from views.telegram.statement.callbacks import ChooseStatement, ShowStatements

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
    """Answer ``/statements``."""
    await answer(message, views.statements(reader, services.library.newest_first))


async def show_statements(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the list in place."""
    await show(query, views.statements(reader, services.library.newest_first))


async def choose(
    query: CallbackQuery, callback_data: ChooseStatement, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """Set the statement of the chat, and show the list with this statement marked."""
    place = await own_target_of_press(query, bot)
    chosen = services.reader_of(reader, callback_data.statement)
    await services.subscriptions.set_statement(
        place.target.chat_id, place.kind, chosen.statement, services.clock()
    )
    await show(query, views.statements(chosen, services.library.newest_first))
