"""What changed in a week: statuses, events and deadlines, a page a week."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standings
from briefing.local_time import DAY, at_local
from briefing.news import News, news
from briefing.statement.history import history
from briefing.statement.recording import INSTANT
from views.html.addresses import card_path, digest_path, statement_path
from views.html.deadlines import deadline_view
from views.html.entries import entry_view
from views.html.frame import Place, page
from views.html.marks import signs
from views.html.spoken import spoken, spoken_heading
from views.log_words import status_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator

WEEK = DAY * 7
CACHED_WEEKS = 1024


def digests(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each week in which something changed, and of the present one."""
    for language in site.translators:
        for monday in _weeks(site):
            yield {"language": language, "date": monday.isoformat()}


def digest(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return what changed in a week, or None if there is no page for it."""
    tr, weeks = site.translators.get(parts["language"]), _weeks(site)
    monday = next((each for each in weeks if each.isoformat() == parts["date"]), None)
    if tr is None or monday is None:
        return None
    at = weeks.index(monday)
    heading = tr.gettext(
        "What changed from {first} to {last}",
        first=tr.date(monday),
        last=tr.date(monday + WEEK - DAY),
    )
    place = Place(
        lambda language: digest_path(language, monday),
        heading,
        tr.gettext(
            "Changed statuses, new evidence and deadlines of one week, with sources. {heading}.",
            heading=heading,
        ),
        name=tr.date(monday),
        crumbs=((tr.gettext("Week by week"), digest_path(tr.language, weeks[-1])),),
    )
    statements = [each for each in site.library.newest_first if not _news(site, each, monday).is_empty]
    return page(
        site,
        tr,
        "digest.html",
        place,
        heading=heading,
        statements=[_changes(site, tr, each, monday) for each in statements],
        nothing="" if statements else tr.gettext("Nothing changed in this week so far."),
        turns=list(_turns(tr, weeks, at)),
    )


def _turns(tr: Translator, weeks: list[date], at: int) -> Iterator[dict[str, str]]:
    """Yield the links to the weeks with changes before and after one."""
    for place, side in ((at - 1, "prev"), (at + 1, "next")):
        if 0 <= place < len(weeks):
            monday = weeks[place]
            # Translators: Link to another page: the week that begins on a day, at most 24 characters.
            name = tr.gettext("Week of {date}", date=tr.date(monday))
            yield {"side": side, "name": name, "path": digest_path(tr.language, monday)}


def _monday(day: date) -> date:
    return day - DAY * day.weekday()


def _weeks(site: Site) -> list[date]:
    """Return the Mondays of the weeks in which something changed, and of the present one."""
    now = _monday(site.today)
    monday = _monday(min(each.made_on for each in site.library.newest_first))
    found = []
    while monday <= now:
        if monday == now or any(not _news(site, each, monday).is_empty for each in site.library.newest_first):
            found.append(monday)
        monday += WEEK
    return found


def _news(site: Site, statement: Statement, monday: date) -> News:
    # Up to the end of the present day: what is recorded within a day makes another statement of it.
    last = min(monday + WEEK, site.today + DAY)
    return _news_before(statement, monday, last, site.zone)


@lru_cache(maxsize=CACHED_WEEKS)
def _news_before(statement: Statement, monday: date, day: date, zone: ZoneInfo) -> News:
    return news(statement, at_local(monday, 0, zone) - INSTANT, at_local(day, 0, zone) - INSTANT, zone)


def _changes(site: Site, tr: Translator, statement: Statement, monday: date) -> dict[str, object]:
    found = _news(site, statement, monday)
    changed = (each.initiative.slug for each in found.statuses)
    events = (each.initiative for each in found.followups)
    moved = (each.new.deadline.initiative for each in found.deadlines)
    slugs = dict.fromkeys((*changed, *events, *moved))
    return {
        "name": spoken_heading(tr, statement.title),
        "path": statement_path(tr.language, statement),
        "initiatives": [_of_initiative(site, tr, statement, slug, found) for slug in slugs],
    }


def _of_initiative(
    site: Site, tr: Translator, statement: Statement, slug: str, found: News
) -> dict[str, object]:
    change = next((each for each in found.statuses if each.initiative.slug == slug), None)
    ids = {each.id for each in found.followups} | ({change.by.id} if change else set())
    standings = deadline_standings(statement, site.today)
    return {
        "name": spoken(tr, statement.initiatives[slug].title),
        "path": card_path(tr.language, statement, slug),
        "step": status_step(tr, change.old, change.new, signs()) if change else "",
        # The change of the whole week is said once; that of an entry may begin elsewhere.
        "entries": [
            {**entry_view(tr, statement, each), "step": ""}
            for each in history(statement, slug)
            if each.entry.id in ids
        ],
        "deadlines": [
            deadline_view(site, tr, statement, each.new, standings)
            for each in found.deadlines
            if each.new.deadline.initiative == slug
        ],
    }
