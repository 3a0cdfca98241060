"""The bot with a real Bot API server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import build
from bot.running import run
from bot.service_manager import told_of_life_and_stop
from storage.open import open_store

if TYPE_CHECKING:
    import asyncio

    from bot.settings import Settings
    from storage.content import Content


async def run_telegram(settings: Settings, content: Content, stop: asyncio.Event) -> None:
    """Open the store and run the bot until ``stop`` is set."""
    store = await open_store(settings.storage_url)
    async with told_of_life_and_stop(stop):
        await run(build(settings, content, storage=store), stop, prepares_search=True)
