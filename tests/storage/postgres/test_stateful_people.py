"""Any history of chats, subscriptions and records on two replicas, beside the store in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefing.chat import Chat, ChatKind, PauseReason
from briefing.followings import Followed, Following
from briefing.kinds import KINDS
from briefing.records import ALIASES, Record, put_records, remove_records
from briefing.subscription import Subscription, Target
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.members import Invite, Member
from briefing.team.roles import Role
from storage.memory import MemoryStore
from storage.postgres.store import PostgresStore
from tests.storage.chats import EPOCH, becomes
from tests.storage.outboxes import at, subscribed, subscription
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    from briefing.ports import Store

GROUPS = st.integers(-3, -1)
IDS = GROUPS | st.integers(1, 3)
TARGETS = st.builds(Target, IDS, st.sampled_from([None, None, 1, 2]))
CHATS = st.builds(
    Chat,
    IDS,
    st.sampled_from(ChatKind),
    st.just(EPOCH),
    st.sampled_from([None, "kk", "nul \0"]),
    st.sampled_from([None, *PauseReason]),
    st.booleans(),
    manages=st.lists(GROUPS, max_size=3, unique=True).map(tuple),
).map(lambda chat: chat if chat.id > 0 else replace(chat, manages=()))
SUBSCRIPTIONS = st.builds(
    lambda target, due: subscription(target.chat_id, due, target.thread),
    TARGETS,
    st.none() | st.integers(0, 9),
)
FOLLOWINGS = st.builds(
    lambda target, slug: Following(
        target.chat_id, target.thread, "kk", followed=(Followed("towns", slug, at(0)),)
    ),
    TARGETS,
    st.sampled_from("ab"),
)
ENTRIES = st.builds(
    AuditEntry,
    st.integers(1, 5),
    st.just(at(0)),
    IDS,
    st.just(Role.OWNER),
    st.just(AuditAction.CHECKED),
    st.just("towns"),
    st.none() | IDS,
)
MEMBERS = st.builds(Member, IDS, st.just("Ada"), st.sampled_from(Role), st.just(at(0)), st.just("en"))
INVITES = st.builds(
    Invite, st.sampled_from("xyz"), st.just(Role.EDITOR), IDS, st.just("Ada"), st.just(at(9)), st.none() | IDS
)
RECORDS = st.lists(FOLLOWINGS | ENTRIES | MEMBERS | INVITES, max_size=4)


class People(RuleBasedStateMachine):
    """The same is done to both; a store on the database is another one each time."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._database: AbstractContextManager[str] = migrated_database()
        self._memory = MemoryStore()
        self._stores: list[PostgresStore] = []
        self._acts = 0

    @initialize()
    def open(self) -> None:
        url = self._database.__enter__()
        self._stores = [self._runner.run(PostgresStore.open(url)) for _ in range(2)]

    def teardown(self) -> None:
        for each in self._stores:
            self._runner.run(each.close())
        if self._stores:
            self._database.__exit__(None, None, None)
        self._runner.close()

    def both(self, act: Callable[[Store], Awaitable[Any]]) -> None:
        self._acts += 1
        ours = self._runner.run(_awaited(act(self._stores[self._acts % 2])))
        theirs = self._runner.run(_awaited(act(self._memory)))
        assert ours == theirs

    @rule(chat=CHATS)
    def change_chat(self, chat: Chat) -> None:
        self.both(lambda store: store.change_chat(chat.id, becomes(chat)))

    @rule(wanted=SUBSCRIPTIONS)
    def subscribe(self, wanted: Subscription) -> None:
        self.both(lambda store: store.change_subscription(wanted.target, subscribed(wanted)))

    @rule(whose=TARGETS)
    def unsubscribe(self, whose: Target) -> None:
        self.both(lambda store: store.change_subscription(whose, subscribed(None)))

    @rule(records=RECORDS)
    def put(self, records: list[Record]) -> None:
        self.both(lambda store: put_records(store, *records))

    @rule(records=RECORDS)
    def remove(self, records: list[Record]) -> None:
        self.both(lambda store: remove_records(store, *records))

    @rule(chat_id=IDS)
    def forget(self, chat_id: int) -> None:
        self.both(lambda store: store.forget_chat(chat_id))

    @rule(old_id=GROUPS, new_id=GROUPS)
    def migrate(self, old_id: int, new_id: int) -> None:
        self.both(lambda store: store.migrate_chat(old_id, new_id))

    @invariant()
    def is_the_same(self) -> None:
        if self._stores:
            self.both(contents)


async def _awaited(waiting: Awaitable[Any]) -> Any:  # noqa: ANN401 - whatever it is
    return await waiting


async def contents(store: Store) -> list[object]:
    """All that a store returns about people."""
    found: list[object] = [
        [each async for each in store.chats()],
        await store.due_subscriptions(at(5), 99),
        await store.subscriptions(range(-3, 4)),
    ]
    for chat_id in range(-3, 4):
        naming = await store.naming(chat_id)
        found += [await store.managers_of(chat_id), sorted((each.table, each.key) for each in naming)]
    records = [each for kind in KINDS for each in await store.find(kind)]
    return [*found, _with_plain_aliases(records)]


def _with_plain_aliases(records: list[Record]) -> list[Record]:
    """Return records with aliases by their order, because one that nothing was kept under may be left out."""
    people = {person for each in records for person in each.people if person < ALIASES}
    plain = {person: ALIASES - place for place, person in enumerate(sorted(people, reverse=True), 1)}
    for old, new in plain.items():
        records = [each.moved(old, new) for each in records]
    return records


People.TestCase.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
TestPeople = People.TestCase
