"""Reminders of a bot that is looked after at any moments: each at its own, or at the first one after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.local_time import at_local, local_date, zone_of
from briefing.preferences import Frequency, Preferences, after_quiet
from briefing.reminders.reminder_days import ReminderDayKind, reminder_days
from briefing.subscription import Subscription, Target
from briefing.subscriptions.plan import plan, scheduled
from briefing.subscriptions.reminder_push import Reminder
from briefing.subscriptions.schedule import LATE
from tests.support.statement_examples import shipped
from tests.views.shown import plain, translator
from views.telegram.subscriptions.reminders import reminder_day_words

if TYPE_CHECKING:
    from briefing.reminders.reminder_days import ReminderDay

STATEMENT = shipped().statements["ots-2025"]
START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ZONES = (
    "Asia/Almaty",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)

preferences = st.builds(
    Preferences,
    zone=st.sampled_from(ZONES),
    frequency=st.sampled_from([Frequency.OFF, Frequency.DAILY]),
    hours=st.lists(st.integers(0, 23), min_size=1, max_size=3, unique=True).map(lambda h: tuple(sorted(h))),
    quiet=st.none() | st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
pauses = st.lists(
    st.one_of(st.integers(1, 60 * 36), st.integers(1, 60 * 24 * 40)).map(
        lambda each: timedelta(minutes=each)
    ),
    min_size=1,
    max_size=40,
)


def begun(chosen: Preferences) -> Subscription:
    today = local_date(START, zone_of(chosen.zone))
    return Subscription(Target(1), chosen, START, "en", today, START, last_digest_at=START)


def moment_of(chosen: Preferences, day: date) -> datetime:
    hour = 9 if chosen.frequency is Frequency.OFF else chosen.hours[0]
    return after_quiet(chosen, at_local(day, hour, zone_of(chosen.zone)))


def looked_at(subscription: Subscription, moments: list[datetime]) -> list[tuple[datetime, Reminder]]:
    """Return what comes of a subscription that is planned at these moments, when it is due."""
    found = []
    present = scheduled(subscription, STATEMENT, START)
    for now in moments:
        if present.next_due_at is None or present.next_due_at > now:
            continue
        planned = plan(present, STATEMENT, now)
        present = planned.subscription
        found += [(now, each) for each in planned.pushes if isinstance(each, Reminder)]
    return found


@settings(max_examples=200)
@given(preferences, pauses)
def test_a_reminder_day_comes_at_the_first_look_after_its_moment_unless_a_newer_one_does(
    chosen: Preferences, gaps: list[timedelta]
) -> None:
    moments = [START + sum(gaps[: count + 1], timedelta()) for count in range(len(gaps))]
    came = looked_at(begun(chosen), moments)
    by_day = reminder_days(
        STATEMENT, local_date(START, zone_of(chosen.zone)) + timedelta(days=1), date(2031, 1, 1)
    )
    expected: dict[datetime, dict[str | None, ReminderDay]] = {}
    for each in by_day:
        first = next((now for now in moments if now >= moment_of(chosen, each.day)), None)
        if first is not None:
            expected.setdefault(first, {})[each.deadline] = each
    assert [(now, reminder.reminder_days) for now, reminder in came] == [
        (now, tuple(sorted(found.values()))) for now, found in sorted(expected.items())
    ]
    assert len({reminder.occurrence for _now, reminder in came}) == len(came)
    for now, reminder in came:
        newest = max(moment_of(chosen, each.day) for each in reminder.reminder_days)
        assert reminder.is_late == (now - newest > LATE)
        assert reminder.today == local_date(now, zone_of(chosen.zone))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 9, 23])
def test_in_the_night_after_a_missed_day_the_reminder_day_of_the_morning_is_kept(
    zone: str, hour: int
) -> None:
    """Looked at an hour before the last day's own, wherever that is."""
    chosen = Preferences(zone=zone, hours=(hour,))
    last = moment_of(chosen, date(2026, 12, 31))
    came = looked_at(begun(chosen), [last - timedelta(hours=1), last, last + timedelta(hours=1)])
    assert [now for now, _reminder in came] == [last - timedelta(hours=1), last]
    (_early, first), (_now, second) = came
    assert (first.is_late, second.is_late) == (True, False)
    assert [each.kind for each in second.reminder_days] == [ReminderDayKind.LAST_DAY]


@pytest.mark.parametrize(
    ("kind", "missed", "today", "expected"),
    [
        pytest.param(
            ReminderDayKind.BEFORE_LAST, (2026, 12, 1), (2026, 12, 1), "30 days left in 2026", id="30"
        ),
        pytest.param(
            ReminderDayKind.BEFORE_LAST, (2026, 12, 1), (2026, 12, 3), "28 days left in 2026", id="28"
        ),
        pytest.param(
            ReminderDayKind.BEFORE_LAST, (2026, 12, 24), (2026, 12, 25), "6 days left in 2026", id="6"
        ),
        pytest.param(
            ReminderDayKind.BEFORE_LAST, (2026, 12, 30), (2026, 12, 31), "today is the last day", id="0"
        ),
        pytest.param(ReminderDayKind.LAST_DAY, (2026, 12, 31), (2027, 1, 2), "ended 2 days ago", id="over"),
        pytest.param(
            ReminderDayKind.AFTER_LAST,
            (2027, 1, 7),
            (2027, 1, 9),
            "ended, under review since 7 January 2027",
            id="reviewed",
        ),
        pytest.param(
            ReminderDayKind.MONTHLY, (2026, 10, 1), (2026, 10, 3), "89 days left in 2026", id="monthly"
        ),
    ],
)
def test_days_are_counted_from_the_day_on_which_it_comes(
    kind: ReminderDayKind, missed: tuple[int, int, int], today: tuple[int, int, int], expected: str
) -> None:
    found = reminder_days(STATEMENT, date(*missed), date(*missed))
    (reminder_day,) = [each for each in found if each.deadline == "chamber_chairmanship"]
    assert reminder_day.kind is kind
    words = reminder_day_words(translator("en"), reminder_day, STATEMENT, date(*today))
    assert expected in plain(words)
