"""Time zones for people to choose from: by region and place, or by how far the clock is from UTC."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from briefing.letters import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUTE = timedelta(minutes=1)
OF_THE_MACHINE = frozenset({"localtime", "factory", "posixrules"})
"""Names that mean a different zone on each machine, or none."""
NEAREST = (
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Bishkek",
    "Asia/Dushanbe",
    "Asia/Ashgabat",
    "Asia/Baku",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Europe/Istanbul",
    "Europe/Moscow",
)
"""Where most readers of the statement live; these places are offered first."""


class Region(StrEnum):
    """Parts of the world among which the places are divided; the value is carried by buttons."""

    CENTRAL_ASIA = "central-asia"
    CAUCASUS = "caucasus"
    RUSSIA = "russia"
    EUROPE = "europe"
    ASIA = "asia"
    AMERICAS = "americas"
    AFRICA = "africa"
    OCEANIA = "oceania"
    ISLANDS = "islands"


_OF_COUNTRIES = {
    **dict.fromkeys(("KZ", "KG", "TJ", "TM", "UZ"), Region.CENTRAL_ASIA),
    **dict.fromkeys(("AM", "AZ", "GE", "TR"), Region.CAUCASUS),
    "RU": Region.RUSSIA,
}
_OF_AREAS = {
    "Europe": Region.EUROPE,
    "Asia": Region.ASIA,
    "America": Region.AMERICAS,
    "Africa": Region.AFRICA,
    "Australia": Region.OCEANIA,
    "Pacific": Region.OCEANIA,
}
"""By the first part of a zone's name; what is not here lies on islands or in the Antarctic."""


@cache
def _places() -> Mapping[str, str]:
    """Return the zones of the tz database that have a place of their own in a country, with its code.

    Within a country the zones are in the order of the database, that with most people first.
    """
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    return {row[2]: row[0] for row in rows}


def places() -> tuple[str, ...]:
    """Return all zones that people choose among."""
    return tuple(_places())


def places_in(region: Region) -> tuple[str, ...]:
    """Return the zones of a region."""
    return tuple(zone for zone, country in _places().items() if _region(zone, country) is region)


def places_of_country(code: str) -> tuple[str, ...]:
    """Return the zones of the country with this code of ISO 3166, that with most people first."""
    return tuple(zone for zone, country in _places().items() if country == code)


def _region(zone: str, country: str) -> Region:
    area = zone.partition("/")[0]
    return _OF_COUNTRIES.get(country) or _OF_AREAS.get(area, Region.ISLANDS)


def offset_minutes(zone: str, now: datetime) -> int:
    """Return how many minutes a zone is ahead of UTC at ``now``."""
    return (now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) // MINUTE


def zones_at(minutes: int, now: datetime) -> tuple[str, ...]:
    """Return the places that are ``minutes`` ahead of UTC at ``now``."""
    return tuple(zone for zone in _places() if offset_minutes(zone, now) == minutes)


def fixed_zone(minutes: int) -> str | None:
    """Return the zone that is always so many whole hours ahead of UTC, or None if there is none.

    The names of the tz database count the other way: ``Etc/GMT-5`` is five hours ahead.
    """
    hours, rest = divmod(minutes, 60)
    return None if rest else zone_named(f"Etc/GMT{-hours:+}" if hours else "Etc/UTC")


def zone_named(asked: str) -> str | None:
    """Return the zone with a typed name, or None; case is ignored, and blanks count as underscores."""
    return _zones_by_name().get(folded(asked.strip().replace(" ", "_")))


@cache
def _zones_by_name() -> Mapping[str, str]:
    names = {folded(name): name for name in sorted(available_timezones(), reverse=True)}
    return {name: zone for name, zone in names.items() if name not in OF_THE_MACHINE}
