"""When a feed is asked next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

REGULAR = timedelta(minutes=30)
"""The pause after a feed was read, and the first one after a failure."""
LONGEST = timedelta(days=1)
"""The longest pause, whatever a feed does or asks for."""
JITTER = 0.2
"""The part of a pause by which it may be shorter, so that feeds are not asked all at once."""


def next_fetch(
    now: datetime, failures: int, chance: Random, retry_after: timedelta | None = None
) -> datetime:
    """Return when to ask again: after pauses that double with each failure, and as late as is asked for."""
    doublings = min(max(failures - 1, 0), LONGEST // REGULAR)
    pause = min(REGULAR * (1 << doublings), LONGEST) * (1 - JITTER * chance.random())
    if retry_after is not None:
        asked = min(retry_after, LONGEST)
        pause = max(pause, min(asked * (1 + JITTER * chance.random()), LONGEST))
    return now + pause
