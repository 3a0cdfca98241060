"""A kind of push more is one more entry of the sequence: it is planned, rendered and put in as all others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest

from briefing.local_time import at_local, local_date, zone_of
from briefing.outbox import Body, Row
from briefing.preferences import Preferences
from briefing.subscription import Subscription, Target
from briefing.subscriptions.enqueuer import Enqueuer
from briefing.subscriptions.plan import PUSH_KINDS, kind_of_push, scheduled
from storage.memory import MemoryStore
from tests.support.statement_examples import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chat import ChatKind
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push

TARGET = Target(1)
BEGAN = datetime(2026, 5, 25, 12, 0, tzinfo=UTC)
FIRST = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
"""A reminder comes then, and a digest as a week has gone by."""
LASTS = timedelta(days=2)


@dataclass(frozen=True)
class Summary:
    """What was done in the month before a day."""

    occurrence: str
    today: date
    tells_until: ClassVar[None] = None
    lifetime: ClassVar[timedelta] = LASTS


class Summaries:
    """One at six on the first of each month."""

    prefix = "summary:"

    def next_at(self, subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
        del statement
        zone = zone_of(subscription.preferences.zone)
        this, following = (at_local(date(now.year, now.month + ahead, 1), 6, zone) for ahead in (0, 1))
        return this if now < this else following

    def due(
        self, subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
    ) -> tuple[Subscription, Summary | None]:
        del told
        today = local_date(now, zone_of(subscription.preferences.zone))
        found = Summary(f"{self.prefix}{statement.id}:{today}", today)
        return subscription, found if today.day == 1 else None

    def is_wanted(self, preferences: Preferences) -> bool:
        return preferences.reminders

    def postponed(self, subscription: Subscription, occurrence: str, until: datetime) -> Subscription:
        del occurrence
        return replace(subscription, next_due_at=until)


class Named:
    """Renders a push as its occurrence, and remembers in which order it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def push(self, statement: Statement, push: Push, language: str, kind: ChatKind) -> Sequence[Body]:
        assert (statement.id, language, kind) == ("ots-2025", "en", "private")
        self.asked.append(push.occurrence)
        return [Body(push.occurrence)]


@pytest.fixture
async def store() -> MemoryStore:
    made = MemoryStore()
    begun = Subscription(
        TARGET, Preferences("UTC", hours=(6,)), BEGAN, "en", date(2026, 5, 25), BEGAN, last_digest_at=BEGAN
    )
    planned = scheduled(begun, library().current, BEGAN, (*PUSH_KINDS, Summaries()))
    await made.change_subscription(TARGET, lambda _present: planned)
    return made


async def test_a_kind_of_the_tests_own_is_put_in_after_those_before_it(store: MemoryStore) -> None:
    named = Named()
    enqueuer = Enqueuer(store, library(), named, (*PUSH_KINDS, Summaries()))
    for days in range(6):
        assert await enqueuer.enqueue_due(datetime(2026, 5, 26 + days, 6, 0, tzinfo=UTC)) == 0
    assert await enqueuer.enqueue_due(FIRST) == 3
    assert named.asked == [
        "reminder:ots-2025:2026-06-01",
        "digest:ots-2025:2026-06-01T06:00",
        "summary:ots-2025:2026-06-01",
    ]
    (row,) = await store.rows_of("summary:ots-2025:2026-06-01")
    assert row == Row(row.occurrence, TARGET, 0, Body(row.occurrence).hash, FIRST, FIRST + LASTS)
    assert [body.text for _row, body in await store.lease_rows(FIRST, 9)] == named.asked[:1]


async def test_without_the_entry_there_is_no_such_push(store: MemoryStore) -> None:
    named = Named()
    await Enqueuer(store, library(), named).enqueue_due(FIRST)
    assert [each.partition(":")[0] for each in named.asked] == ["reminder", "digest"]


def test_what_becomes_of_a_row_is_asked_of_the_kind_that_its_occurrence_names() -> None:
    kinds = (*PUSH_KINDS, Summaries())
    found = [kind_of_push(f"{each.prefix}ots-2025:2026-06-02", kinds) for each in kinds]
    assert found == list(kinds)
    assert kind_of_push("follow:ots-2025:2026-06-02", kinds) is None
