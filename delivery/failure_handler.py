"""What an error of one message changes for its chat and target, and who is told about it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog

from briefing.chat import ChatKind, PauseReason
from briefing.chats.chat_updates import pause
from briefing.chats.loss_notices import remember_loss_notice
from briefing.errors import StorageUnavailable
from briefing.last_look import LOOKED_AT_AGAIN
from briefing.notify import notify
from briefing.outbox import BROADCAST, RowState
from briefing.sender import ErrorKind
from briefing.subscription import HaltReason, Target
from briefing.subscriptions.halting import HALTS, halt
from briefing.subscriptions.plan import pushes_in
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
NOTICE = "undelivered:"
"""How occurrences of these notices begin. When a notice itself is refused, no notice of that is sent."""

log = structlog.get_logger()

RETRY_SECONDS = 1.0
"""Pause before the result of a row is stored again after a failure of the store."""


class NoticeRenderer(Protocol):
    """Renders notices about undelivered messages; an empty language means the default language."""

    def halted(
        self, reason: HaltReason, target: Target, title: str, language: str, *, is_channel: bool
    ) -> Sequence[Body]:
        """Tell an administrator that nothing is sent to the target any more, and what they can do."""
        ...

    def refused(self, reason: str, body: Body, language: str) -> Sequence[Body]:
        """Tell an editor that Telegram refuses the content of a message, and why."""
        ...


class BroadcastStopper(Protocol):
    """Pauses a broadcast when the message that it copies is gone."""

    async def source_gone(self, occurrence: str, now: datetime) -> None:
        """Pause the broadcast with this occurrence; a second call for the same one changes nothing."""
        ...


class Titles(Protocol):
    """Returns titles of chats."""

    async def title(self, chat_id: int) -> str | None:
        """Return the present title of a group or channel, or None if Telegram does not tell it."""
        ...


class FailureHandler:
    """Pauses or moves the chat of an error, or halts its target; tells the people concerned once."""

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
        """Set by the composition root later: the stopper needs the worker, and the worker this object."""

    async def handle(self, outcome: Outcome, now: datetime) -> None:
        """Store the result of a row and everything that follows from it.

        Raises:
            StorageUnavailable: something was not stored. A row whose result was not stored stays leased.

        """
        row, kind = outcome.row, outcome.kind
        if (
            kind is ErrorKind.SOURCE_GONE
            and self.stopper is not None
            and row.occurrence.startswith(BROADCAST)
        ):
            await self.stopper.source_gone(row.occurrence, now)
            # The row waits, because an editor may name another message to copy.
            await self._close_row(replace(_untried(row), due_at=now + LOOKED_AT_AGAIN))
            return
        if outcome.migrated_to is not None:
            # Before the row is closed: otherwise it could be leased again with the old chat.
            await self._store.migrate_chat(row.target.chat_id, outcome.migrated_to)
        if kind in HALTS:
            await self._halt(row.target, HALTS[kind], now)
            if await self._is_due_later(row):
                await self._close_row(_untried(row))
                return
        await self._close_row(row)
        if row.state is RowState.DEAD:
            self._error_counts.died(row.reason or "", now)
        if kind in PAUSES:
            await pause(self._store, row.target.chat_id, PAUSES[kind])
            self._error_counts.paused(now)
        elif kind in {ErrorKind.REFUSED, ErrorKind.SOURCE_GONE} and not row.occurrence.startswith(NOTICE):
            await self._tell_editors(outcome, now)

    async def _is_due_later(self, row: Row) -> bool:
        """Tell whether the last look drops a row and lets its push be due when its target is resumed."""
        subscription = await self._store.subscription(row.target)
        is_halted = subscription is not None and subscription.halted is not None
        return is_halted and bool(pushes_in(row.occurrence))

    async def _close_row(self, row: Row) -> None:
        """Store the result of a row; try until the store works, because a sent row must not be sent again."""
        while True:
            try:
                return await self._row_closer.close_row(row)
            except StorageUnavailable as error:
                log.debug("push_outcome_waits", reason=str(error))
                await asyncio.sleep(RETRY_SECONDS)

    async def _halt(self, target: Target, reason: HaltReason, now: datetime) -> None:
        # The slow call comes first: if the program ends during it, no target is halted without a notice.
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
        """Tell each editor once about a refused body, however many rows share it."""
        occurrence = f"{NOTICE}{outcome.row.body}"
        for each in await editors(self._store, self._owners):
            told = partial(self._renderer.refused, outcome.row.reason or "", outcome.body)
            await notify(self._store, each, occurrence, told, now)


def _untried(row: Row) -> Row:
    return replace(row, state=RowState.PENDING, reason=None, closed_at=None)
