"""The month, quarter, half-year or year in which something was stated."""

from datetime import date

from briefing.local_time import MONTHS_A_YEAR, day_in_month
from briefing.statement.model import Precision

LAST_DAY = 31
_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12}


def unit_around(day: date, precision: Precision) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half-year or year that ``day`` is in."""
    if precision is Precision.DAY:
        return day, day
    months = _MONTHS[precision]
    first = day.year * MONTHS_A_YEAR + (day.month - 1) // months * months
    return day_in_month(first, 1), day_in_month(first + months - 1, LAST_DAY)
