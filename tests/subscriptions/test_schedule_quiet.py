"""Nothing goes out in quiet hours: what falls into them waits for their end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.local_time import zone_of
from briefing.preferences import Frequency, Preferences, after_quiet
from briefing.subscriptions.schedule import next_due
from tests.subscriptions.schedules import next_dues

NIGHT = (22, 8)


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone_of(zone)).astimezone(UTC)


def shown(moment: datetime, zone: str) -> str:
    return moment.astimezone(zone_of(zone)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("zone", "quiet", "moment", "waits_for"),
    [
        pytest.param("Asia/Almaty", NIGHT, "2026-12-01T21:59", "2026-12-01 21:59", id="before"),
        pytest.param("Asia/Almaty", NIGHT, "2026-12-01T22:00", "2026-12-02 08:00", id="first-minute"),
        pytest.param("Asia/Almaty", NIGHT, "2026-12-02T00:00", "2026-12-02 08:00", id="midnight"),
        pytest.param("Asia/Almaty", NIGHT, "2026-12-02T07:59", "2026-12-02 08:00", id="last-minute"),
        pytest.param("Asia/Almaty", NIGHT, "2026-12-02T08:00", "2026-12-02 08:00", id="end"),
        pytest.param("Asia/Almaty", (13, 15), "2026-12-01T14:30", "2026-12-01 15:00", id="within-a-day"),
        pytest.param("Asia/Almaty", (22, 0), "2026-12-31T23:00", "2027-01-01 00:00", id="up-to-midnight"),
        pytest.param("Asia/Almaty", (0, 8), "2026-12-01T00:00", "2026-12-01 08:00", id="from-midnight"),
        pytest.param("Asia/Almaty", (9, 9), "2026-12-01T09:00", "2026-12-01 09:00", id="from-is-to"),
        pytest.param("Asia/Almaty", None, "2026-12-01T03:00", "2026-12-01 03:00", id="none"),
        pytest.param("Europe/Berlin", (22, 2), "2026-03-28T23:00", "2026-03-29 03:00", id="end-in-a-gap"),
        pytest.param(
            "Europe/Berlin", (3, 2), "2026-03-28T23:00", "2026-03-30 02:00", id="the-only-hour-is-a-gap"
        ),
        pytest.param("Europe/Berlin", NIGHT, "2026-10-25T02:30", "2026-10-25 08:00", id="fold"),
        pytest.param("Pacific/Apia", NIGHT, "2011-12-29T23:00", "2011-12-31 08:00", id="skipped-day"),
    ],
)
def test_a_moment_after_quiet_hours(
    zone: str, quiet: tuple[int, int] | None, moment: str, waits_for: str
) -> None:
    found = after_quiet(Preferences(zone, quiet=quiet), local(moment, zone))
    assert shown(found, zone) == waits_for


def test_an_hour_that_is_quiet_and_comes_twice_is_quiet_twice() -> None:
    """In the two-hour fold of Troll the clock shows 02:00 and is put back to 01:00 afterwards."""
    troll = Preferences("Antarctica/Troll", quiet=(22, 2))
    again_half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert after_quiet(troll, again_half_past_one) == datetime(2026, 10, 25, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hours", "quiet", "now", "due"),
    [
        pytest.param(
            "Asia/Almaty",
            (23,),
            NIGHT,
            "2026-12-01T12:00",
            ["2026-12-02 08:00", "2026-12-03 08:00"],
            id="moved-to-the-next-day",
        ),
        pytest.param(
            "Asia/Almaty",
            (7, 9),
            NIGHT,
            "2026-12-01T12:00",
            ["2026-12-02 08:00", "2026-12-02 09:00", "2026-12-03 08:00"],
            id="first-is-moved",
        ),
        pytest.param(
            "Asia/Almaty",
            (6, 7, 23),
            NIGHT,
            "2026-12-01T12:00",
            ["2026-12-02 08:00", "2026-12-03 08:00"],
            id="moved-to-one-moment-are-one",
        ),
        pytest.param(
            "Asia/Almaty",
            (23,),
            NIGHT,
            "2026-12-02T03:00",
            ["2026-12-02 08:00", "2026-12-03 08:00"],
            id="asked-in-quiet-hours",
        ),
        pytest.param(
            "Europe/Berlin",
            (23,),
            (22, 2),
            "2026-03-28T12:00",
            ["2026-03-29 03:00", "2026-03-30 02:00"],
            id="end-in-a-gap",
        ),
        pytest.param(
            "Europe/Berlin",
            (2,),
            (3, 8),
            "2026-03-28T12:00",
            ["2026-03-29 08:00", "2026-03-30 02:00"],
            id="a-gap-leads-into-them",
        ),
        pytest.param(
            "Europe/Berlin",
            (2, 4),
            (3, 2),
            "2026-03-27T12:00",
            ["2026-03-28 02:00", "2026-03-30 02:00"],
            id="the-only-hour-is-a-gap",
        ),
        pytest.param(
            "Europe/Berlin",
            (2,),
            NIGHT,
            "2026-10-24T12:00",
            ["2026-10-25 08:00", "2026-10-26 08:00"],
            id="fold",
        ),
    ],
)
def test_digests_wait_for_the_end(
    zone: str, hours: tuple[int, ...], quiet: tuple[int, int], now: str, due: list[str]
) -> None:
    preferences = Preferences(zone, hours=hours, quiet=quiet)
    assert [shown(each, zone) for each in next_dues(preferences, None, local(now, zone), len(due))] == due


def test_the_digest_of_a_friday_night_comes_on_saturday_and_no_weekend_day_has_its_own() -> None:
    workdays = Preferences("Asia/Almaty", Frequency.WEEKDAYS, hours=(23,), quiet=NIGHT)
    friday = local("2026-12-04T12:00", "Asia/Almaty")
    found = [shown(each, "Asia/Almaty") for each in next_dues(workdays, None, friday, 2)]
    assert found == ["2026-12-05 08:00", "2026-12-08 08:00"]


def test_a_digest_that_waited_leaves_the_next_one_its_day() -> None:
    late = Preferences("Asia/Almaty", hours=(23,), quiet=NIGHT)
    sent = local("2026-12-02T08:00", "Asia/Almaty")
    found = next_due(late, sent, sent)
    assert found is not None
    assert shown(found, "Asia/Almaty") == "2026-12-03 08:00"


def test_a_digest_out_of_turn_in_the_night_takes_the_place_of_the_one_that_waited() -> None:
    late = Preferences("Asia/Almaty", hours=(23,), quiet=NIGHT)
    sent = local("2026-12-02T03:00", "Asia/Almaty")
    found = next_due(late, sent, sent)
    assert found is not None
    assert shown(found, "Asia/Almaty") == "2026-12-03 08:00"


def test_a_digest_that_waits_for_two_days_is_still_due_on_the_second_night() -> None:
    """All hours but the one from 02:00 are quiet, and on Sunday 29 March a gap swallows that one."""
    saturdays = Preferences("Europe/Berlin", Frequency.WEEKLY, hours=(5,), weekdays=(5,), quiet=(3, 2))
    found = next_due(saturdays, None, local("2026-03-30T01:00", "Europe/Berlin"))
    assert found is not None
    assert shown(found, "Europe/Berlin") == "2026-03-30 02:00"
