"""Reading a moment to come as people type it: a day and an hour of a zone, or how long from now."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.days import coming_days, plain
from briefing.hours import HALF_AN_HOUR, HOUR, hour_and_minute, is_unmistakable
from briefing.invalid_input import InvalidInput, Problem
from briefing.letters import any_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FARTHEST = timedelta(days=366)

_DAY_AND_HOUR = (
    re.compile(f"(?P<day>.*?[^ ,])[ ,]+{HOUR}"),
    re.compile(f"{HOUR}[ ,]+(?P<day>[^ ,].*)"),
)
"""The two orders: the day before the hour, or after it."""
_HOURS = (
    *("hour", "hours", "час", "часа", "часов", "сағаттан", "сааттан"),
    *("saat", "saatdan", "soatdan"),
)
_MINUTES = (
    *("minute", "minutes", "min", "минуту", "минуты", "минут", "мин", "минуттан", "мүнөттөн"),
    *("dakika", "dk", "dak", "dəqiqə", "dəqiqədən", "dəq", "daqiqadan", "minutdan"),
)
_ONE, _HALF = ("a", "an", "bir", "бир", "бір"), ("half an", "yarım", "yarim", "жарты", "жарым")
_LENGTH = (
    f"(?:(?P<half>{any_of(_HALF)}) (?:{any_of(_HOURS)})"
    f"|(?:(?P<number>[0-9]{{1,4}}|{any_of(_ONE)}) )?(?:(?P<hours>{any_of(_HOURS)})|{any_of(_MINUTES)}))"
)
_BEFORE_A_LENGTH = ("in", "через")
_AFTER_A_LENGTH = ("from now", "кейін", "соң", "кийин", "sonra", "içinde", "keyin", "soʻng")
_FROM_NOW = (
    re.compile(f"(?:{any_of(_BEFORE_A_LENGTH)}) {_LENGTH}"),
    re.compile(f"{_LENGTH} (?:{any_of(_AFTER_A_LENGTH)})"),
)


def moment_of(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Read a moment of a zone and return it in UTC: ``2026-12-01 09:00``, ``tomorrow 9am``, ``in 2 hours``.

    A weekday, and a day without a year, mean the next one that is to come. Raises :class:`InvalidInput`, also
    when the moment is past, over a year ahead, or left out by a change of the clock.
    """
    words = plain(text)
    if length := _length_from_now(words):
        meant = [now.replace(second=0, microsecond=0) + length]
    else:
        meant = _meant(words, now.astimezone(zone).date(), zone)
    moment = next((each for each in meant if each > now), None)
    if moment is None:
        raise InvalidInput(Problem.PAST, moment=meant[0].astimezone(zone))
    if moment > now + FARTHEST:
        raise InvalidInput(Problem.TOO_FAR, moment=moment.astimezone(zone))
    return moment


def _length_from_now(words: str) -> timedelta | None:
    found = next((match for form in _FROM_NOW if (match := form.fullmatch(words))), None)
    if found is None:
        return None
    if found["half"]:
        return timedelta(minutes=HALF_AN_HOUR)
    number = int(found["number"]) if (found["number"] or "").isdecimal() else 1
    return timedelta(hours=number) if found["hours"] else timedelta(minutes=number)


def _meant(words: str, today: date, zone: ZoneInfo) -> list[datetime]:
    """Return the moments that a day and an hour may mean, the nearest first.

    A bare number is an hour only beside words such as "tomorrow" or a weekday, where it is unmistakable.
    """
    for form in _DAY_AND_HOUR:
        found = form.fullmatch(words)
        if found is None:
            continue
        try:
            coming = coming_days(found["day"], today)
        except InvalidInput as error:
            if error.problem is Problem.NO_SUCH_DAY:
                raise
            continue
        if is_unmistakable(found) or coming.in_words:
            return [_moment(day, found, zone) for day in coming.days]
    raise InvalidInput(Problem.NO_MOMENT)


def _moment(day: date, found: re.Match[str], zone: ZoneInfo) -> datetime:
    try:
        hour, minute = hour_and_minute(found)
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    except ValueError as error:
        raise InvalidInput(Problem.NO_SUCH_HOUR) from error
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise InvalidInput(Problem.NO_SUCH_HOUR)
    return moment
