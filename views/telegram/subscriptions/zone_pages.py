"""The choice of a time zone: by region, then by place, with the offset from UTC behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cities import city_name
from briefing.zones import NEAREST, Region, offset_minutes, places_in, zones_at
from views.languages import as_spelled
from views.telegram.subscriptions.choices import Choice
from views.telegram.subscriptions.settings_pages import SettingsPages
from views.telegram.support.markup import joined
from views.telegram.support.page import in_rows
from views.telegram.support.sheets import ListPage
from views.translate import N_, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from aiogram.types import InlineKeyboardButton

    from views.telegram.support.page import Page
    from views.translate import Translator

PER_ROW, PER_SHEET = 2, 40
TERRITORIES = {
    Region.CENTRAL_ASIA: "143",
    Region.RUSSIA: "RU",
    Region.EUROPE: "150",
    Region.ASIA: "142",
    Region.AMERICAS: "019",
    Region.AFRICA: "002",
    Region.OCEANIA: "009",
}
"""The codes under which CLDR has the names of regions."""
OTHER_REGIONS = {
    # Translators: Button with an emoji before it: a region of time zones, at most 30 characters.
    Region.CAUCASUS: N_("Caucasus and Türkiye"),
    # Translators: Button with an emoji before it: a region of time zones, at most 30 characters.
    Region.ISLANDS: N_("Islands and Antarctica"),
}

PLACES = {("uz", "Asia/Almaty"): "Olmaota", ("tr", "Asia/Aqtau"): "Aktau"}
"""Names that our texts have in the place of those of CLDR, by language and zone."""


def zone_name(tr: Translator, zone: str) -> str:
    """Return the name of a zone's place, or nothing for a zone that is only an offset from UTC."""
    area, slash, _place = zone.partition("/")
    if not slash or area == "Etc":
        return ""
    ours = PLACES.get((tr.language, zone))
    return tr.spelled(ours or as_spelled(tr.language, city_name(zone, tr.language)))


def offset_name(zone: str, now: datetime) -> str:
    """Return how far the clock of a zone is from UTC now: "UTC+5"."""
    minutes = offset_minutes(zone, now)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


class ZonePages(SettingsPages):
    """The pages on which a time zone is chosen."""

    def shown(self, name: str) -> Page | None:
        """Return the page with this name, or None if there is no such page."""
        kind, _sep, rest = name.partition("=")
        wanted, _sep, sheet = rest.partition("=")
        number = int(sheet) if sheet.isdecimal() else 0
        if name == "zone":
            return self._first()
        if kind == "in" and wanted in list(Region):
            return self._sheet(places_in(Region(wanted)), f"in={wanted}", number)
        # What the buttons of earlier versions asked for.
        if kind == "utc" and wanted.removeprefix("-").isdecimal():
            return self._sheet(zones_at(int(wanted), self._now), f"utc={wanted}", number)
        return None

    def among(self, zones: Iterable[str]) -> Page:
        """Return the page that asks which of several places is meant."""
        question = self._tr.gettext("Which place has your time?")
        return self._page(question, in_rows(map(self._place, zones), PER_ROW))

    def _first(self) -> Page:
        tr, present = self._tr, self._preferences.zone
        others = [] if present in NEAREST else [self._place(present)]
        rows = in_rows([*others, *map(self._place, NEAREST)], PER_ROW)
        rows += in_rows((self._link(self._region(each), f"in={each}") for each in Region), PER_ROW)
        if self._named:
            return self._page(tr.gettext("Choose a place or a region."), rows)
        example = tr.gettext("/settings Almaty")
        return self._page(
            tr.gettext("Choose a place or a region, or write it: {example}", example=example), rows
        )

    def _region(self, region: Region) -> str:
        tr = self._tr
        other = OTHER_REGIONS.get(region)
        return f"🌍 {tr.gettext(other) if other else tr.territory(TERRITORIES[region])}"

    def _sheet(self, zones: Iterable[str], name: str, number: int) -> Page:
        tr = self._tr
        ordered = sorted(zones, key=lambda zone: sort_key(zone_name(tr, zone)))
        sheet = ListPage.of(ordered, number, PER_SHEET)
        rows = in_rows(map(self._place, sheet.entries), PER_ROW)
        turns = [
            self._link(sign, f"{name}={to}")
            for sign, to in (("◀", sheet.number - 1), ("▶", sheet.number + 1))
            if 0 <= to < sheet.pages
        ]
        regions = [self._link(tr.gettext("🌍 Time zone"), "zone")]
        question = joined(tr.gettext("Which place has your time?"), sheet.place(tr))
        return self._page(question, [*rows, turns, regions])

    def _place(self, zone: str) -> InlineKeyboardButton:
        place, offset = zone_name(self._tr, zone), offset_name(zone, self._now)
        label = f"{place} · {offset}" if place else offset
        return self._choice(label, Choice.ZONE, zone, marked=zone == self._preferences.zone)
