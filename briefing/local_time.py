"""Moments of local dates and hours, also around changes of local clocks.

The zone is an argument; neither the clock nor the zone of the system is read.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MONTHS_A_YEAR = 12
SECOND = timedelta(seconds=1)


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of an IANA name; raises :class:`zoneinfo.ZoneInfoNotFoundError` or ValueError.

    ``ZoneInfo`` itself caches only eight zones, so that handling chats in more zones would read files.
    """
    return ZoneInfo(name)


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local date at ``moment``."""
    return moment.astimezone(zone).date()


def day_in_month(months: int, day: int) -> date:
    """Return a day of a month, at most its last; ``months`` is how many months after January of year 0."""
    year, month = months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def first_of_month(day: date, later: int = 0) -> date:
    """Return the first day of the month of ``day``, or of the month that is so many months later."""
    return day_in_month(day.year * MONTHS_A_YEAR + day.month - 1 + later, 1)


@lru_cache(maxsize=4096)
def at_local(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) at which the local clock first shows ``hour`` on ``day``, or jumps over it.

    When the clock leaves out the hour, that is the moment of the jump, even if a whole day is left out; an
    hour that comes twice counts the first time. So a later hour never has an earlier moment.

    Cached, because all chats of a zone ask for the same few hours within one tick.
    """
    before = _offset(_wall(day, hour, zone))
    after = _offset(_wall(day, hour, zone, fold=1))
    wall = _wall(day, hour, UTC)
    return _jump(wall - after, wall - before, zone) if before < after else wall - before


def next_at_local(moment: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """Return the first moment (UTC) after ``moment`` at which the local clock comes to, or over, ``hour``."""
    local = moment.astimezone(zone)
    day = local.date() if local.hour < hour else local.date() + DAY
    first = at_local(day, hour, zone)
    if first > moment:
        return first
    # The clock showed the hour already and was put back since, so that it shows it again.
    return _wall(day, hour, zone, fold=1).astimezone(UTC)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment between two others at which the local clock jumps forward, exact to the second."""
    old = _offset(before.astimezone(zone))

    def has_jumped(seconds: int) -> bool:
        return _offset((before + SECOND * seconds).astimezone(zone)) != old

    return before + SECOND * bisect_left(range((after - before) // SECOND), x=True, key=has_jumped)


def _wall(day: date, hour: int, zone: tzinfo, *, fold: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone, fold=fold)


def _offset(local: datetime) -> timedelta:
    offset = local.utcoffset()
    assert offset is not None
    return offset


def is_within(moment: datetime, span: timedelta, now: datetime) -> bool:
    """Tell whether a past moment is less than ``span`` before ``now``.

    A moment after ``now`` comes from before the clock was set back. Its distance counts in the same way, so
    that nobody waits longer than twice ``span``.
    """
    return abs(now - moment) < span
