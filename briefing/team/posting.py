"""One message to one person, through the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.batch import Batch
from briefing.subscription import Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.outbox import Body
    from briefing.ports import Store


async def notify(
    store: Store,
    person: int,
    occurrence: str,
    bodies: Sequence[Body],
    now: datetime,
    expires_at: datetime | None = None,
) -> int:
    """Enqueue a message, one body for each part; return how many rows that made.

    None where the person has one for this ``occurrence`` in the outbox already.
    """
    batch = Batch(now)
    batch.put(occurrence, Target(person), bodies, silent=False, expires_at=expires_at)
    return await batch.enqueue(store)
