"""When all rows of a broadcast are looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast, BroadcastState
from briefing.broadcasts.enqueue_rows import acts_on
from briefing.local_time import is_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.outbox import RowState
    from briefing.ports import Store

FEW = 1_000
"""Open rows; fewer than these are looked at in every tick."""
LONGEST = timedelta(minutes=10)
"""After this time all rows are looked at again, because chats may have been paused."""


@dataclass(frozen=True, slots=True)
class RowStates:
    """The states of the rows that send, edit or delete the messages of a broadcast."""

    outcomes: tuple[Mapping[tuple[RowState, str | None], int], ...]
    open: int
    is_sending: bool
    """Whether any of those that send the messages is open."""
    are_all_held: bool
    """Whether each open row is held."""


async def row_states(store: Store, broadcast: Broadcast, now: datetime) -> RowStates:
    """Return the states of the rows of a broadcast; none is loaded."""
    occurrences = (broadcast.occurrence, *broadcast.amendments)
    found = [await store.figures_of(each, now, now) for each in occurrences]
    return RowStates(
        tuple(each.outcomes for each in found),
        sum(each.open for each in found),
        found[0].open > 0,
        all(each.last_due is None for each in found),
    )


@dataclass(frozen=True, slots=True)
class _Pass:
    at: datetime
    acts: tuple[object, ...]
    states: RowStates


class RowPasses:
    """Remembers when this process last looked at all rows of each broadcast, and how they were."""

    def __init__(self) -> None:
        self._last: dict[str, _Pass] = {}

    def is_due(self, broadcast: Broadcast, states: RowStates, now: datetime) -> bool:
        """Tell whether a look at all rows may change any.

        Where many are open that is when somebody acted on the broadcast since the last look, when rows are
        still to be enqueued, when one came back from the worker that should be held, or after a while.
        """
        last = self._last.get(broadcast.id)
        if states.open < FEW or last is None:
            return True
        if last.acts != acts_on(broadcast) or not is_within(last.at, LONGEST, now):
            return True
        if broadcast.waits_since is None and broadcast.state is BroadcastState.RUNNING:
            return not broadcast.enqueued
        return not states.are_all_held or states.outcomes != last.states.outcomes

    def note(self, broadcast: Broadcast, states: RowStates, now: datetime) -> None:
        """Remember that all rows were looked at, with the broadcast and their states as they were before."""
        self._last[broadcast.id] = _Pass(now, acts_on(broadcast), states)

    def forget(self, broadcast_id: str) -> None:
        """Remember a broadcast no more, because it ended."""
        self._last.pop(broadcast_id, None)
