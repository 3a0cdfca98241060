"""The calendars of the site: of all statements, of one, and of an initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.calendar_words import calendar_title
from views.html.addresses import card_path, statement_path
from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.translate import Translator

CALENDAR = "text/calendar; charset=utf-8"
ALARM = "alarm"
"""The query parameter that asks for alarms, with how many days before."""
MOST_DAYS = 365


def calendars_of_all(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the calendars of all statements."""
    yield from ({"language": language} for language in site.translators)


def calendars_of_statements(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the calendars of statements."""
    for parts in calendars_of_all(site):
        yield from ({**parts, "statement": each.id} for each in site.library.newest_first)


def calendars_of_initiatives(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the addresses of the calendars of initiatives."""
    for parts in calendars_of_statements(site):
        statement = site.library.statements[parts["statement"]]
        yield from ({**parts, "slug": each.slug} for each in statement.in_order)


def calendar_of_all(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the calendar of all statements, or None if there is no such language."""
    tr = site.translators.get(parts["language"])
    if tr is None:
        return None
    return _written(site, tr, parts, calendar_title(tr, None), site.library.newest_first)


def calendar_of_one(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the calendar of a statement or of an initiative, or None if there is no such thing."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    slug = parts.get("slug")
    if tr is None or statement is None or slug not in (None, *statement.initiatives):
        return None
    return _written(site, tr, parts, calendar_title(tr, statement, slug), [statement])


def _written(
    site: Site, tr: Translator, parts: Mapping[str, str], title: str, statements: Iterable[Statement]
) -> Resource:
    from views.calendars import CalendarContext, calendar  # noqa: PLC0415 - icalendar can wait for the first one

    def address(statement: Statement, slug: str | None) -> str:
        path = card_path(tr.language, statement, slug) if slug else statement_path(tr.language, statement)
        return site.url(path)

    reader = CalendarContext(tr, site.zone, address, _alarm_days(parts.get("query", "")))
    return Resource(CALENDAR, calendar(reader, title, statements, parts.get("slug")))


def _alarm_days(asked: str) -> int | None:
    """Return how many days before an event it is to ring; what is no such number is ignored."""
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(MOST_DAYS))
    return int(asked) if is_number and int(asked) <= MOST_DAYS else None
