"""When the next digest is due, by the calendar and the clock of the chat's zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.local_time import zone_of
from briefing.preferences import Frequency, Preferences
from briefing.subscriptions.schedule import next_due
from tests.subscriptions.schedules import next_dues

if TYPE_CHECKING:
    from collections.abc import Iterable

ALMATY = Preferences(zone="Asia/Almaty")
MWF = (0, 2, 4)


def local(text: str, zone: str = "Asia/Almaty") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone_of(zone)).astimezone(UTC)


def shown(moments: Iterable[datetime], zone: str = "Asia/Almaty") -> list[str]:
    return [moment.astimezone(zone_of(zone)).strftime("%Y-%m-%d %H:%M") for moment in moments]


def monthly(day: int, zone: str = "Asia/Almaty") -> Preferences:
    return Preferences(zone=zone, frequency=Frequency.MONTHLY, month_day=day)


def days_of(preferences: Preferences, now: str, count: int) -> list[str]:
    return [each[:10] for each in shown(next_dues(preferences, None, local(now), count))]


def test_off_is_never_due() -> None:
    off = replace(ALMATY, frequency=Frequency.OFF)
    assert next_due(off, None, local("2026-12-01")) is None
    assert next_dues(off, None, local("2026-12-01"), 3) == ()


@pytest.mark.parametrize(
    ("last_sent", "now", "due"),
    [
        pytest.param(None, "2026-12-01T08:59:59", "2026-12-01 09:00", id="today"),
        pytest.param(None, "2026-12-01T09:00", "2026-12-02 09:00", id="strictly-after-now"),
        pytest.param("2026-12-01T09:00", "2026-12-01T09:00", "2026-12-02 09:00", id="after-the-last"),
        pytest.param("2026-11-20T09:00", "2026-12-01T12:00", "2026-12-02 09:00", id="missed-are-dropped"),
        pytest.param("2026-12-03T09:00", "2026-12-01T08:00", "2026-12-04 09:00", id="clock-was-put-back"),
        pytest.param("2026-12-01T07:00", "2026-12-01T07:00", "2026-12-02 09:00", id="out-of-turn-today"),
        pytest.param("2026-11-30T23:00", "2026-12-01T07:00", "2026-12-01 09:00", id="out-of-turn-yesterday"),
        pytest.param("2026-12-01T11:00", "2026-12-01T11:00", "2026-12-02 09:00", id="later-than-due"),
    ],
)
def test_daily(last_sent: str | None, now: str, due: str) -> None:
    found = next_due(ALMATY, local(last_sent) if last_sent else None, local(now))
    assert found is not None
    assert found.tzinfo is UTC
    assert shown([found]) == [due]


@pytest.mark.parametrize(
    ("last_sent", "due"),
    [
        pytest.param("2026-11-30T18:00", "2026-12-01 09:00", id="next-day"),
        pytest.param("2026-12-01T09:00", "2026-12-01 13:00", id="same-day"),
        pytest.param("2026-12-01T13:00", "2026-12-01 18:00", id="same-day-again"),
        pytest.param("2026-12-01T07:00", "2026-12-01 13:00", id="out-of-turn-for-the-first"),
        pytest.param("2026-12-01T10:00", "2026-12-01 13:00", id="out-of-turn-after-the-first"),
    ],
)
def test_several_hours(last_sent: str, due: str) -> None:
    three = replace(ALMATY, hours=(9, 13, 18))
    assert shown(next_dues(three, local(last_sent), local(last_sent), 1)) == [due]


@pytest.mark.parametrize(
    ("preferences", "days"),
    [
        pytest.param(
            Preferences("Asia/Almaty", Frequency.WEEKDAYS, weekdays=MWF),
            ["2026-12-02", "2026-12-04", "2026-12-07", "2026-12-09"],
            id="weekdays",
        ),
        pytest.param(
            Preferences("Asia/Almaty", Frequency.WEEKDAYS),
            ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07"],
            id="workdays",
        ),
        pytest.param(
            Preferences("Asia/Almaty", Frequency.WEEKLY, weekdays=(2, 4)),
            ["2026-12-02", "2026-12-09", "2026-12-16"],
            id="weekly-first-chosen",
        ),
        pytest.param(
            Preferences("Asia/Almaty", Frequency.WEEKLY, weekdays=(1,)),
            ["2026-12-01", "2026-12-08"],
            id="weekly-today",
        ),
        pytest.param(
            Preferences("Asia/Almaty", Frequency.WEEKLY, weekdays=(0,)),
            ["2026-12-07", "2026-12-14"],
            id="weekly-yesterday",
        ),
    ],
)
def test_days_of_the_week_from_a_tuesday(preferences: Preferences, days: list[str]) -> None:
    assert days_of(preferences, "2026-12-01T07:00", len(days)) == days


@pytest.mark.parametrize(
    ("month_day", "now", "days"),
    [
        pytest.param(1, "2026-12-01T09:00", ["2027-01-01", "2027-02-01"], id="first-over-the-new-year"),
        pytest.param(31, "2026-12-31T09:00", ["2027-01-31", "2027-02-28", "2027-03-31"], id="31st"),
        pytest.param(31, "2027-04-01T00:00", ["2027-04-30", "2027-05-31", "2027-06-30"], id="31st-april"),
        pytest.param(31, "2028-02-01T00:00", ["2028-02-29", "2028-03-31"], id="31st-leap"),
        pytest.param(30, "2028-02-01T00:00", ["2028-02-29", "2028-03-30"], id="30th-leap"),
        pytest.param(30, "2027-02-01T00:00", ["2027-02-28", "2027-03-30"], id="30th"),
        pytest.param(29, "2027-02-01T00:00", ["2027-02-28", "2027-03-29"], id="29th"),
        pytest.param(29, "2028-02-01T00:00", ["2028-02-29", "2028-03-29"], id="29th-leap"),
        pytest.param(29, "2100-02-01T00:00", ["2100-02-28", "2100-03-29"], id="29th-century"),
        pytest.param(28, "2028-02-28T09:00", ["2028-03-28"], id="28th-leap"),
    ],
)
def test_monthly(month_day: int, now: str, days: list[str]) -> None:
    assert days_of(monthly(month_day), now, len(days)) == days


def test_a_leap_day_is_a_day() -> None:
    assert days_of(ALMATY, "2028-02-28T09:00", 2) == ["2028-02-29", "2028-03-01"]


@pytest.mark.parametrize(
    ("zone", "now", "moments"),
    [
        pytest.param(
            "Asia/Almaty", "2024-02-28T12:00", ["2024-02-29T03:00", "2024-03-01T04:00"], id="almaty-2024"
        ),
        pytest.param(
            "Asia/Qostanay", "2024-02-28T12:00", ["2024-02-29T03:00", "2024-03-01T04:00"], id="qostanay-2024"
        ),
        pytest.param(
            "Asia/Qyzylorda",
            "2024-02-28T12:00",
            ["2024-02-29T04:00", "2024-03-01T04:00"],
            id="qyzylorda-2024",
        ),
        pytest.param(
            "Asia/Qyzylorda",
            "2018-12-19T12:00",
            ["2018-12-20T03:00", "2018-12-21T04:00"],
            id="qyzylorda-2018",
        ),
        pytest.param(
            "Europe/Moscow", "2014-10-24T12:00", ["2014-10-25T05:00", "2014-10-26T06:00"], id="moscow-2014"
        ),
    ],
)
def test_a_zone_that_changes_its_offset_keeps_its_hour(zone: str, now: str, moments: list[str]) -> None:
    found = next_dues(Preferences(zone), None, datetime.fromisoformat(now).replace(tzinfo=UTC), len(moments))
    assert [each.strftime("%Y-%m-%dT%H:%M") for each in found] == moments


@pytest.mark.parametrize(
    ("zone", "hours", "now", "due"),
    [
        pytest.param(
            "Europe/Berlin",
            (2,),
            "2026-03-28T02:00",
            ["2026-03-29 03:00", "2026-03-30 02:00"],
            id="gap",
        ),
        pytest.param(
            "Europe/Berlin",
            (2, 3),
            "2026-03-28T03:00",
            ["2026-03-29 03:00", "2026-03-30 02:00", "2026-03-30 03:00"],
            id="gap-and-its-end-are-one",
        ),
        pytest.param(
            "Antarctica/Troll",
            (1, 2),
            "2026-03-28T02:00",
            ["2026-03-29 03:00", "2026-03-30 01:00"],
            id="two-hours-in-one-gap-are-one",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            (2,),
            "2026-10-03T02:00",
            ["2026-10-04 02:30", "2026-10-05 02:00"],
            id="half-hour-gap",
        ),
        pytest.param(
            "America/Sao_Paulo",
            (0,),
            "2018-11-03T00:00",
            ["2018-11-04 01:00", "2018-11-05 00:00"],
            id="midnight-gap",
        ),
        pytest.param(
            "America/Nuuk",
            (23,),
            "2024-03-29T23:00",
            ["2024-03-31 00:00", "2024-03-31 23:00", "2024-04-01 23:00"],
            id="gap-past-midnight-stays-the-digest-of-its-day",
        ),
        pytest.param(
            "Europe/Berlin",
            (2,),
            "2026-10-24T02:00",
            ["2026-10-25 02:00", "2026-10-26 02:00"],
            id="fold-comes-once",
        ),
        pytest.param(
            "Pacific/Apia",
            (9, 18),
            "2011-12-29T09:00",
            ["2011-12-29 18:00", "2011-12-31 09:00", "2011-12-31 18:00"],
            id="skipped-day",
        ),
    ],
)
def test_the_night_on_which_the_clock_is_changed(
    zone: str, hours: tuple[int, ...], now: str, due: list[str]
) -> None:
    preferences = Preferences(zone, hours=hours)
    assert shown(next_dues(preferences, None, local(now, zone), len(due)), zone) == due
    one_by_one = [local(now, zone)]
    for _ in due:
        found = next_due(preferences, one_by_one[-1], one_by_one[-1])
        assert found is not None
        one_by_one.append(found)
    assert shown(one_by_one[1:], zone) == due


@pytest.mark.parametrize(
    "preferences",
    [
        pytest.param(monthly(30, "Pacific/Apia"), id="monthly"),
        pytest.param(Preferences("Pacific/Apia", Frequency.WEEKLY, weekdays=(4,)), id="weekly"),
        pytest.param(Preferences("Pacific/Apia", Frequency.WEEKDAYS, (9, 18), MWF), id="weekdays"),
    ],
)
def test_a_skipped_day_has_its_digest_after_it_where_no_other_follows_at_once(
    preferences: Preferences,
) -> None:
    now = local("2011-12-29T18:00", "Pacific/Apia")
    first, second = shown(next_dues(preferences, None, now, 2), "Pacific/Apia")
    assert first == "2011-12-31 00:00"
    assert second > "2012-01-01"


@pytest.mark.parametrize(
    ("old", "sent", "new", "due"),
    [
        pytest.param(
            "Asia/Almaty", "2026-12-01T09:00", "Europe/London", "2026-12-02 09:00", id="west-early-today"
        ),
        pytest.param(
            "Asia/Almaty", "2026-12-01T09:00", "Asia/Tokyo", "2026-12-02 09:00", id="east-later-today"
        ),
        pytest.param(
            "Europe/London", "2026-12-01T09:00", "Pacific/Auckland", "2026-12-02 09:00", id="east-same-date"
        ),
        pytest.param(
            "Europe/London", "2026-12-01T13:00", "Pacific/Auckland", "2026-12-03 09:00", id="east-next-date"
        ),
        pytest.param(
            "Pacific/Auckland",
            "2026-12-01T09:00",
            "Europe/London",
            "2026-12-01 09:00",
            id="west-evening-before",
        ),
    ],
)
def test_a_change_of_zone_gives_no_local_day_two_digests(old: str, sent: str, new: str, due: str) -> None:
    last_sent = local(sent, old)
    assert shown(next_dues(Preferences(new), last_sent, last_sent, 1), new) == [due]


def test_a_later_hour_chosen_after_the_digest_of_today_counts_from_tomorrow() -> None:
    sent = local("2026-12-01T09:00")
    assert shown(next_dues(replace(ALMATY, hours=(18,)), sent, local("2026-12-01T12:00"), 1)) == [
        "2026-12-02 18:00"
    ]


def test_with_two_hours_the_change_of_zone_costs_the_first_only() -> None:
    sent = local("2026-12-01T09:00")
    london = Preferences("Europe/London", hours=(9, 18))
    assert shown(next_dues(london, sent, sent, 1), "Europe/London") == ["2026-12-01 18:00"]
