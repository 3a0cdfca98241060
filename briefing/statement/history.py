"""The complete log of an initiative as readers see it, corrected entries included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.statement.entry import Entry, FollowUp, Status
from briefing.statement.recording import entries
from briefing.statement.status import by_day

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Statement


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of the log, with the status before and after it."""

    entry: Entry
    day: date
    """The date of the event or of the check."""
    before: Status
    after: Status
    """The status after it; for a corrected entry the status that it set, though it no longer counts."""
    is_corrected: bool = False


def history(statement: Statement, slug: str) -> tuple[Logged, ...]:
    """Return every entry about ``slug``, newest first by the date of the event or check.

    On one date checks come before follow-ups, and later entries before earlier ones: the reverse of the order
    in which :func:`briefing.statement.status.deciding` counts them.
    """
    status, found = Status.NOT_ASSESSED, []
    for day, entry in by_day(each for each in entries(statement) if each.initiative == slug):
        is_context = isinstance(entry, FollowUp) and entry.context
        after = status if entry.status is None or is_context else entry.status
        is_corrected = entry.id in statement.corrected
        found.append(Logged(entry, day, status, after, is_corrected))
        if not is_corrected:
            status = after
    return tuple(reversed(found))


def entry_of(statement: Statement, name: str, longest: int) -> Logged | None:
    """Return the entry with an id; None if there is none.

    A name of ``longest`` characters may be the beginning of a longer id, which only one entry may have.
    """
    found = [each for each in entries(statement) if each.id == name]
    if len(name) == longest:
        found = found or [each for each in entries(statement) if each.id.startswith(name)]
    if len(found) != 1:
        return None
    return next(each for each in history(statement, found[0].initiative) if each.entry is found[0])
