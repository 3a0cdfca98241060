"""Local days and hours as moments, through the jumps of local clocks.

A zone is an argument; neither the system's clock nor its zone is ever read.
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

    ``ZoneInfo`` itself keeps only the last eight alive: a run over chats in more zones would read files.
    """
    return ZoneInfo(name)


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """Return the calendar date that the local clock shows at ``moment``."""
    return moment.astimezone(zone).date()


def day_in_month(months: int, day: int) -> date:
    """Return a day of a month, at most its last; ``months`` is how many months after January of year 0."""
    year, month = months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


@lru_cache(maxsize=4096)
def at_local(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) at which the local clock first shows ``hour`` on ``day``, or jumps over it.

    In a gap that is the instant of the jump, whether it leaves out half an hour or a whole day; of an hour
    that comes twice it is the first. A later hour therefore never has an earlier moment.

    Remembered, because all chats of a zone ask for the same few hours within one tick.
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
    # The clock was there already and has been put back since: it comes there again.
    return _wall(day, hour, zone, fold=1).astimezone(UTC)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant between two moments at which the local clock jumps forward, exact to the second."""
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
    """Tell whether a moment that has been is less than ``span`` away from ``now``.

    One that lies ahead shows that the clock was set back since. It counts as being as far away as it lies
    ahead, so that nobody waits longer for it than twice the span.
    """
    return abs(now - moment) < span
