"""A kind of push more is one more entry of the sequence: it is planned, rendered and put in as all others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest

from briefing.local_time import at_local, local_date, zone_of
from briefing.outbox import Body, Row
from briefing.preferences import Preferences
from briefing.subscription import Subscription, Target
from briefing.subscriptions.enqueuer import Enqueuer
from briefing.subscriptions.plan import PUSH_KINDS, plan, pushes_in, scheduled
from storage.memory import MemoryStore
from tests.support.statement_examples import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.chat import ChatKind
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push, PushKind

TARGET = Target(1)
BEGAN = datetime(2026, 5, 25, 12, 0, tzinfo=UTC)
FIRST = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
"""A reminder comes then, and a summary of the month."""
LASTS = timedelta(days=2)


@dataclass(frozen=True)
class Greeting:
    """What is wished on a day."""

    occurrence: str
    today: date
    tells_until: ClassVar[None] = None
    lifetime: ClassVar[timedelta] = LASTS


class Greetings:
    """One at six on the first of each month."""

    prefix = "greeting:"

    def next_at(self, subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
        del statement
        zone = zone_of(subscription.preferences.zone)
        this, following = (at_local(date(now.year, now.month + ahead, 1), 6, zone) for ahead in (0, 1))
        return this if now < this else following

    def due(
        self, subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
    ) -> tuple[Subscription, Greeting | None]:
        del told
        today = local_date(now, zone_of(subscription.preferences.zone))
        found = Greeting(f"{self.prefix}{statement.id}:{today}", today)
        return subscription, found if today.day == 1 else None

    def is_wanted(self, preferences: Preferences) -> bool:
        return preferences.reminders

    def postponed(self, subscription: Subscription, occurrence: str) -> Subscription:
        del occurrence
        return subscription


class Named:
    """Renders pushes as their occurrences, and remembers in which order they stand."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pushes(
        self, statement: Statement, pushes: tuple[Push, ...], language: str, kind: ChatKind
    ) -> Sequence[Body]:
        assert (statement.id, language, kind) == ("ots-2025", "en", "private")
        self.asked = [each.occurrence for each in pushes]
        return [Body(" ".join(self.asked))]


@pytest.fixture
async def store() -> MemoryStore:
    made = MemoryStore()
    begun = Subscription(
        TARGET, Preferences("UTC", hours=(6,)), BEGAN, "en", date(2026, 5, 25), BEGAN, last_digest_at=BEGAN
    )
    planned = scheduled(begun, library().current, BEGAN, (*PUSH_KINDS, Greetings()))
    await made.change_subscription(TARGET, lambda _present: planned)
    return made


async def test_a_kind_of_the_tests_own_stands_after_the_others_in_the_one_message(store: MemoryStore) -> None:
    named = Named()
    enqueuer = Enqueuer(store, library(), named, (*PUSH_KINDS, Greetings()))
    for days in range(6):
        assert await enqueuer.enqueue_due(datetime(2026, 5, 26 + days, 6, 0, tzinfo=UTC)) == 0
    assert await enqueuer.enqueue_due(FIRST) == 1
    assert named.asked == [
        "reminder:ots-2025:2026-06-01",
        "summary:ots-2025:2026-06-01",
        "greeting:ots-2025:2026-06-01",
    ]
    (row,) = [row async for row in store.rows_of("+".join(named.asked))]
    text = " ".join(named.asked)
    assert row == Row(row.occurrence, TARGET, 0, Body(text).hash, FIRST)
    assert [body.text for _row, body in await store.lease_rows(FIRST, 9)] == [text]


async def test_without_the_entry_there_is_no_such_push(store: MemoryStore) -> None:
    named = Named()
    await Enqueuer(store, library(), named).enqueue_due(FIRST)
    assert [each.partition(":")[0] for each in named.asked] == ["reminder", "summary"]


def test_a_message_lives_as_long_as_the_most_patient_of_its_pushes() -> None:
    summary = next(kind for kind in PUSH_KINDS if kind.prefix == "summary:")
    reminder = next(kind for kind in PUSH_KINDS if kind.prefix == "reminder:")
    begun = Subscription(TARGET, Preferences("UTC"), BEGAN, "en", date(2026, 5, 25), BEGAN)
    kinds: list[tuple[Sequence[PushKind], timedelta | None]] = [
        ([summary], timedelta(days=1)),
        ([summary, Greetings()], LASTS),
        ([reminder, summary, Greetings()], None),
        ([], None),
    ]
    nine = FIRST + timedelta(hours=3)
    for some, lifetime in kinds:
        planned = plan(begun, library().current, nine, kinds=some)
        assert (len(planned.pushes), planned.lifetime) == (len(some), lifetime)


def test_what_becomes_of_a_row_is_asked_of_the_kinds_that_its_occurrence_names() -> None:
    kinds: Sequence[PushKind] = (*PUSH_KINDS, Greetings())
    names = [f"{each.prefix}ots-2025:2026-06-02" for each in kinds]
    assert [pushes_in(name, kinds) for name in names] == [
        ((kind, name),) for kind, name in zip(kinds, names, strict=True)
    ]
    assert pushes_in("+".join(names), kinds) == tuple(zip(kinds, names, strict=True))
    for other in ("follow:ots-2025:2026-06-02", "follow:ots-2025:bridge+summary:9f", ""):
        assert pushes_in(other, kinds) == ()
