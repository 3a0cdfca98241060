"""What the replicas of a store share, for each kind of store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.one_process import one_process

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Clock, Store
    from briefing.ports_replicas import Pace, Replicas


def replicas_of(store: Store, pace: Pace, clock: Clock, monotonic: Callable[[], float]) -> Replicas:
    """Return what a process with this store shares with the others."""
    return one_process(store, clock, monotonic)
