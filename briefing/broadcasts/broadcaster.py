"""What happens to broadcasts without an editor: scheduled starts, ends, and messages about both."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from briefing.broadcasts.broadcast import Broadcast, BroadcastState
from briefing.broadcasts.enqueue_rows import change_if_unchanged, update_rows
from briefing.broadcasts.passes import RowPasses, row_states
from briefing.broadcasts.progress import outcomes, progress_of_figures, whole_progress
from briefing.broadcasts.responsibility import hold_without_right
from briefing.broadcasts.running import start
from briefing.broadcasts.sync_rows import DELETABLE_FOR, LATE, is_too_late, remove_old_rows
from briefing.local_time import is_within
from briefing.team.audit import Actor

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.broadcasts.passes import RowStates
    from briefing.broadcasts.progress import BroadcastProgress, Progress, RecipientOutcome
    from briefing.ports import Store

PAUSE = timedelta(seconds=3)
"""The shortest time between two messages about the progress of a broadcast."""


class BroadcastNotifier(Protocol):
    """Informs editors about their broadcasts; no method raises an error of Telegram."""

    async def progress(self, broadcast: Broadcast, progress: BroadcastProgress) -> None:
        """Show the progress in the message ``broadcast.shown_as``; called at most every 3 seconds."""

    async def late(self, broadcast: Broadcast) -> None:
        """Ask whether to start or continue a broadcast that is over 24 hours late; called once each time."""

    async def waits(self, broadcast: Broadcast) -> None:
        """Ask owners what to do with a held broadcast; after a crash perhaps a second time."""

    async def report(
        self, broadcast: Broadcast, progress: BroadcastProgress, outcomes: Sequence[RecipientOutcome]
    ) -> None:
        """Report the end and the outcome for each recipient; after a crash perhaps a second time."""


class Broadcaster:
    """Starts, ends and reports broadcasts."""

    def __init__(
        self, store: Store, notifier: BroadcastNotifier, owners: Collection[int], *, is_paid: bool = False
    ) -> None:
        self._store = store
        self._notifier = notifier
        self._owners = owners
        self._is_paid = is_paid
        self._passes = RowPasses()
        self._told: dict[str, tuple[datetime, BroadcastState, Progress | None]] = {}
        self._one_at_a_time = asyncio.Lock()

    async def tick(self, now: datetime) -> None:
        """Start due broadcasts, enqueue rows that a crash left out, end finished ones, and inform editors."""
        async with self._one_at_a_time:
            await hold_without_right(self._store, self._owners, now)
            for broadcast in await self._store.find(Broadcast, is_at_rest=False):
                if broadcast.waits_since is not None:
                    await self._wait(broadcast, now)
                elif broadcast.state is BroadcastState.SCHEDULED:
                    await self._start_due(broadcast, now)
                elif broadcast.started_at is not None:
                    await self._look_after(broadcast, now)

    async def _wait(self, broadcast: Broadcast, now: datetime) -> None:
        """Ask owners about a held broadcast, once, and hold rows that the worker has released since."""
        if not broadcast.is_asked_about:
            await self._notifier.waits(broadcast)
            await change_if_unchanged(self._store, broadcast, lambda each: replace(each, is_asked_about=True))
        states = await row_states(self._store, broadcast, now)
        if self._passes.is_due(broadcast, states, now):
            await self._pass(broadcast, states, now)

    async def _pass(self, broadcast: Broadcast, states: RowStates, now: datetime) -> Broadcast | None:
        """Update the rows of a broadcast; return its record, or None."""
        present = await update_rows(self._store, broadcast.id, now)
        self._passes.note(broadcast, states, now)
        return present

    async def _start_due(self, broadcast: Broadcast, now: datetime) -> None:
        if broadcast.at is None or broadcast.at > now:
            return
        if now - broadcast.at > LATE:
            await self._is_late(broadcast)
            return
        actor = Actor(broadcast.responsible, broadcast.role, now)
        started = await start(self._store, broadcast.id, actor, is_paid=self._is_paid)
        if started is not None:
            await self._tell(started, now)

    async def _look_after(self, broadcast: Broadcast, now: datetime) -> None:
        present: Broadcast | None = broadcast
        if broadcast.ended_at is None or not broadcast.enqueued:
            states = await row_states(self._store, broadcast, now)
            if self._passes.is_due(broadcast, states, now):
                present = await self._pass(broadcast, states, now)
            elif states.is_sending:
                await self._tell(broadcast, now)
                return
        if present is not None and present.ended_at is None:
            present = await self._end(present, now)
        if present is None:
            return
        if present.ended_at is None:
            await self._tell(present, now)
        elif not present.is_reported:
            await self._report(present, now)
        elif now - present.ended_at > DELETABLE_FOR:
            await self._remove_rows(present, now)

    async def _remove_rows(self, broadcast: Broadcast, now: datetime) -> None:
        """Remove old rows; when none is left, this broadcast is never looked at again."""
        if not await remove_old_rows(self._store, broadcast, now):
            await change_if_unchanged(self._store, broadcast, lambda each: replace(each, are_rows_gone=True))

    async def _end(self, broadcast: Broadcast, now: datetime) -> Broadcast | None:
        """End a broadcast when nothing is left to be sent; return its record, or None if it changed."""
        is_cancelled = broadcast.state is BroadcastState.CANCELLED
        is_in = broadcast.enqueued or is_cancelled
        if not is_in or broadcast.state is BroadcastState.LATE:
            return broadcast
        figures = await self._store.figures_of(broadcast.occurrence, now, now)
        if figures.open:
            return broadcast
        if not is_cancelled and any(is_too_late(*each) for each in figures.outcomes):
            return await self._is_late(broadcast)
        counted = progress_of_figures(figures, now, now)
        state = BroadcastState.CANCELLED if is_cancelled else BroadcastState.DONE
        return await change_if_unchanged(
            self._store,
            broadcast,
            lambda each: replace(each, state=state, ended_at=now, sent=counted.sent, failed=counted.failed),
        )

    async def _is_late(self, broadcast: Broadcast) -> Broadcast | None:
        late = await change_if_unchanged(
            self._store, broadcast, lambda each: replace(each, state=BroadcastState.LATE)
        )
        if late is not None:
            await self._notifier.late(late)
        return late

    async def _tell(self, broadcast: Broadcast, now: datetime) -> None:
        told = self._told.get(broadcast.id)
        if told is not None and is_within(told[0], PAUSE, now):
            return
        if broadcast.shown_as is not None and (told is None or told[1] is not broadcast.state):
            # The handler has just shown the progress to the editor who acted.
            self._told[broadcast.id] = (now, broadcast.state, None)
            return
        found = await whole_progress(self._store, broadcast, now)
        if told is not None and told[1:] == (broadcast.state, found.sending):
            return
        self._told[broadcast.id] = (now, broadcast.state, found.sending)
        await self._notifier.progress(broadcast, found)

    async def _report(self, broadcast: Broadcast, now: datetime) -> None:
        self._told.pop(broadcast.id, None)
        self._passes.forget(broadcast.id)
        found = await whole_progress(self._store, broadcast, now)
        await self._notifier.progress(broadcast, found)
        await self._notifier.report(broadcast, found, await outcomes(self._store, broadcast))
        await change_if_unchanged(self._store, broadcast, lambda each: replace(each, is_reported=True))
