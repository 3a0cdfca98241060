"""Messages to editors about their broadcasts: progress, questions about a late one, the report at the end."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BufferedInputFile

from briefing.broadcasts.progress import whole_progress
from briefing.broadcasts.running import stop_at_source
from briefing.outbox import BROADCAST
from briefing.team.members import editors
from briefing.team.roles import Right, may
from handlers.broadcasts.broadcast_page import view_of, watch
from telegram.errors import is_unmodified
from views.telegram.broadcasts.broadcasts import broadcast_page, end_report
from views.telegram.broadcasts.files import as_csv

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from datetime import datetime

    from aiogram import Bot

    from briefing.broadcasts.broadcast import Broadcast
    from briefing.broadcasts.progress import BroadcastProgress, RecipientOutcome
    from handlers.support.context import Services

log = structlog.get_logger()
SECONDS = 10
"""Limit for showing progress: a chat that Telegram lets wait must not hold up other broadcasts."""


class TelegramBroadcastNotifier:
    """Writes to the editor who started a broadcast, else to its author; what Telegram refuses is logged."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def progress(self, broadcast: Broadcast, progress: BroadcastProgress) -> None:
        """Show the progress in one message that is edited; the first one of a scheduled broadcast is sent."""
        person = _watcher(broadcast)
        if not await self._may_be_told(person):
            return
        tr = await self._services.translator_for(person)
        shown = broadcast_page(view_of(tr, self._services), broadcast, progress)
        text, keyboard = shown.parts[0], shown.keyboard
        async with _in_time(broadcast):
            if broadcast.shown_as is not None:
                await self._bot.edit_message_text(
                    text, chat_id=person, message_id=broadcast.shown_as, reply_markup=keyboard
                )
            elif broadcast.ended_at is None:
                sent = await self._bot.send_message(person, text, reply_markup=keyboard)
                await watch(self._services, broadcast.id, person, sent.message_id)

    async def late(self, broadcast: Broadcast) -> None:
        """Ask whether a broadcast that is over 24 hours late is to be started, or to go on."""
        await self._show_to(
            await self._people_to_tell(broadcast), broadcast, f"late:{broadcast.id}:{self._services.token()}"
        )

    async def waits(self, broadcast: Broadcast) -> None:
        """Ask owners, or all editors if no owner can be reached, what is to become of a broadcast."""
        store, owners = self._services.store, self._services.owners
        everybody = await editors(store, owners)
        asked = [each for each in everybody if each in owners] or everybody
        since = broadcast.waits_since.isoformat() if broadcast.waits_since else ""
        await self._show_to(asked, broadcast, f"waits:{broadcast.id}:{since}")

    async def source_gone(self, occurrence: str, now: datetime) -> None:
        """Pause a broadcast whose message to copy was deleted, and ask for another message, once."""
        broadcast_id = occurrence.removeprefix(BROADCAST)
        if broadcast_id == occurrence:
            return
        self._services.put_off_pushes(occurrence)
        broadcast = await stop_at_source(self._services.store, broadcast_id, now)
        if broadcast is None:
            return
        occurrence = f"gone:{broadcast.id}:{len(broadcast.former)}"
        await self._show_to(await self._people_to_tell(broadcast), broadcast, occurrence)

    async def report(
        self, broadcast: Broadcast, progress: BroadcastProgress, outcomes: Sequence[RecipientOutcome]
    ) -> None:
        """Report the end, with a file that says what became of each recipient."""
        file = BufferedInputFile(as_csv(outcomes), f"broadcast-{broadcast.number}.csv")
        for person in await self._people_to_tell(broadcast):
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

    async def _people_to_tell(self, broadcast: Broadcast) -> list[int]:
        """Return the editor who watches; all editors when that one has lost the right or is out of reach."""
        watcher = _watcher(broadcast)
        chat = await self._services.store.chat(watcher)
        if chat is not None and chat.paused is None and await self._may_be_told(watcher):
            return [watcher]
        return list(await editors(self._services.store, self._services.owners))

    async def _may_be_told(self, person: int) -> bool:
        return may(await self._services.role_of(person), Right.BROADCAST)


@asynccontextmanager
async def _in_time(broadcast: Broadcast) -> AsyncIterator[None]:
    """Give up calls that take too long or are refused: the broadcast goes on without them."""
    try:
        async with asyncio.timeout(SECONDS):
            yield
    except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
        if not is_unmodified(error):
            log.info("broadcast_not_told", broadcast=broadcast.number, reason=str(error))


def _watcher(broadcast: Broadcast) -> int:
    return broadcast.author if broadcast.shown_to is None else broadcast.shown_to
