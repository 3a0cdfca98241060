"""Telling editors of their broadcasts: how far one has come, that it is late, and its report."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BufferedInputFile

from briefing.broadcasts.progress import whole_progress
from briefing.broadcasts.replacing import stop_at_source
from briefing.outbox import BROADCAST
from briefing.team.addressees import editors
from briefing.team.roles import Right, may
from handlers.broadcasts.broadcast_page import view_of, watch
from views.telegram.broadcasts.broadcasts import broadcast_page, end_report
from views.telegram.broadcasts.files import as_csv

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from datetime import datetime

    from aiogram import Bot

    from briefing.broadcasts.broadcast import Broadcast
    from briefing.broadcasts.progress import BroadcastProgress, RecipientOutcome
    from handlers.support.context import Services
    from views.telegram.support.page import Page

log = structlog.get_logger()
SECONDS = 10
"""How long telling may take: a chat that Telegram lets wait must not hold up other broadcasts."""
SAME = "message is not modified"


class TelegramBroadcastNotifier:
    """Tells whoever started a broadcast, else its author; what Telegram refuses is logged."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def progress(self, broadcast: Broadcast, progress: BroadcastProgress) -> None:
        """Show how far it has come, in one message; of one that started at its hour in a new one."""
        person = _watcher(broadcast)
        if not await self._may_hear(person):
            return
        tr = await self._services.translator_for(person)
        shown = broadcast_page(view_of(tr, self._services), broadcast, progress)
        async with _in_time(broadcast):
            await self._show(broadcast, person, shown)

    async def _show(self, broadcast: Broadcast, person: int, shown: Page) -> None:
        text, keyboard = shown.parts[0], shown.keyboard
        if broadcast.shown_as is not None:
            await self._bot.edit_message_text(
                text, chat_id=person, message_id=broadcast.shown_as, reply_markup=keyboard
            )
        elif broadcast.ended_at is None:
            sent = await self._bot.send_message(person, text, reply_markup=keyboard)
            await watch(self._services, broadcast.id, person, sent.message_id)

    async def late(self, broadcast: Broadcast) -> None:
        """Ask whether to start, or go on with, what is over 24 hours late."""
        await self._show_to(
            await self._hearers(broadcast), broadcast, f"late:{broadcast.id}:{self._services.token()}"
        )

    async def waits(self, broadcast: Broadcast) -> None:
        """Ask owners what is to become of what waits; every editor where there is no owner within reach."""
        store, owners = self._services.store, self._services.owners
        everybody = await editors(store, owners)
        asked = [each for each in everybody if each in owners] or everybody
        since = broadcast.waits_since.isoformat() if broadcast.waits_since else ""
        await self._show_to(asked, broadcast, f"waits:{broadcast.id}:{since}")

    async def source_gone(self, occurrence: str, now: datetime) -> None:
        """Pause a broadcast that has nothing to copy any more, and ask for another message, once."""
        broadcast_id = occurrence.removeprefix(BROADCAST)
        if broadcast_id == occurrence:
            return
        self._services.put_off_pushes(occurrence)
        broadcast = await stop_at_source(self._services.store, broadcast_id, now)
        if broadcast is None:
            return
        occurrence = f"gone:{broadcast.id}:{len(broadcast.former)}"
        await self._show_to(await self._hearers(broadcast), broadcast, occurrence)

    async def report(
        self, broadcast: Broadcast, progress: BroadcastProgress, outcomes: Sequence[RecipientOutcome]
    ) -> None:
        """Report the end, with what became of each recipient as a file."""
        file = BufferedInputFile(as_csv(outcomes), f"broadcast-{broadcast.number}.csv")
        for person in await self._hearers(broadcast):
            await self._services.notify(
                person,
                f"report:{broadcast.id}",
                lambda tr: end_report(view_of(tr, self._services), broadcast, progress),
            )
            async with _in_time(broadcast):
                await self._bot.send_document(person, file)

    async def _show_to(self, people: Iterable[int], broadcast: Broadcast, occurrence: str) -> None:
        progress = await whole_progress(self._services.store, broadcast, self._services.clock())
        for person in people:
            await self._services.notify(
                person,
                occurrence,
                lambda tr: broadcast_page(view_of(tr, self._services), broadcast, progress),
            )

    async def _hearers(self, broadcast: Broadcast) -> list[int]:
        """Return who is told: the watcher; every editor where that one is none any more or out of reach."""
        watcher = _watcher(broadcast)
        chat = await self._services.store.chat(watcher)
        if chat is not None and chat.paused is None and await self._may_hear(watcher):
            return [watcher]
        return list(await editors(self._services.store, self._services.owners))

    async def _may_hear(self, person: int) -> bool:
        return may(await self._services.role_of(person), Right.BROADCAST)


@asynccontextmanager
async def _in_time(broadcast: Broadcast) -> AsyncIterator[None]:
    """Give up what takes too long, or is refused; nothing of a broadcast depends on it."""
    try:
        async with asyncio.timeout(SECONDS):
            yield
    except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
        if SAME not in str(error):
            log.info("broadcast not told of", broadcast=broadcast.number, reason=str(error))


def _watcher(broadcast: Broadcast) -> int:
    return broadcast.author if broadcast.shown_to is None else broadcast.shown_to
