"""What an error of one message does to its chat and its target, and who is told of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog

from briefing.chats.chat import ChatKind, PauseReason, pause
from briefing.chats.loss_notices import remember_loss_notice
from briefing.errors import StorageUnavailable
from briefing.last_look import LOOKED_AT_AGAIN
from briefing.notify import notify
from briefing.outbox import BROADCAST, RowState
from briefing.sender import ErrorKind
from briefing.subscription import HaltReason, Target
from briefing.subscriptions.halting import halt
from briefing.team.members import editors
from delivery.row_closer import RowCloser

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.outbox import Body, Row
    from briefing.ports import Store
    from briefing.stats.error_counts import ErrorCounter
    from delivery.sending import Outcome

PAUSES = {
    ErrorKind.BLOCKED: PauseReason.BLOCKED,
    ErrorKind.DEACTIVATED: PauseReason.DEACTIVATED,
    ErrorKind.KICKED: PauseReason.REMOVED,
    ErrorKind.NOT_MEMBER: PauseReason.NOT_MEMBER,
    ErrorKind.NOT_FOUND: PauseReason.NOT_FOUND,
}
HALTS = {
    ErrorKind.TOPIC_CLOSED: HaltReason.TOPIC_CLOSED,
    ErrorKind.TOPIC_DELETED: HaltReason.TOPIC_DELETED,
    ErrorKind.NO_RIGHT: HaltReason.NO_RIGHT,
}
NOTICE = "undelivered:"
"""How occurrences of these notices begin; one that is refused itself is told to nobody."""

log = structlog.get_logger()

AGAIN_SECONDS = 1.0
"""When storing what became of a row is tried again."""


class NoticeRenderer(Protocol):
    """Turns what people are told of undelivered messages into bodies; without a language in the default."""

    def halted(
        self, reason: HaltReason, target: Target, title: str, language: str, *, is_channel: bool
    ) -> Sequence[Body]:
        """Render for an administrator that nothing is sent to a target any more, and what to do."""
        ...

    def refused(self, reason: str, body: Body, language: str) -> Sequence[Body]:
        """Render for an editor that Telegram takes a message from nobody, and why."""
        ...


class BroadcastStopper(Protocol):
    """Stops a broadcast of which nothing can be sent any more as it is."""

    async def source_gone(self, occurrence: str, now: datetime) -> None:
        """Pause the broadcast with this occurrence: what it copies is gone. May be called again for it."""
        ...


class Titles(Protocol):
    """Knows what chats are called."""

    async def title(self, chat_id: int) -> str | None:
        """Return the present title of a group or channel; None when it cannot be learned."""
        ...


class FailureHandler:
    """Pauses, moves and halts what an error was about; tells administrators and editors once."""

    def __init__(
        self,
        store: Store,
        titles: Titles,
        renderer: NoticeRenderer,
        error_counts: ErrorCounter,
        owners: Collection[int],
    ) -> None:
        self._store = store
        self._row_closer = RowCloser(store)
        self._titles = titles
        self._renderer = renderer
        self._error_counts = error_counts
        self._owners = owners
        self.stopper: BroadcastStopper | None = None
        """Set when everything else is wired: it writes by way of the worker, which comes after this."""

    async def carry_out(self, outcome: Outcome, now: datetime) -> None:
        """Store what became of a row, and all that follows from it.

        Raises:
            StorageUnavailable: not all of it is kept; a row whose outcome is not stays leased.

        """
        row, kind = outcome.row, outcome.kind
        if (
            kind is ErrorKind.SOURCE_GONE
            and self.stopper is not None
            and row.occurrence.startswith(BROADCAST)
        ):
            await self.stopper.source_gone(row.occurrence, now)
            # It may be sent yet, with another message in place of the one that is gone.
            untried = replace(row, state=RowState.PENDING, reason=None, closed_at=None)
            await self._close_row(replace(untried, due_at=now + LOOKED_AT_AGAIN))
            return
        if outcome.migrated_to is not None:
            # First, so that nobody takes the row meanwhile and calls the old chat again.
            await self._store.migrate_chat(row.target.chat_id, outcome.migrated_to)
        await self._close_row(row)
        if row.state is RowState.DEAD:
            self._error_counts.died(row.reason or "", now)
        if kind in PAUSES:
            await pause(self._store, row.target.chat_id, PAUSES[kind])
            self._error_counts.paused(now)
        elif kind in HALTS:
            await self._halt(row.target, HALTS[kind], now)
        elif kind in {ErrorKind.REFUSED, ErrorKind.SOURCE_GONE} and not row.occurrence.startswith(NOTICE):
            await self._tell_editors(outcome, now)

    async def _close_row(self, row: Row) -> None:
        """Store what became of a row, as soon as that is possible: what was sent is not to be sent again."""
        while True:
            try:
                return await self._row_closer.close_row(row)
            except StorageUnavailable as error:
                log.debug("what became of a push is still to be stored", reason=str(error))
                await asyncio.sleep(AGAIN_SECONDS)

    async def _halt(self, target: Target, reason: HaltReason, now: datetime) -> None:
        # Asked first: a program that ends meanwhile has halted nothing of which nobody was told.
        title = await self._titles.title(target.chat_id) or str(target.chat_id)
        chat = await self._store.chat(target.chat_id)
        managers = [each for each in await self._store.managers_of(target.chat_id) if each.paused is None]
        language = await halt(self._store, target, reason)
        if language is None:
            return
        where = f"{target.chat_id}:{target.thread or ''}"
        for each in managers:
            own = await self._store.subscription(Target(each.id))
            is_channel = chat is not None and chat.kind is ChatKind.CHANNEL
            told = partial(self._renderer.halted, reason, target, title, is_channel=is_channel)
            known, occurrence = own.language if own else language, f"{NOTICE}{where}:{now.isoformat()}"
            await notify(self._store, each.id, occurrence, told, now, language=known)
            if reason is HaltReason.NO_RIGHT:
                await remember_loss_notice(self._store, target.chat_id, each.id)

    async def _tell_editors(self, outcome: Outcome, now: datetime) -> None:
        """Tell each editor of a body that is not taken, once however many were to get it."""
        occurrence = f"{NOTICE}{outcome.row.body}"
        for each in await editors(self._store, self._owners):
            told = partial(self._renderer.refused, outcome.row.reason or "", outcome.body)
            await notify(self._store, each, occurrence, told, now)
