"""Digests of any chat in any zone, beside a clock that is watched minute by minute."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.local_time import at_local, local_date, zone_of
from briefing.preferences import Frequency, Preferences, after_quiet
from briefing.subscriptions.schedule import next_due
from tests.subscriptions.schedules import next_dues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
YEAR = 366 * DAY

hours = st.integers(0, 23)
zones = st.sampled_from(sorted(available_timezones()))


def rising(members: st.SearchStrategy[int], most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(members, min_size=1, max_size=most).map(lambda each: tuple(sorted(each)))


preferences_of_chats = st.builds(
    Preferences,
    zone=zones,
    frequency=st.sampled_from([each for each in Frequency if each is not Frequency.OFF]),
    hours=rising(hours, 4),
    weekdays=rising(st.integers(0, 6), 7),
    month_day=st.integers(1, 31),
    quiet=st.none() | st.tuples(hours, hours),
)


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """A moment of the years 1990 to 2037, as often as not within two days of a change of the local clock."""
    moment = datetime(draw(st.integers(1990, 2037)), 1, 1, tzinfo=UTC)
    days = [moment + DAY * each for each in range(365)]
    offsets = [each.astimezone(zone_of(zone)).utcoffset() for each in days]
    changes = [day for day, (one, other) in zip(days, pairwise(offsets), strict=False) if one != other]
    near_a_change = draw(st.booleans())
    day = draw(st.sampled_from(changes if changes and near_a_change else days))
    return day + MINUTE * draw(st.integers(-2 * 24 * 60, 2 * 24 * 60))


@st.composite
def chats(draw: st.DrawFn) -> tuple[Preferences, datetime]:
    preferences = draw(preferences_of_chats)
    return preferences, draw(moments(preferences.zone))


def is_chosen(preferences: Preferences, day: date) -> bool:
    match preferences.frequency:
        case Frequency.MONTHLY:
            is_last = day.day == monthrange(day.year, day.month)[1]
            return day.day == preferences.month_day or (is_last and preferences.month_day > day.day)
        case Frequency.WEEKLY:
            return day.weekday() == preferences.weekdays[0]
        case Frequency.WEEKDAYS:
            return day.weekday() in preferences.weekdays
        case _:
            return True


def quiet_hours(preferences: Preferences) -> set[int]:
    found = set()
    hour, end = preferences.quiet or (0, 0)
    while hour != end:
        found.add(hour)
        hour = (hour + 1) % 24
    return found


def slots_between(preferences: Preferences, before: datetime, shown: datetime) -> bool:
    """Tell whether the clock, going from one time shown to another, comes to or jumps over a digest."""
    slot = before.replace(minute=0, second=0) + HOUR
    while slot <= shown:
        day, left_out = slot.date(), before.date() < slot.date() < shown.date()
        has_digest = slot.hour in preferences.hours and is_chosen(preferences, day)
        if has_digest and not (left_out and is_chosen(preferences, day + DAY)):
            return True
        slot += HOUR
    return False


def watched(preferences: Preferences, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield digests by watching the local clock; one that was put back counts again when it catches up."""
    zone, quiet = zone_of(preferences.zone), quiet_hours(preferences)
    latest, waits = begin.astimezone(zone).replace(tzinfo=None), False
    for minutes in range(1, (end - begin) // MINUTE + 1):
        moment = begin + MINUTE * minutes
        shown = moment.astimezone(zone).replace(tzinfo=None)
        if shown > latest:
            waits = waits or slots_between(preferences, latest, shown)
            latest = shown
            if waits and shown.hour not in quiet:
                waits = False
                yield moment


def exists(day: date, zone: ZoneInfo) -> bool:
    return local_date(at_local(day, 0, zone), zone) == day


def begins_with_the_evening_before(day: date, zone: ZoneInfo) -> bool:
    """Tell whether a gap moves the last hour of the day before to this day."""
    return exists(day - DAY, zone) and local_date(at_local(day - DAY, 23, zone), zone) == day


def chain(preferences: Preferences, now: datetime, end: datetime) -> Iterator[datetime]:
    """Yield what is due when each digest is sent at its moment."""
    due = next_due(preferences, None, now)
    while due is not None and due <= end:
        yield due
        due = next_due(preferences, due, due)


@settings(deadline=None, max_examples=150)
@given(chats())
def test_digests_are_due_when_a_watched_clock_says_so(chat: tuple[Preferences, datetime]) -> None:
    preferences, now = chat
    end = now + 5 * DAY
    seen = [each for each in watched(preferences, now - 3 * DAY, end) if each > now]
    assert list(chain(preferences, now, end)) == seen
    assert list(next_dues(preferences, None, now, len(seen))) == seen


@settings(deadline=None, max_examples=50)
@given(chats())
def test_over_a_year_no_chosen_day_is_skipped_and_none_has_more_than_its_hours(
    chat: tuple[Preferences, datetime],
) -> None:
    preferences, now = chat
    zone, quiet, end = zone_of(preferences.zone), quiet_hours(preferences), now + YEAR
    first, last = local_date(now, zone) - 2 * DAY, local_date(end, zone) + 2 * DAY
    days = [first + DAY * each for each in range((last - first).days)]
    slots = {
        after_quiet(preferences, at_local(day, hour, zone))
        for day in days
        if is_chosen(preferences, day) and (exists(day, zone) or not is_chosen(preferences, day + DAY))
        for hour in preferences.hours
    }
    due = list(chain(preferences, now, end))
    assert due == sorted(each for each in slots if now < each <= end)
    assert not any(each.astimezone(zone).hour in quiet for each in due)
    for day, count in Counter(local_date(each, zone) for each in due).items():
        assert count <= len(preferences.hours) + begins_with_the_evening_before(day, zone)


@settings(deadline=None)
@given(chats(), st.none() | st.integers(-72 * 60, 72 * 60), st.integers(0, 72 * 60))
def test_what_is_due_is_later_than_now_and_the_last_and_never_goes_back(
    chat: tuple[Preferences, datetime], sent: int | None, waited: int
) -> None:
    preferences, now = chat
    last_sent = None if sent is None else now + MINUTE * sent
    due, afterwards = (next_due(preferences, last_sent, each) for each in (now, now + MINUTE * waited))
    assert due is not None
    assert afterwards is not None
    assert due > now
    assert last_sent is None or due > last_sent
    assert afterwards >= due
    assert afterwards == due or now + MINUTE * waited >= due


@settings(deadline=None)
@given(chats())
def test_each_moment_is_due_until_it_has_come(chat: tuple[Preferences, datetime]) -> None:
    preferences, now = chat
    for due in next_dues(preferences, None, now, 5):
        assert next_due(preferences, None, due - datetime.resolution) == due
        assert next_due(preferences, None, due) != due


@settings(deadline=None)
@given(chats(), st.integers(0, 72 * 60))
def test_a_digest_out_of_turn_replaces_at_most_the_first_of_its_day(
    chat: tuple[Preferences, datetime], waited: int
) -> None:
    preferences, sent = chat
    now = sent + MINUTE * waited
    zone = zone_of(preferences.zone)
    plain = next_dues(preferences, None, now, 4)
    found = next_dues(preferences, sent, now, 3)
    assert found in (plain[:3], plain[1:])
    first_of_day = next(watched_day(preferences, local_date(sent, zone)), None)
    assert (found == plain[1:]) == (plain[0] == first_of_day)


def watched_day(preferences: Preferences, day: date) -> Iterator[datetime]:
    zone = zone_of(preferences.zone)
    midnight = at_local(day, 0, zone)
    seen = watched(preferences, midnight - 3 * DAY, midnight + 30 * HOUR)
    return (each for each in seen if local_date(each, zone) == day)


@settings(deadline=None)
@given(
    chats(),
    zones,
    hours,
    st.integers(0, 5),
    st.integers(0, 48 * 60),
)
def test_a_change_of_zone_gives_no_day_two_digests_and_skips_none(
    chat: tuple[Preferences, datetime], new_zone: str, hour: int, sent_before: int, waited: int
) -> None:
    preferences, begin = chat
    last_sent = next_dues(preferences, None, begin, sent_before + 1)[-1]
    changed_at = last_sent + MINUTE * waited
    moved = Preferences(new_zone, hours=(hour,), quiet=preferences.quiet)
    zone = zone_of(new_zone)
    sent_on, first, *others = [
        local_date(each, zone) for each in (last_sent, *next_dues(moved, last_sent, changed_at, 5))
    ]
    assume(not any(begins_with_the_evening_before(sent_on + DAY * each, zone) for each in range(10)))
    assert sent_on < first
    assert (
        first <= max(sent_on, local_date(changed_at, zone)) + (1 if exists(sent_on + DAY, zone) else 2) * DAY
    )
    for one, other in pairwise([first, *others]):
        assert other == one + DAY or (other == one + 2 * DAY and not exists(one + DAY, zone))
