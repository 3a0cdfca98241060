"""The names of places with a time zone of their own, to be shown and to be typed, in every language.

The names are those of CLDR, which Babel brings along; CLDR keeps zones under the names that they had first.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

from briefing.letters import folded
from briefing.zones import offset_minutes, places, places_of_country, zone_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

OTHER_CITIES: Mapping[str, tuple[str, ...]] = {
    "Asia/Almaty": (
        *("Astana", "Астана", "Ostona", "Shymkent", "Шымкент", "Чимкент", "Çimkent", "Şımkent"),
        *("Karaganda", "Qaraghandy", "Караганда", "Қарағанды", "Qaragʻanda", "Алма-Ата", "Olmaota"),
    ),
    "Asia/Ashgabat": ("Ашгабат", "Aşqabad"),
    "Asia/Baku": ("Ganja", "Gəncə", "Гянджа"),
    "Asia/Bishkek": ("Osh", "Ош", "Oʻsh"),
    "Asia/Samarkand": ("Semerkant", "Bukhara", "Buxoro", "Buhara", "Бухара"),
    "Asia/Tashkent": ("Namangan", "Наманган", "Andijan", "Andijon", "Andican", "Fergana", "Fargʻona"),
    "Europe/Istanbul": ("Ankara", "Анкара", "Anqara", "Izmir", "Измир", "Ізмір"),
    "Europe/Moscow": (
        *("Saint Petersburg", "St Petersburg", "Санкт-Петербург", "Sankt-Peterburg"),
        *("Kazan", "Казань", "Қазан", "Qozon"),
    ),
    "Asia/Shanghai": ("Beijing", "Пекин", "Бейжің", "Pekin"),
    "America/New_York": ("Washington", "Вашингтон", "Vaşinqton", "Vashington"),
    "Asia/Kolkata": ("Delhi", "New Delhi", "Дели", "Нью-Дели", "Yeni Delhi", "Dehli"),
    "Europe/Zurich": ("Geneva", "Женева", "Cenevre", "Jeneva"),
}
"""Cities that people name, but that share the zone of another one."""
LOCATIVES = (
    ("е", ""),
    ("е", "а"),
    ("и", "ь"),
    ("и", "я"),
    *((each, "") for each in ("да", "де", "до", "та", "те", "то", "da", "de", "ta", "te")),
)
"""Endings of folded names that say "there", and what the name has in their place: «в Астане», "Bakıda"."""


def city_name(zone: str, language: str) -> str:
    """Return the name of a zone's place in a language, else as the zone is called: "Нью-Йорк"."""
    known = Locale.parse(language.replace("-", "_")).time_zones
    named = (
        known[each]["city"] for each in (zone, *_earlier().get(zone, ())) if "city" in known.get(each, {})
    )
    return str(next(named, zone.rpartition("/")[2].replace("_", " ")))


def zones_meant(typed: str, languages: Collection[str], now: datetime) -> tuple[str, ...]:
    """Return the zones that a typed name may mean: of a city, a country, or one of the tz database.

    A country whose clocks all show the same hour now means the zone with most people.
    """
    if "/" in typed:
        return _one(zone_named(typed))
    spoken = tuple(sorted(languages))
    forms = _forms(_comparable(typed))
    if found := next((_cities(spoken)[each] for each in forms if each in _cities(spoken)), ()):
        return found
    code = next((_countries(spoken)[each] for each in forms if each in _countries(spoken)), None)
    found = places_of_country(code) if code else ()
    if len({offset_minutes(zone, now) for zone in found}) == 1:
        return found[:1]
    return found or _one(zone_named(typed))


def _one(zone: str | None) -> tuple[str, ...]:
    return (zone,) if zone else ()


def _forms(wanted: str) -> tuple[str, ...]:
    """Return a name as it was typed, and as it may be without the ending that says "there"."""
    stems = (wanted.removesuffix(ending) + vowel for ending, vowel in LOCATIVES if wanted.endswith(ending))
    return (wanted, *stems)


def _comparable(name: str) -> str:
    """Return a name in folded letters without blanks and punctuation."""
    return "".join(each for each in folded(name) if each.isalnum())


@cache
def _cities(languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the zones by the comparable names of their places, also by those that they had earlier."""
    found: dict[str, set[str]] = defaultdict(set)
    for zone in places():
        names = {city_name(zone, language) for language in languages}
        names |= {each.rpartition("/")[2] for each in (zone, *_earlier().get(zone, ()))}
        for name in (*names, *OTHER_CITIES.get(zone, ())):
            found[_comparable(name)].add(zone)
    return {name: tuple(sorted(zones)) for name, zones in found.items()}


@cache
def _countries(languages: tuple[str, ...]) -> Mapping[str, str]:
    territories = [Locale.parse(each.replace("-", "_")).territories for each in languages]
    return {_comparable(name): code for each in territories for code, name in each.items() if code.isalpha()}


@cache
def _earlier() -> Mapping[str, tuple[str, ...]]:
    """Return the names that zones had earlier."""
    found: dict[str, tuple[str, ...]] = {}
    for old, new in get_global("zone_aliases").items():
        found[new] = (*found.get(new, ()), old)
    return found
