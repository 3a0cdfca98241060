"""Time zones for people to choose from: by offset, then by place."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

MINUTE = timedelta(minutes=1)
OF_THE_MACHINE = frozenset({"localtime", "factory", "posixrules"})
"""Names that mean a different zone on each machine, or none."""


@cache
def _places() -> tuple[str, ...]:
    """Return the zones of the tz database without aliases: those that differ since 1970."""
    table = files("tzdata").joinpath("zoneinfo", "zone1970.tab").read_text(encoding="utf-8")
    return tuple(sorted(line.split("\t")[2] for line in table.splitlines() if line and line[0] != "#"))


def offset_minutes(zone: str, now: datetime) -> int:
    """Return how many minutes a zone is ahead of UTC at ``now``."""
    return (now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) // MINUTE


def offsets(now: datetime) -> tuple[int, ...]:
    """Return every offset in use at ``now``, in minutes, in ascending order."""
    return tuple(sorted({offset_minutes(zone, now) for zone in _places()}))


def zones_at(minutes: int, now: datetime) -> tuple[str, ...]:
    """Return the zones that are ``minutes`` ahead of UTC at ``now``, by name."""
    return tuple(zone for zone in _places() if offset_minutes(zone, now) == minutes)


def zone_named(asked: str) -> str | None:
    """Return the zone with a typed name, or None; case is ignored, and blanks count as underscores."""
    wanted = asked.strip().replace(" ", "_").lower()
    if wanted in OF_THE_MACHINE:
        return None
    return next((name for name in sorted(available_timezones()) if name.lower() == wanted), None)
