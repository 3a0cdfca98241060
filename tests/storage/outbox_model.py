"""Subscriptions and outbox as lists that are searched from end to end: slow, and plain enough to be right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.outbox import OPEN, Row, RowState
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.subscription import Subscription, Target
    from storage.ledger.store import LedgerStore


@dataclass
class Entry:
    row: Row
    handed_out: Row | None = None
    """As the worker got it."""


@dataclass
class Model:
    paused: set[int] = field(default_factory=set)
    subscriptions: dict[Target, Subscription] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def entry(self, row: Row) -> Entry | None:
        return next((each for each in self.entries if each.row.key == row.key), None)

    def leased(self) -> list[Row]:
        return [each.handed_out for each in self.entries if each.handed_out]

    def subscribe(self, target: Target, wanted: Subscription | None) -> None:
        self.subscriptions.pop(target, None)
        if wanted is None:
            self.entries = [
                each for each in self.entries if each.row.target != target or each.row.state not in OPEN
            ]
        else:
            self.subscriptions[target] = wanted

    def due(self, now: datetime) -> list[Subscription]:
        heard = [each for each in self.subscriptions.values() if each.halted is None]
        waiting = [each for each in heard if each.target.chat_id not in self.paused]
        due = [each for each in waiting if each.next_due_at is not None and each.next_due_at <= now]
        return sorted(due, key=lambda each: (each.next_due_at, each.target))

    def enqueue(self, advanced: Mapping[Subscription, Subscription], rows: list[Row]) -> int:
        before = len(self.entries)
        stale = {each.target for each in advanced if self.subscriptions.get(each.target) != each}
        for each in advanced.values():
            if each.target not in stale:
                self.subscriptions[each.target] = each
        # They go in target by target; it shows in the order of rows that are due at the same moment.
        targets = list(dict.fromkeys([each.target for each in advanced] + [row.target for row in rows]))
        for row in sorted(rows, key=lambda row: targets.index(row.target)):
            if row.target not in stale and self.entry(row) is None:
                self.entries.append(Entry(row))
        return len(self.entries) - before

    def next_of(self, target: Target) -> Entry | None:
        entries = [each for each in self.entries if each.row.target == target and each.row.state in OPEN]
        if target.chat_id in self.paused or any(each.handed_out for each in entries):
            return None
        retries = [each for each in entries if each.row.state is RowState.RETRY_AT]
        return min(retries or entries, key=lambda each: each.row.due_at, default=None)

    def heads(self) -> list[Entry]:
        targets = {each.row.target for each in self.entries}
        heads = [each for each in map(self.next_of, targets) if each is not None]
        return sorted(heads, key=lambda each: (each.row.due_at, self.entries.index(each)))

    def lease(self, now: datetime, limit: int) -> list[Row]:
        taken = [each for each in self.heads() if each.row.due_at <= now][:limit]
        for each in taken:
            each.handed_out = replace(each.row, state=RowState.LEASED)
        return [each.handed_out for each in taken if each.handed_out]

    def close_row(self, handed_out: Row, outcome: Row) -> None:
        entry = next(each for each in self.entries if each.handed_out == handed_out)
        entry.handed_out = None
        if entry.row.state in OPEN:
            entry.row = replace(outcome, target=entry.row.target)

    def purge(self, before: datetime) -> int:
        count = len(self.entries)
        self.entries = [each for each in self.entries if (each.row.closed_at or before) >= before]
        return count - len(self.entries)

    def forget(self, chat_id: int) -> None:
        self.paused.discard(chat_id)
        self.subscriptions = {t: each for t, each in self.subscriptions.items() if t.chat_id != chat_id}
        self.entries = [each for each in self.entries if each.row.target.chat_id != chat_id]

    def migrate(self, old_id: int, new_id: int) -> None:
        if old_id == new_id:
            return
        self.paused.discard(old_id)
        for target in [each for each in self.subscriptions if each.chat_id == old_id]:
            moved = replace(target, chat_id=new_id)
            subscription = replace(self.subscriptions.pop(target), target=moved)
            self.subscriptions.setdefault(moved, subscription)
        for entry in [each for each in self.entries if each.row.target.chat_id == old_id]:
            if entry.row.state in OPEN and entry.row.message_id is not None:
                self.entries.remove(entry)
                continue
            target = replace(entry.row.target, chat_id=new_id)
            row = replace(entry.row, target=target, message_id=None, other_message_ids=())
            other = self.entry(row)
            if other is not None and progress(other) >= progress(entry):
                self.entries.remove(entry)
                continue
            if other is not None:
                self.entries.remove(other)
            entry.row = row

    def restart(self) -> None:
        for each in self.entries:
            each.handed_out = None

    def check(self, store: LedgerStore) -> None:
        """See that the store holds the same and, without its being asked, knows the same about it."""
        ledger = store._ledger
        rows = ledger.outbox.all
        assert [rows[number] for number in sorted(rows.numbers())] == [each.row for each in self.entries]
        every = ledger.subscriptions.all
        assert {every[number].target: every[number] for number in every.numbers()} == self.subscriptions
        assert ledger.bodies.keys() == {each.row.body for each in self.entries}
        now = at(10**6)
        assert sorted(ledger.subscriptions.due(now, 99), key=due_and_target) == self.due(now)
        heads = [rows[number] for number in ledger.outbox.queues.due(now, 99)]
        assert heads == [each.row for each in self.heads()]
        assert ledger.outbox.queues.first() == (heads[0].due_at if heads else None)
        states = Counter(RowState.LEASED if each.handed_out else each.row.state for each in self.entries)
        assert ledger.outbox.count() == {state: states[state] for state in RowState}


def due_and_target(subscription: Subscription) -> tuple[datetime | None, Target]:
    return subscription.next_due_at, subscription.target


def progress(entry: Entry) -> int:
    if entry.row.state is RowState.SENT:
        return 3
    return 2 if entry.handed_out else int(entry.row.state in OPEN)
