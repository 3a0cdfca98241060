"""Figures for owners: chats, outbox, pace, errors, the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from briefing.stats.overview import overview
from briefing.team.roles import Right
from handlers.support.answer import answer, show
from handlers.support.commands import Command
from handlers.support.team_rights import actor_of_message, actor_of_press
from views.telegram.stats.callbacks import RefreshStats
from views.telegram.stats.stats import stats_page

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the command and its button."""
    router = Router(name="stats")
    router.message.register(stats, Command("stats"))
    router.callback_query.register(refresh, RefreshStats.filter())
    return router


async def stats(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/stats``."""
    await actor_of_message(message, Right.READ_STATS, services)
    await answer(message, await _page(reader, services))


async def refresh(query: CallbackQuery, reader: ViewContext, services: Services) -> None:
    """Show the present figures in place."""
    await actor_of_press(query, Right.READ_STATS, services)
    await show(query, await _page(reader, services))


async def _page(reader: ViewContext, services: Services) -> Page:
    shown = await overview(
        services.store, services.error_counts, services.sent_within, services.clock(), services.zone
    )
    return stats_page(reader.tr, shown, services.zone)
