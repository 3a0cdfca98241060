"""The data of a statement as files: all of it as JSON, its initiatives and its log for spreadsheets.

Names of columns and values are the same in all languages; texts are in the language of the address.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from briefing.statement.history import history
from briefing.statement.recording import when_recorded
from briefing.statement.status import assessment
from views.csv_file import csv_file
from views.html.addresses import card_path, entry_path
from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from zoneinfo import ZoneInfo

    from briefing.statement.entry import Entry
    from briefing.statement.history import Logged
    from briefing.statement.model import Initiative, Statement
    from views.html.site import Site
    from views.translate import Translator

    Cell = str | int | None

CSV, JSON = "text/csv; charset=utf-8; header=present", "application/json; charset=utf-8"
INITIATIVES = (
    "number",
    "slug",
    "title",
    "status",
    "last_checked_on",
    "sources_until",
    "verifiability",
    "paragraphs",
    "deadlines",
    "url",
)
LOG = (
    "id",
    "initiative",
    "kind",
    "day",
    "recorded_at",
    "status_before",
    "status_after",
    "text",
    "why",
    "meets",
    "correction_of",
    "correction_reason",
    "corrected_by",
    "sources_until",
    "evidence",
    "url",
)
BETWEEN = "; "
"""Between several values in a cell."""


def data_files(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of a data file for each language and statement."""
    for language in site.translators:
        yield from ({"language": language, "statement": each.id} for each in site.library.newest_first)


def whole_as_json(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return a statement with its whole log, in the form in which it can be imported."""
    found = _found(site, parts)
    if found is None:
        return None
    _tr, statement = found
    return Resource(JSON, site.as_json(statement).encode(), file_name=f"{statement.id}.json")


def initiatives_csv(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the initiatives of a statement, one a row, in the order of the statement."""
    found = _found(site, parts)
    if found is None:
        return None
    tr, statement = found
    rows = (_initiative(site, tr, statement, each) for each in statement.in_order)
    return _csv(statement, "initiatives", INITIATIVES, rows)


def log_csv(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the log of a statement, one entry a row, by initiative, newest first."""
    found = _found(site, parts)
    if found is None:
        return None
    tr, statement = found
    logged = (each for one in statement.in_order for each in history(statement, one.slug))
    return _csv(statement, "log", LOG, (_entry(site, tr, statement, each) for each in logged))


def _found(site: Site, parts: Mapping[str, str]) -> tuple[Translator, Statement] | None:
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    return None if tr is None or statement is None else (tr, statement)


def _csv(
    statement: Statement, name: str, columns: tuple[str, ...], rows: Iterable[Iterable[str | int | None]]
) -> Resource:
    return Resource(CSV, csv_file(columns, rows), file_name=f"{statement.id}-{name}.csv")


def _initiative(site: Site, tr: Translator, statement: Statement, each: Initiative) -> Iterator[Cell]:
    now = assessment(statement, each.slug)
    own = (deadline.slug for deadline in statement.deadlines.values() if deadline.initiative == each.slug)
    yield each.number
    yield each.slug
    yield tr.text(each.title)
    yield str(now.status)
    yield _day(now.last_checked_on)
    yield _day(now.sources_until)
    yield str(each.verifiability)
    yield BETWEEN.join(map(str, each.paragraphs))
    yield BETWEEN.join(own)
    yield site.url(card_path(tr.language, statement, each.slug))


def _entry(site: Site, tr: Translator, statement: Statement, logged: Logged) -> Iterator[Cell]:
    said = logged.entry
    event = said if isinstance(said, FollowUp) else None
    reason = event.correction_reason if event else None
    yield said.id
    yield said.initiative
    yield _kind(said)
    yield _day(logged.day)
    yield _moment(said, site.zone)
    yield str(logged.before)
    yield str(logged.after)
    yield tr.text(event.text) if event else None
    yield tr.text(said.why) if said.why else None
    yield event.meets if event else None
    yield event.correction_of if event else None
    yield tr.text(reason) if reason else None
    yield statement.corrected.get(said.id)
    yield None if isinstance(said, FollowUp) else _day(said.sources_until)
    yield BETWEEN.join(each.url for each in event.evidence) if event else None
    yield site.url(entry_path(tr.language, statement, said.id))


def _kind(said: Entry) -> str:
    if not isinstance(said, FollowUp):
        return "check"
    return "context" if said.context else "followup"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(said: Entry, zone: ZoneInfo) -> str:
    return when_recorded(said, zone).astimezone(UTC).isoformat(timespec="seconds")
