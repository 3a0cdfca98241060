"""What replicas share, for stores that only one process can open: kept in memory, and in records."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.ports_replicas import Replicas
from storage.one_process.claims import RecordedClaims
from storage.one_process.floods import HeardHere
from storage.one_process.holds import RecordedHolds
from storage.one_process.membership import OnlyMember
from storage.one_process.revisits import RevisitsHere

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Clock
    from briefing.records import RecordStore


def one_process(
    store: RecordStore, clock: Clock, monotonic: Callable[[], float] = time.monotonic
) -> Replicas:
    """Return what the only process of a store needs."""
    return Replicas(
        RecordedHolds(store, clock),
        RecordedClaims(store, clock),
        HeardHere(monotonic),
        RevisitsHere(),
        OnlyMember(),
    )
