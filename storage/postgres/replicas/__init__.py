"""What the replicas on one database share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ports_replicas import Replicas
from storage.postgres.replicas.claims import SharedClaims
from storage.postgres.replicas.floods import SharedFloods
from storage.postgres.replicas.holds import SharedHolds
from storage.postgres.replicas.membership import Member
from storage.postgres.replicas.revisits import SharedRevisits
from storage.postgres.replicas.turns import SharedTurns

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports_replicas import Pace
    from storage.postgres.database import Database


def shared(database: Database, process: str, pace: Pace, monotonic: Callable[[], float]) -> Replicas:
    """Return what a process of the table ``processes`` shares with the others."""
    member = Member(database, process, monotonic)
    return Replicas(
        SharedHolds(database),
        SharedClaims(database, process, member),
        SharedFloods(database, monotonic),
        SharedRevisits(database),
        member,
        SharedTurns(database, pace, member, monotonic) if any(pace) else None,
    )
