"""The assessment of an initiative: computed from the append-only log, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.statement.model import Check, Entry, FollowUp, Statement, Status, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the log says about one initiative."""

    status: Status
    last_checked_on: date | None
    """The date of the last look; an old one does not mean that nothing happened."""
    newest: FollowUp | None
    """As :func:`newest_event`."""
    why: Text | None
    """Why the status is what it is, from the last check; None when a later event changed the status."""
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
    entries: list[tuple[date, Entry]] = [
        (each.happened_on, each)
        for each in statement.followups_of.get(slug, ())
        if not each.context and each.id not in statement.corrected
    ]
    entries += [(each.checked_on, each) for each in statement.checks_of.get(slug, ())]
    setting = [entry for entry in entries if entry[1].status is not None]
    return max(reversed(setting), key=lambda entry: entry[0])[1] if setting else None


def assessment(statement: Statement, slug: str) -> Assessment:
    """Return the assessment of the initiative ``slug`` by all entries of its log."""
    last = deciding(statement, slug)
    followups = [each for each in newest_first(statement, slug) if each.id not in statement.corrected]
    checks = statement.checks_of.get(slug, ())
    looked = [each.checked_on for each in checks]
    looked += [evidence.read_on for followup in followups for evidence in followup.evidence]
    last_look, last_check = max(looked, default=None), _last_check(checks)
    return Assessment(
        status=last.status if last and last.status else Status.NOT_ASSESSED,
        last_checked_on=last_look,
        newest=newest_event(statement, slug),
        why=_why(last_check, followups),
        sources_until=last_check.sources_until if last_check and last_check.checked_on == last_look else None,
        by=last,
    )


def _last_check(checks: Sequence[Check]) -> Check | None:
    """Return the last check by date; on one date the later entry in the log."""
    return max(reversed(checks), key=lambda each: each.checked_on, default=None)


def _why(last: Check | None, followups: Sequence[FollowUp]) -> Text | None:
    if last is None:
        return None
    changed = any(
        each.status is not None and not each.context and each.happened_on > last.checked_on
        for each in followups
    )
    return None if changed else last.why
