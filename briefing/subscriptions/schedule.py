"""When the next digest is due, and at which moment of a day reminders and summaries are."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count as count_from
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.local_time import DAY, MONTHS_A_YEAR, at_local, day_in_month, local_date, zone_of
from briefing.preferences import DEFAULT_HOUR, Frequency, Preferences, after_quiet, is_quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

LATE = timedelta(hours=12)
"""A reminder that is later than this says so; such a digest is dropped, and the next one has its news."""
DAYS_A_WEEK = 7
LONGEST_QUIET = 2 * DAY
"""The most that quiet hours can last: when a change of the clock leaves out the hour between two of them."""


def moment_of_day(preferences: Preferences, day: date) -> datetime:
    """Return the moment (UTC) at which the reminders and the summary of a local date are due.

    That is the first hour of the digests, or the end of the quiet hours that it falls into; the default hour
    when digests are off.
    """
    hour = DEFAULT_HOUR if preferences.frequency is Frequency.OFF else preferences.hours[0]
    return after_quiet(preferences, at_local(day, hour, zone_of(preferences.zone)))


def last_due_day(preferences: Preferences, now: datetime) -> date:
    """Return the last local date whose moment has come; quiet hours may delay it past midnight."""
    day = local_date(now, zone_of(preferences.zone))
    while moment_of_day(preferences, day) > now:
        day -= DAY
    return day


def next_due(preferences: Preferences, last_sent: datetime | None, now: datetime) -> datetime | None:
    """Return the first digest moment (UTC) after both ``now`` and ``last_sent``; None when digests are off.

    ``last_sent`` is the moment at which the last digest was *due*, or at which one was sent out of turn
    (the first, at once after subscribing); not the moment at which a delayed one arrived.

    Each chosen hour of each chosen local day is a slot. A slot in a gap falls on the moment after it, a slot
    in quiet hours on their end; it remains the digest of its own day where that is past midnight. Slots
    that fall on one moment are one digest. A day that the zone leaves out has its digests at the first
    moment after it, or none when that next day is a chosen day itself.

    Days are those of the present zone, also for a digest that was sent while another zone was chosen. A
    digest that was sent earlier on a local day than the day's first moment takes the place of that moment.
    So with one hour a day no local day has two digests, whatever changed between them, zone, hour or
    frequency; and no later chosen day goes without. One that moved to the evening before by a change to a
    zone further west belongs to that evening, so the next morning has its own.

    Raises :class:`zoneinfo.ZoneInfoNotFoundError` or ValueError for an unknown zone.
    """
    return next(_upcoming(preferences, last_sent, now), None)


def _upcoming(preferences: Preferences, last_sent: datetime | None, now: datetime) -> Iterator[datetime]:
    if preferences.frequency is Frequency.OFF:
        return
    newest = now if last_sent is None else max(now, last_sent)
    for moment in _scheduled(preferences, newest):
        if last_sent is None or not _is_replaced(preferences, moment, last_sent):
            yield moment


def _is_replaced(preferences: Preferences, moment: datetime, earlier: datetime) -> bool:
    """Tell whether ``earlier`` is on the local day of ``moment``, which is the first scheduled on it."""
    zone = zone_of(preferences.zone)
    day = local_date(moment, zone)
    if local_date(earlier, zone) != day:
        return False
    before_day = at_local(day, 0, zone) - datetime.resolution
    return next(_scheduled(preferences, before_day)) == moment


def _scheduled(preferences: Preferences, after: datetime) -> Iterator[datetime]:
    """Yield every scheduled moment after ``after``, each once, rising."""
    zone = zone_of(preferences.zone)
    local = after.astimezone(zone)
    first_day, past = local.date(), local.hour
    if is_quiet(preferences, local):
        first_day, past = first_day - LONGEST_QUIET, -1
    for day, following in pairwise(_chosen_days(preferences, first_day)):
        for hour in preferences.hours:
            if hour <= past and day == first_day:
                continue
            moment = after_quiet(preferences, at_local(day, hour, zone))
            if moment > after and not (following - day == DAY and _is_left_out(day, zone)):
                after = moment
                yield moment


def _is_left_out(day: date, zone: ZoneInfo) -> bool:
    return local_date(at_local(day, 0, zone), zone) != day


def _chosen_days(preferences: Preferences, first: date) -> Iterator[date]:
    match preferences.frequency:
        case Frequency.MONTHLY:
            return _month_days(first, preferences.month_day)
        case Frequency.WEEKLY:
            return _weekdays(first, preferences.weekdays[:1])
        case Frequency.WEEKDAYS:
            return _weekdays(first, preferences.weekdays)
        case _:
            return (first + timedelta(days=days) for days in count_from())


def _weekdays(first: date, weekdays: tuple[int, ...]) -> Iterator[date]:
    ahead = sorted((weekday - first.weekday()) % DAYS_A_WEEK for weekday in weekdays)
    return (first + timedelta(days=week + days) for week in count_from(step=DAYS_A_WEEK) for days in ahead)


def _month_days(first: date, month_day: int) -> Iterator[date]:
    for months in count_from(first.year * MONTHS_A_YEAR + first.month - 1):
        day = day_in_month(months, month_day)
        if day >= first:
            yield day
