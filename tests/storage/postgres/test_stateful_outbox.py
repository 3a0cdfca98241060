"""Any history of subscriptions and messages on two replicas, which may be killed, beside a plain model."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefing.chat import PauseReason
from briefing.outbox import RowState
from storage.postgres.rows import SQL as ROWS
from storage.postgres.rows import numbered_rows
from storage.postgres.store import PostgresStore
from tests.storage.chats import becomes, chat
from tests.storage.outbox_model import Model, due_and_target
from tests.storage.outboxes import OTHER, SECOND, TEXT, at, subscribed
from tests.storage.postgres.replicas import kill
from tests.storage.postgres.server import migrated_database
from tests.storage.test_store_stateful_outbox import ids, outcomes, rows, seconds, subscriptions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any, TypeVar

    from briefing.outbox import Row
    from briefing.subscription import Subscription

    T = TypeVar("T")

replicas = st.integers(0, 1)


class Replicas(RuleBasedStateMachine):
    """Each rule does to a replica what it does to the model."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.uri = self.stack.enter_context(migrated_database())
        self.runner = self.stack.enter_context(asyncio.Runner())
        self.model = Model()
        self.stores = [self.run(PostgresStore.open(self.uri)) for _ in range(2)]
        self.leasers: dict[tuple[object, ...], int] = {}
        """Which replica has leased the row with this key."""

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(act)

    def do(self, action: Callable[[], Awaitable[object]], expected: object) -> None:
        async def act() -> object:
            return await action()

        assert self.run(act()) == expected

    @rule(replica=replicas)
    def kill(self, replica: int) -> None:
        self.run(kill(self.stores[replica], self.stores[1 - replica]))
        self.stores[replica] = self.run(PostgresStore.open(self.uri))
        self.forget_leases(replica)

    @rule(replica=replicas)
    def restart(self, replica: int) -> None:
        self.run(self.stores[replica].close())
        self.stores[replica] = self.run(PostgresStore.open(self.uri))
        self.forget_leases(replica)

    def forget_leases(self, replica: int) -> None:
        for each in self.model.entries:
            if each.handed_out and self.leasers[each.handed_out.key] == replica:
                each.handed_out = None

    @rule(replica=replicas, chat_id=ids, pause=st.booleans())
    def pause(self, replica: int, chat_id: int, *, pause: bool) -> None:
        changed = replace(chat(chat_id), paused=PauseReason.BLOCKED if pause else None)
        (self.model.paused.add if pause else self.model.paused.discard)(chat_id)
        self.do(lambda: self.stores[replica].change_chat(chat_id, becomes(changed)), changed)

    @rule(replica=replicas, wanted=subscriptions, stays=st.booleans())
    def subscribe(self, replica: int, wanted: Subscription, *, stays: bool) -> None:
        target, becoming = wanted.target, wanted if stays else None
        if self.model.subscriptions.get(target) != becoming:
            self.model.subscribe(target, becoming)
        self.do(lambda: self.stores[replica].change_subscription(target, subscribed(becoming)), becoming)

    @rule(
        replica=replicas,
        now=seconds,
        due=st.none() | seconds,
        put_in=st.lists(rows, max_size=8),
        read=st.lists(subscriptions),
    )
    def enqueue(
        self, replica: int, now: int, due: int | None, put_in: list[Row], read: list[Subscription]
    ) -> None:
        present = {each.target: each for each in [*read, *self.model.due(at(now))]}
        next_due_at = None if due is None else at(due)
        advanced = {
            each: replace(each, next_due_at=next_due_at, news_seen_until=each.news_seen_until + SECOND)
            for each in present.values()
        }
        expected = self.model.enqueue(advanced, put_in)
        self.do(lambda: self.stores[replica].enqueue(advanced, put_in, [TEXT, OTHER]), expected)

    @rule(replica=replicas, now=seconds, limit=st.integers(1, 4))
    def lease(self, replica: int, now: int, limit: int) -> None:
        leased = self.run(self.stores[replica].lease_rows(at(now), limit))
        assert [each for each, _ in leased] == self.model.lease(at(now), limit)
        assert all(body.hash == each.body for each, body in leased)
        self.leasers.update({each.key: replica for each, _ in leased})

    @precondition(lambda self: self.model.leased())
    @rule(data=st.data(), outcome=outcomes, moment=seconds)
    def close_row(self, data: st.DataObject, outcome: Callable[[Row, int], Row], moment: int) -> None:
        leased = data.draw(st.sampled_from(self.model.leased()))
        settled = outcome(leased, moment)
        store = self.stores[self.leasers[leased.key]]
        self.run(store.close_rows([settled]))
        self.model.close_row(leased, settled)

    @rule(replica=replicas, before=seconds)
    def purge(self, replica: int, before: int) -> None:
        self.do(lambda: self.stores[replica].purge_rows(at(before)), self.model.purge(at(before)))

    @rule(replica=replicas, old=ids, new=ids)
    def migrate(self, replica: int, old: int, new: int) -> None:
        self.run(self.stores[replica].migrate_chat(old, new))
        self.model.migrate(old, new)

    @rule(replica=replicas, chat_id=ids)
    def forget(self, replica: int, chat_id: int) -> None:
        self.run(self.stores[replica].forget_chat(chat_id))
        self.model.forget(chat_id)

    @invariant()
    def the_database_is_as_the_model(self) -> None:
        self.run(self.check())

    async def check(self) -> None:
        store = self.stores[0]
        fetch = store._database.fetch
        every = [number for (number,) in await fetch("SELECT number FROM rows ORDER BY number")]
        stored = numbered_rows(await fetch(ROWS["by_numbers"], {"numbers": every}))
        assert list(stored.values()) == [each.row for each in self.model.entries]
        present = {each.target: each for each in await store.subscriptions([-2, -1, 1])}
        assert present == self.model.subscriptions
        bodies = {name for (name,) in await fetch("SELECT hash FROM bodies")}
        assert bodies == {each.row.body for each in self.model.entries}
        now = at(10**6)
        due = await store.due_subscriptions(now, 99)
        assert sorted(due, key=due_and_target) == self.model.due(now)
        heads = "SELECT head FROM targets WHERE due_at IS NOT NULL AND NOT is_paused ORDER BY due_at, head"
        assert [stored[head] for (head,) in await fetch(heads)] == [each.row for each in self.model.heads()]
        first = self.model.heads()
        assert await store.next_row_due() == (first[0].row.due_at if first else None)
        states = Counter(
            RowState.LEASED if each.handed_out else each.row.state for each in self.model.entries
        )
        assert await store.count_rows() == {state: states[state] for state in RowState}

    def teardown(self) -> None:
        for store in self.stores:
            self.run(store.close())
        self.stack.close()


TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
