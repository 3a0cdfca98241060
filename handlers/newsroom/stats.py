"""How the bot is doing: chats, outbox, pace, errors, the store. For owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.overview import overview
from briefing.roles import Right
from handlers.answer import answer, show
from handlers.commands import Command
from handlers.newsroom.rights import actor_of_message, actor_of_press
from views.telegram.newsroom.callbacks import RefreshStats
from views.telegram.newsroom.stats import stats_page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.context import Services
    from views.telegram.page import Page, Reader


def create_router() -> Router:
    """Route the command and its button."""
    router = Router(name="stats")
    router.message.register(stats, Command("stats"))
    router.callback_query.register(refresh, RefreshStats.filter())
    return router


async def stats(message: Message, reader: Reader, services: Services) -> None:
    """Answer ``/stats``."""
    if await actor_of_message(message, Right.READ_STATS, reader, services) is not None:
        await answer(message, await _page(reader, services))


async def refresh(query: CallbackQuery, reader: Reader, services: Services) -> None:
    """Show the present figures in place."""
    if await actor_of_press(query, Right.READ_STATS, reader, services) is not None:
        await show(query, await _page(reader, services))


async def _page(reader: Reader, services: Services) -> Page:
    shown = await overview(
        services.store, services.troubles, services.sent_within, services.clock(), services.zone
    )
    return stats_page(reader.tr, shown, services.zone)
