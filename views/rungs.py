"""What a reminder says on each of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rungs import RungKind
from briefing.statement import DeadlineKind, Precision

if TYPE_CHECKING:
    from briefing.rungs import Rung
    from briefing.statement import Deadline
    from views.translate import Translator


def rung_words(  # noqa: PLR0911 - one case for each kind
    tr: Translator, rung: Rung, deadline: Deadline
) -> str:
    """Say how far the deadline is on the day of the rung."""
    days, is_period = rung.days, deadline.kind is DeadlineKind.PERIOD
    match rung.kind:
        case RungKind.BEFORE_FIRST:
            return tr.ngettext("begins in {n} day", "begins in {n} days", days)
        case RungKind.FIRST_DAY:
            return tr.gettext("begins today")
        case RungKind.LAST_DAY:
            return tr.gettext("today is the last day")
        case RungKind.AFTER_LAST if is_period:
            return tr.gettext("ended; being reviewed")
        case RungKind.AFTER_LAST:
            return tr.gettext("past, no evidence that it was met")
        case RungKind.OVERDUE:
            return tr.ngettext(
                "past by {n} day, no evidence that it was met",
                "past by {n} days, no evidence that it was met",
                days,
            )
        case RungKind.YEARLY:
            years = deadline.last_day.year - rung.day.year
            return tr.ngettext("ahead, {n} year is left", "ahead, {n} years are left", years)
        case _:
            return _left(tr, rung, deadline)


def _left(tr: Translator, rung: Rung, deadline: Deadline) -> str:
    """Count the days that are left; of a year where a year was stated."""
    year = deadline.last_day.year
    if deadline.precision is Precision.YEAR and rung.day.year == year:
        return tr.ngettext("{n} day of {year} is left", "{n} days of {year} are left", rung.days, year=year)
    return tr.ngettext("{n} day is left", "{n} days are left", rung.days)
