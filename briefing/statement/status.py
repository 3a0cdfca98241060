"""The assessment of an initiative: computed from the append-only log, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.statement.entry import Check, Entry, FollowUp, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing.statement.model import Statement
    from briefing.statement.text import Text


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the log says about one initiative."""

    status: Status
    last_checked_on: date | None
    """The date of the last look; an old one does not mean that nothing happened."""
    newest: FollowUp | None
    """As :func:`newest_event`."""
    why: Text | None
    """Why the status is what it is; an entry that does not say keeps it, unless it changes the status."""
    sources_until: date | None = None
    """The day up to which sources were read at the last look; None when that is the day of the look."""
    by: Entry | None = None
    """The entry that set the status; None when there is none."""


def newest_first(statement: Statement, slug: str | None = None) -> tuple[FollowUp, ...]:
    """Return the follow-ups of one initiative, or of all, newest first by the date of the event.

    On one date the entry that was recorded last comes first. Corrected entries are included.
    """
    chosen = statement.followups if slug is None else statement.followups_of.get(slug, ())
    last_first = reversed(chosen)
    return tuple(sorted(last_first, key=lambda each: each.happened_on, reverse=True))


def newest_event(statement: Statement, slug: str | None = None) -> FollowUp | None:
    """Return the newest follow-up that is not context, else the newest context, else None.

    Of one initiative, or of all; corrected entries do not count.
    """
    standing = [each for each in newest_first(statement, slug) if each.id not in statement.corrected]
    return next((each for each in standing if not each.context), next(iter(standing), None))


def deciding(statement: Statement, slug: str) -> Entry | None:
    """Return the entry of the log that sets the status of ``slug``, or None if there is none.

    The last one by date counts; on one date a check, else the later entry in the log. Background entries and
    corrected ones do not count.
    """
    setting = [each for each in _counting(statement, slug) if each.status is not None]
    return setting[-1] if setting else None


def by_day(log: Iterable[Entry]) -> list[tuple[date, Entry]]:
    """Return entries with their days in the order in which they count; on one date checks come last."""
    dated = [(each.happened_on if isinstance(each, FollowUp) else each.checked_on, each) for each in log]
    return sorted(dated, key=lambda each: (each[0], not isinstance(each[1], FollowUp)))


def _counting(statement: Statement, slug: str) -> list[Entry]:
    """Return the entries that count for the status of ``slug``, in the order in which they do."""
    events = (
        each
        for each in statement.followups_of.get(slug, ())
        if not each.context and each.id not in statement.corrected
    )
    return [each for _day, each in by_day([*events, *statement.checks_of.get(slug, ())])]


def assessment(statement: Statement, slug: str) -> Assessment:
    """Return the assessment of the initiative ``slug`` by all entries of its log."""
    counting = _counting(statement, slug)
    last = next((each for each in reversed(counting) if each.status is not None), None)
    followups = [each for each in newest_first(statement, slug) if each.id not in statement.corrected]
    checks = statement.checks_of.get(slug, ())
    looked = [each.checked_on for each in checks]
    looked += [evidence.read_on for followup in followups for evidence in followup.evidence]
    last_look, last_check = max(looked, default=None), _last_check(checks)
    return Assessment(
        status=last.status if last and last.status else Status.NOT_ASSESSED,
        last_checked_on=last_look,
        newest=newest_event(statement, slug),
        why=_why(counting),
        sources_until=last_check.sources_until if last_check and last_check.checked_on == last_look else None,
        by=last,
    )


def _last_check(checks: Sequence[Check]) -> Check | None:
    """Return the last check by date; on one date the later entry in the log."""
    return max(reversed(checks), key=lambda each: each.checked_on, default=None)


def _why(counting: Iterable[Entry]) -> Text | None:
    """Return what was last said to explain the status; a note on another status explains it no more."""
    status, said, changed = Status.NOT_ASSESSED, None, None
    for each in counting:
        if each.status not in (None, status):
            said = changed = each
        elif each.why is not None:
            said = each
        status = each.status or status
    if said is not None and changed is not None and _is_newer(changed, said):
        return changed.why
    return said.why if said is not None else None


def _is_newer(one: Entry, other: Entry) -> bool:
    """Tell whether an entry was recorded after another one, though it may be about an earlier day."""
    if one.recorded_at is None or other.recorded_at is None:
        return False
    return one.recorded_at > other.recorded_at
