"""How long ago something was, by a clock that may have been set meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


def is_within(moment: datetime, span: timedelta, now: datetime) -> bool:
    """Tell whether a moment that has been is less than ``span`` away from ``now``.

    One that lies ahead shows that the clock was set back since. It counts as being as far away as it lies
    ahead, so that nobody waits longer for it than twice the span.
    """
    return abs(now - moment) < span
