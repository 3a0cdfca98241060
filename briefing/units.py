"""The month, quarter, half-year or year in which something was stated."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from briefing.statement.model import Precision

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12}


def unit_around(day: date, precision: Precision) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half-year or year that ``day`` is in."""
    if precision is Precision.DAY:
        return day, day
    months = _MONTHS[precision]
    first_month = (day.month - 1) // months * months + 1
    last_month = first_month + months - 1
    last = monthrange(day.year, last_month)[1]
    return date(day.year, first_month, 1), date(day.year, last_month, last)
