"""Several digests in a row, for the tests of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.subscriptions.schedule import next_due

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.preferences import Preferences


def next_dues(
    preferences: Preferences, last_sent: datetime | None, now: datetime, count: int
) -> tuple[datetime, ...]:
    """Return the next digests, each asked for at the moment of the one before."""
    moments: list[datetime] = []
    while len(moments) < count and (due := next_due(preferences, last_sent, now)) is not None:
        moments.append(due)
        now = due
    return tuple(moments)
