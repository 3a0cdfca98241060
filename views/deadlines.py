"""Deadlines in words; the words are never more exact than the deadline was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import Timeliness
from briefing.statement.deadline import Precision

if TYPE_CHECKING:
    from datetime import date

    from briefing.deadlines.timeliness import DeadlineStanding
    from briefing.statement.deadline import Deadline
    from views.translate import Translator

MANY_YEARS_DAYS = 730
"""The time to a deadline that is a year is given in years if more days than these are left."""
FIRST_MONTH_OF_SECOND_HALF = 7


def period_name(tr: Translator, deadline: Deadline) -> str:
    """Return the day, month, quarter, half-year or year in which the deadline was stated, in words."""
    last = _unit_name(tr, deadline.precision, deadline.last_day)
    first = _unit_name(tr, deadline.precision, deadline.begins_on)
    # Translators: A period between two days or months; only the dash or the word between them is yours, at
    # most 20 characters.
    return last if first == last else tr.gettext("{first} to {last}", first=first, last=last)


def _unit_name(tr: Translator, precision: Precision, day: date) -> str:
    match precision:
        case Precision.YEAR:
            return tr.year(day)
        case Precision.HALF_YEAR if day.month < FIRST_MONTH_OF_SECOND_HALF:
            return tr.gettext("first half of {year}", year=tr.ordinal(day.year))
        case Precision.HALF_YEAR:
            return tr.gettext("second half of {year}", year=tr.ordinal(day.year))
        case Precision.QUARTER:
            return tr.quarter(day)
        case Precision.MONTH:
            return tr.month(day)
        case Precision.DAY:
            return tr.date(day)


def stated_words(tr: Translator, deadline: Deadline) -> str:
    """Return the words in which the statement named the deadline, or that its year stands in a title."""
    if deadline.in_title:
        return tr.gettext("the year in its title")
    # Translators: The words of the statement itself about a deadline, in brackets beside it, at most 26
    # characters.
    return tr.gettext("stated as “{stated}”", stated=tr.verbatim(deadline.stated_as))


def timeliness_words(  # noqa: PLR0911 - one case for each timeliness
    tr: Translator, standing: DeadlineStanding, today: date
) -> str:
    """Return how a deadline stands on ``today``: "held on 20 February 2026, 51 days late"."""
    days = standing.days
    match standing.timeliness:
        case Timeliness.MET_ON_TIME:
            # Translators: How a deadline stands: {done} is a whole sentence such as “opened on 20 February
            # 2026”, at most 24 characters.
            return tr.gettext("{done}, on time", done=_done(tr, standing))
        case Timeliness.MET_LATE:
            # Translators: As “on time”, for what was done after its day, at most 36 characters.
            return tr.ngettext(
                "{done}, {n} day late", "{done}, {n} days late", days, done=_done(tr, standing)
            )
        case Timeliness.ENDED:
            return _ended(tr, standing)
        case Timeliness.UNDER_WAY:
            # Translators: How a deadline stands that is a period and runs now; {left} says how many days
            # are left, at most 32 characters.
            return tr.gettext("under way, {left}", left=_left(tr, standing))
        case Timeliness.OVERDUE:
            return past_by(tr, days)
        case Timeliness.DUE_TODAY:
            # Translators: How a deadline stands on its last day, at most 28 characters.
            return tr.gettext("due today")
        case Timeliness.NO_DATE:
            return tr.gettext("no date was stated")
        case Timeliness.DUE_SOON | Timeliness.UPCOMING:
            return _ahead(tr, standing, today)


def time_left(tr: Translator, standing: DeadlineStanding, today: date) -> str:
    """Return how long an open deadline has, beside the name of its period: "39 days left"."""
    if standing.timeliness is Timeliness.UNDER_WAY and standing.days:
        return days_left(tr, standing.days)
    return timeliness_words(tr, standing, today)


def _done(tr: Translator, standing: DeadlineStanding) -> str:
    met_on = standing.met_by.happened_on if standing.met_by else standing.deadline.last_day
    return tr.text(standing.deadline.done_on).format(date=tr.date(met_on))


def meets_words(tr: Translator, deadline: Deadline, met_on: date) -> str:
    """Return which deadline an event of ``met_on`` meets, and by how many days it was late."""
    what, late = tr.text(deadline.what), (met_on - deadline.last_day).days
    if late <= 0:
        return tr.gettext("meets the deadline “{what}”, on time", what=what)
    return tr.ngettext(
        "meets the deadline “{what}”, {n} day late",
        "meets the deadline “{what}”, {n} days late",
        late,
        what=what,
    )


def _ended(tr: Translator, standing: DeadlineStanding) -> str:
    if standing.checked_on is not None:
        return tr.gettext("ended; checked on {date}", date=tr.date(standing.checked_on))
    if standing.review_opened_on is not None:
        return tr.gettext("ended, under review since {date}", date=tr.date(standing.review_opened_on))
    return tr.ngettext("ended {n} day ago", "ended {n} days ago", standing.days)


def _left(tr: Translator, standing: DeadlineStanding) -> str:
    """Return how many days after today are left; "of 2026" is added where the deadline is a year."""
    deadline, days = standing.deadline, standing.days
    if days == 0:
        return tr.gettext("today is the last day")
    one_year = deadline.begins_on.year == deadline.last_day.year
    of_year = deadline.precision is Precision.YEAR and one_year
    return days_left(tr, days, deadline.last_day.year if of_year else None)


def _ahead(tr: Translator, standing: DeadlineStanding, today: date) -> str:
    deadline, days = standing.deadline, standing.days
    if deadline.runs:
        return begins_in(tr, days)
    if deadline.precision is Precision.YEAR and days > MANY_YEARS_DAYS:
        return years_ahead(tr, deadline, today)
    in_its_year = deadline.precision is Precision.YEAR and deadline.last_day.year == today.year
    if in_its_year or days == 0:
        return _left(tr, standing)
    return days_left(tr, days)


def begins_in(tr: Translator, days: int) -> str:
    """Return in how many days a period begins."""
    return tr.ngettext("begins in {n} day", "begins in {n} days", days)


def days_left(tr: Translator, days: int, year: int | None = None) -> str:
    """Return how many days are left, with "of ``year``" if one is given."""
    if year is None:
        # Translators: How long until a deadline; stands after other words, so without a capital, at most 24
        # characters.
        return tr.ngettext("{n} day left", "{n} days left", days)
    return tr.ngettext("{n} day left in {year}", "{n} days left in {year}", days, year=tr.ordinal(year))


def years_ahead(tr: Translator, deadline: Deadline, today: date) -> str:
    """Return how many years are left until the year of the deadline."""
    years = deadline.last_day.year - today.year
    # Translators: How a deadline stands that is years ahead, at most 36 characters.
    return tr.ngettext("{n} year away", "{n} years away", years)


def past_by(tr: Translator, days: int) -> str:
    """Return how many days ago a deadline passed without evidence that it was met."""
    return tr.ngettext(
        "past by {n} day, no evidence that it was met",
        "past by {n} days, no evidence that it was met",
        days,
    )
