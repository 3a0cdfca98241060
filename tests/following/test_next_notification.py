"""What followers have not been told of, and when they are: at once, with the digest, after quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.following.next_notification import next_notification
from briefing.followings import Followed, Following, FollowMode
from briefing.local_time import zone_of
from briefing.preferences import Frequency, Preferences
from briefing.statement.entry import Status
from briefing.subscription import Subscription, Target
from tests.support.statement_examples import check, followup, statement

if TYPE_CHECKING:
    from briefing.following.next_notification import NextNotification, Notification
    from briefing.statement.entry import Check, FollowUp
    from briefing.statement.model import Statement

ALMATY = zone_of("Asia/Almaty")
NOON = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
"""12:00 in Almaty."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TARGET = Target(1)
AT_ONCE, WITH_DIGEST = FollowMode.AT_ONCE, FollowMode.WITH_DIGEST
GOING, DONE = Status.IN_PROGRESS, Status.FULFILLED


def event(name: str, recorded_at: datetime, status: Status | None = None, slug: str = "bridge") -> FollowUp:
    return replace(followup(date(2026, 3, 9), status, slug=slug, name=name), recorded_at=recorded_at)


def looked(recorded_at: datetime, status: Status | None) -> Check:
    return replace(check(date(2026, 3, 10), status), recorded_at=recorded_at)


def following(mode: FollowMode = AT_ONCE, news_seen_until: datetime = NOON - DAY) -> Following:
    return Following(1, None, "en", mode, (Followed("summit", "bridge", news_seen_until),))


def subscription(news_seen_until: datetime = NOON - DAY, **changes: object) -> Subscription:
    fresh = Subscription(
        TARGET,
        Preferences("Asia/Almaty", hours=(8,)),
        since=NOON - 9 * DAY,
        language="en",
        reminded_to=date(2026, 3, 9),
        news_seen_until=news_seen_until,
        next_due_at=NOON + 20 * HOUR,
    )
    return replace(fresh, **changes)  # type: ignore[arg-type] # each test names fields of its own


def seen(
    log: Statement,
    now: datetime,
    who: Following,
    subscribed: Subscription | None = None,
    *,
    is_chosen: bool = True,
) -> NextNotification | None:
    return next_notification(who, subscribed, log, now, ALMATY, is_chosen=is_chosen)


def notification(
    log: Statement, now: datetime, who: Following, subscribed: Subscription | None = None
) -> Notification:
    found = seen(log, now, who, subscribed)
    assert found is not None
    assert found.notification is not None
    return found.notification


LOG = statement(event("opened", NOON, GOING))


@pytest.mark.parametrize(
    ("now", "who", "subscribed", "moment"),
    [
        pytest.param(NOON, following(), None, NOON + MINUTE, id="a minute after the first"),
        pytest.param(NOON + HOUR, following(), None, NOON + HOUR, id="now, when that is over"),
        pytest.param(NOON, following(WITH_DIGEST), None, NOON + 21 * HOUR, id="at nine the next day"),
        pytest.param(NOON, following(WITH_DIGEST), subscription(), NOON + 20 * HOUR, id="with the digest"),
        pytest.param(
            NOON,
            following(WITH_DIGEST),
            subscription(preferences=Preferences("Asia/Almaty", Frequency.OFF, hours=(7,))),
            NOON + 19 * HOUR,
            id="at its own hour without digests",
        ),
        pytest.param(
            NOON,
            following(),
            subscription(preferences=Preferences("Asia/Almaty", quiet=(11, 14))),
            NOON + 2 * HOUR,
            id="after quiet hours",
        ),
        pytest.param(
            NOON + HOUR,
            following(),
            subscription(preferences=Preferences("Asia/Almaty", quiet=(13, 15))),
            NOON + 3 * HOUR,
            id="after quiet hours that have begun meanwhile",
        ),
        pytest.param(
            NOON,
            following(),
            subscription(snoozed_until=NOON + 3 * DAY),
            NOON + 3 * DAY,
            id="after a snooze",
        ),
    ],
)
def test_when_a_target_is_to_be_told(
    now: datetime, who: Following, subscribed: Subscription | None, moment: datetime
) -> None:
    found = seen(LOG, now, who, subscribed)
    assert found is not None
    assert found.moment == moment
    assert (found.notification is not None) is (moment == now)


