"""A local day and hour is one moment, also where the local clock jumps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.local_time import at_local, local_date, next_at_local, zone_of

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
A_DAY_AND_MORE = 27 * 60
"""Minutes: more than any clock was put back since 1970."""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "moment"),
    [
        pytest.param("Asia/Almaty", "2026-12-01", 9, "2026-12-01T04:00", id="plain"),
        pytest.param("Asia/Kathmandu", "2026-12-01", 9, "2026-12-01T03:15", id="quarter-offset"),
        pytest.param("Pacific/Kiritimati", "2026-12-01", 9, "2026-11-30T19:00", id="far-east"),
        pytest.param("Europe/Berlin", "2026-03-29", 2, "2026-03-29T01:00", id="gap"),
        pytest.param("Europe/Berlin", "2026-03-29", 3, "2026-03-29T01:00", id="end-of-gap"),
        pytest.param("America/New_York", "2026-03-08", 2, "2026-03-08T07:00", id="gap-west"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30", id="half-hour-gap"),
        pytest.param("Antarctica/Troll", "2026-03-29", 1, "2026-03-29T01:00", id="two-hour-gap-first"),
        pytest.param("Antarctica/Troll", "2026-03-29", 2, "2026-03-29T01:00", id="two-hour-gap-second"),
        pytest.param("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00", id="midnight-gap"),
        pytest.param("Africa/Cairo", "2024-04-26", 0, "2024-04-25T22:00", id="midnight-gap-cairo"),
        pytest.param("America/Nuuk", "2024-03-30", 23, "2024-03-31T01:00", id="gap-up-to-midnight"),
        pytest.param("Pacific/Apia", "2011-12-29", 23, "2011-12-30T09:00", id="before-skipped-day"),
        pytest.param("Pacific/Apia", "2011-12-30", 0, "2011-12-30T10:00", id="skipped-day-begin"),
        pytest.param("Pacific/Apia", "2011-12-30", 9, "2011-12-30T10:00", id="skipped-day"),
        pytest.param("Pacific/Apia", "2011-12-31", 9, "2011-12-30T19:00", id="after-skipped-day"),
        pytest.param("Pacific/Kwajalein", "1993-08-21", 9, "1993-08-21T12:00", id="skipped-day-kwajalein"),
        pytest.param("Europe/Berlin", "2026-10-25", 2, "2026-10-25T00:00", id="fold"),
        pytest.param("Europe/Berlin", "2026-10-25", 3, "2026-10-25T02:00", id="end-of-fold"),
        pytest.param("America/New_York", "2026-11-01", 1, "2026-11-01T05:00", id="fold-west"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", 2, "2026-04-04T15:30", id="half-hour-fold"),
        pytest.param("America/Sao_Paulo", "2018-02-17", 23, "2018-02-18T01:00", id="fold-before-midnight"),
        pytest.param("America/Sao_Paulo", "2018-02-18", 0, "2018-02-18T03:00", id="midnight-after-fold"),
        pytest.param("Asia/Almaty", "2024-02-29", 9, "2024-02-29T03:00", id="kazakhstan-before"),
        pytest.param("Asia/Almaty", "2024-02-29", 23, "2024-02-29T17:00", id="kazakhstan-fold"),
        pytest.param("Asia/Almaty", "2024-03-01", 9, "2024-03-01T04:00", id="kazakhstan-after"),
        pytest.param("Europe/Moscow", "2014-10-26", 1, "2014-10-25T21:00", id="moscow-2014-fold"),
        pytest.param("Europe/Moscow", "2014-10-26", 9, "2014-10-26T06:00", id="moscow-2014-after"),
    ],
)
def test_a_local_hour_as_a_moment(zone: str, day: str, hour: int, moment: str) -> None:
    found = at_local(date.fromisoformat(day), hour, zone_of(zone))
    assert found == utc(moment)
    assert found.tzinfo is UTC


@st.composite
def days_near_jumps(draw: st.DrawFn) -> tuple[ZoneInfo, date]:
    """A zone, and a day on which, or next to which, its offset changes, or any day of the year."""
    zone = zone_of(draw(st.sampled_from(sorted(available_timezones()))))
    year = draw(st.integers(1980, 2037))
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + DAY * each for each in range(366)]
    changes = [
        noon.date()
        for noon in noons
        if noon.astimezone(zone).utcoffset() != (noon + DAY).astimezone(zone).utcoffset()
    ]
    return zone, draw(st.sampled_from(changes or [noons[0].date()])) + DAY * draw(st.integers(-2, 2))


@settings(deadline=None)
@given(days_near_jumps(), st.integers(0, 23))
def test_it_is_the_first_moment_at_which_the_clock_shows_the_hour_or_a_later_one(
    place: tuple[ZoneInfo, date], hour: int
) -> None:
    zone, day = place
    wanted = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 - what a wall clock shows
    moment = at_local(day, hour, zone)
    assert moment.astimezone(zone).replace(tzinfo=None) >= wanted
    assert (moment - datetime.resolution).astimezone(zone).replace(tzinfo=None) < wanted
    for minutes in range(A_DAY_AND_MORE):
        assert (moment - MINUTE * minutes - datetime.resolution).astimezone(zone).replace(
            tzinfo=None
        ) < wanted


@pytest.mark.parametrize(
    ("zone", "moment", "hour", "found"),
    [
        pytest.param("Asia/Almaty", "2026-12-01T03:00", 9, "2026-12-01T04:00", id="later-today"),
        pytest.param("Asia/Almaty", "2026-12-01T04:00", 9, "2026-12-02T04:00", id="now-is-not-later"),
        pytest.param("Europe/Berlin", "2026-03-29T00:59", 2, "2026-03-29T01:00", id="in-a-gap"),
        pytest.param("Antarctica/Troll", "2026-10-24T23:30", 2, "2026-10-25T00:00", id="fold-first"),
        pytest.param("Antarctica/Troll", "2026-10-25T01:30", 2, "2026-10-25T02:00", id="fold-again"),
    ],
)
def test_the_clock_comes_to_an_hour_after_a_moment(zone: str, moment: str, hour: int, found: str) -> None:
    assert next_at_local(utc(moment), hour, zone_of(zone)) == utc(found)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        pytest.param("Asia/Almaty", "2026-11-30T18:59:59", "2026-11-30", id="before-midnight"),
        pytest.param("Asia/Almaty", "2026-11-30T19:00", "2026-12-01", id="midnight"),
        pytest.param("Pacific/Apia", "2011-12-30T09:59:59", "2011-12-29", id="before-skipped-day"),
        pytest.param("Pacific/Apia", "2011-12-30T10:00", "2011-12-31", id="after-skipped-day"),
    ],
)
def test_the_local_date_of_a_moment(zone: str, moment: str, day: str) -> None:
    assert local_date(utc(moment), zone_of(zone)) == date.fromisoformat(day)


def test_a_zone_is_read_once_however_many_are_in_use() -> None:
    names = sorted(available_timezones())[:50]
    zones = [zone_of(name) for name in names]
    assert [zone_of(name) for name in names] == zones
    assert [zone.key for zone in zones] == names


def test_an_unknown_zone_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        zone_of("Asia/Nowhere")