@pytest.mark.parametrize(
    ("log", "who"),
    [
        pytest.param([event("opened", NOON, GOING)], following(news_seen_until=NOON), id="told already"),
        pytest.param([event("opened", NOON, GOING, "tunnel")], following(), id="of another initiative"),
        pytest.param([looked(NOON, None)], following(), id="a check that changes nothing"),
        pytest.param(
            [event("opened", NOON - 2 * DAY, GOING), looked(NOON, GOING)],
            following(),
            id="a check that confirms the status",
        ),
        pytest.param([], following(), id="nothing at all"),
    ],
)
def test_what_is_no_news(log: list[FollowUp | Check], who: Following) -> None:
    assert seen(statement(*log, slugs=("bridge", "tunnel")), NOON + HOUR, who) is None


def test_everything_since_is_told_together_and_once() -> None:
    log = statement(
        event("opened", NOON, GOING), looked(NOON + MINUTE, DONE), event("closed", NOON + 2 * MINUTE)
    )
    found = notification(log, NOON + 5 * MINUTE, following())
    assert found.entries == {"opened", "closed", "2026-03-10-bridge"}
    (change,) = found.news.statuses
    assert (change.old, change.new) == (Status.NOT_ASSESSED, DONE)
    assert {each.id for each in found.news.followups} == {"opened", "closed"}
    assert seen(log, NOON + 9 * MINUTE, found.following) is None


def test_a_status_is_told_from_where_the_target_was_told_it_stood() -> None:
    first = notification(LOG, NOON + MINUTE, following())
    log = replace(LOG, followups=(*LOG.followups, event("done", NOON + HOUR, DONE)))
    (change,) = notification(log, NOON + 2 * HOUR, first.following).news.statuses
    assert (change.old, change.new) == (GOING, DONE)


def test_two_tellings_never_have_the_same_occurrence() -> None:
    first = notification(LOG, NOON + MINUTE, following())
    log = replace(LOG, followups=(*LOG.followups, event("done", NOON + HOUR, DONE)))
    second = notification(log, NOON + 2 * HOUR, first.following)
    assert first.occurrence != second.occurrence
    again = notification(LOG, NOON + 3 * MINUTE, following())
    assert again.occurrence == first.occurrence, "the same news, tried again, has the same"


@pytest.mark.parametrize(
    ("news_seen_until", "is_chosen", "is_told"),
    [
        pytest.param(NOON - DAY, True, False, id="the next digest will tell it"),
        pytest.param(NOON + MINUTE, True, True, id="no digest will: it came before the subscription"),
        pytest.param(NOON - DAY, False, True, id="the digests are about another statement"),
    ],
)
def test_what_is_left_to_the_digest(news_seen_until: datetime, is_chosen: bool, is_told: bool) -> None:  # noqa: FBT001 - cases
    found = seen(LOG, NOON + DAY, following(WITH_DIGEST), subscription(news_seen_until), is_chosen=is_chosen)
    assert found is not None
    assert (found.notification is not None) is is_told


def test_a_digest_leaves_out_what_was_told_and_forgets_it_then() -> None:
    told = notification(LOG, NOON + MINUTE, following(), subscription()).following
    assert told.left_out_of_digest("summit") == {"opened"}
    assert told.left_out_of_digest("another") == frozenset()
    after = told.after_digest("summit", NOON + HOUR)
    assert after is not None
    assert after.told == ()
    assert after.followed == (Followed("summit", "bridge", NOON + HOUR),)
    assert notification(LOG, NOON + MINUTE, following()).following.told == (), "no digest comes"


def test_a_digest_of_another_statement_moves_nothing_and_what_is_empty_goes() -> None:
    after = following().after_digest("another", NOON)
    assert after is not None
    assert after.followed == following().followed
    assert replace(following(), followed=(), told=("summit/opened",)).after_digest("summit", NOON) is None
