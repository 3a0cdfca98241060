"""What each method of the port changes: from the ledger as it is to the change, which nobody has made yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.outbox import BROADCAST, OPEN, RowState
from storage.ledger.change import Change, Sighting
from storage.ledger.records import Changes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from briefing.chats.chat import Chat
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription, Target
    from storage.ledger.ledger import Ledger
    from storage.ledger.slices import Work


def subscription_change(ledger: Ledger, target: Target, changed: Subscription | None) -> Change:
    """Give a target its subscription; with None it goes, and the target's open rows go with it.

    Those of broadcasts stay: they do not rest on it, and each recipient has an outcome.
    """
    number = ledger.subscriptions.all.number_of(target)
    if changed is None:
        gone = dict.fromkeys([] if number is None else [number])
        rows = ledger.outbox.all
        opened = ledger.outbox.queues.open_of(target)
        dropped = [each for each in opened if not rows[each].occurrence.startswith(BROADCAST)]
        return Change(subscriptions=gone, rows=dict.fromkeys(dropped))
    if changed.target != target:
        raise ValueError(f"the subscription of {target} cannot become that of {changed.target}")
    return Change(
        subscriptions={ledger.subscriptions.all.new_number() if number is None else number: changed}
    )


def enqueue_change(ledger: Ledger, works: Iterable[Work], bodies: Mapping[str, Body]) -> Change:
    """Move on what is as it was read, and put in the rows of these and of other targets."""
    change = Change()
    seen = set()
    for work in works:
        moved = _advance_change(ledger, work)
        if moved is None:
            continue
        change.subscriptions |= moved.subscriptions
        for table, records in moved.records.items():
            change.records.setdefault(table, {}).update(records)
        for row in work.rows:
            if row.key in seen or ledger.outbox.all.number_of(row.key) is not None:
                continue
            seen.add(row.key)
            change.rows[ledger.outbox.all.new_number()] = row
            if row.body not in ledger.bodies:
                change.bodies[row.body] = bodies[row.body]
    return change


def _advance_change(ledger: Ledger, work: Work) -> Change | None:
    """Return how a target's subscription and following move on; None when one is not as it was read."""
    change = Change()
    number = ledger.subscriptions.all.number_of(work.target)
    present = None if number is None else ledger.subscriptions.all[number]
    if number is not None and present in work.advanced:
        if work.advanced[present] != present:
            change.subscriptions[number] = work.advanced[present]
    elif work.advanced:
        return None
    for read, becomes in work.followings.items():
        table = ledger.records.table(read.table)
        known = table.number_of(read.key)
        if known is None or table.find(read.key) != read:
            return None
        if becomes != read:
            change.records.setdefault(read.table, {})[known] = becomes
    return change


def closing_change(ledger: Ledger, rows: Iterable[Row]) -> Change:
    """Store what became of rows; a closed one stays as it was closed, one that has gone stays gone.

    One that is given back untried stays as it was changed meanwhile.
    """
    change = Change()
    for row in rows:
        if row.state is RowState.LEASED:
            raise ValueError(f"{row.key} is still leased")
        if row.state not in OPEN and row.closed_at is None:
            raise ValueError(f"{row.key} is {row.state} without a moment at which it was closed")
        number = ledger.outbox.find(row.key)
        present = None if number is None else ledger.outbox.all.get(number)
        if number is None or present is None or present.state not in OPEN:
            continue
        if row.state in OPEN and ledger.outbox.was_changed_in_hand(number):
            continue  # it was not tried, and what it became meanwhile says when it is due
        changed = row if row.target == present.target else replace(row, target=present.target)
        if changed != present:
            change.rows[number] = changed
    return change


def forgetting_change(ledger: Ledger, chat_id: int) -> Change:
    """Erase everything under a chat's id, and what names it to others; of records, what each says of itself.

    What is copied from the chat cannot be sent any more; what was sent stays, without saying from where.
    """
    present: dict[int, Chat | None] = {chat_id: None} if chat_id in ledger.chats else {}
    copies = {name: body for name, body in ledger.bodies.items() if body.copied_from == chat_id}
    rows = ledger.outbox.all
    naming = {name for name, body in ledger.bodies.items() if chat_id in body.people}
    ending = [
        each
        for each in rows.numbers()
        if rows[each].body in naming or (rows[each].body in copies and rows[each].state in OPEN)
    ]
    return Change(
        chats=present | ledger.managers.changed(ledger.chats, chat_id, ()),
        subscriptions=dict.fromkeys(ledger.subscriptions.all.naming(chat_id)),
        rows=dict.fromkeys([*rows.naming(chat_id), *ending]),
        bodies={name: replace(body, source=None) for name, body in copies.items()},
        records=_records_without(ledger, chat_id),
    )


def _records_without(ledger: Ledger, chat_id: int) -> Changes:
    alias, changes = ledger.records.new_alias(), Changes()
    for number, record in ledger.records.naming(chat_id):
        changes.setdefault(record.table, {})[number] = record.forgetting(chat_id, alias)
    return changes


def sighting_change(ledger: Ledger, names: Collection[str], now: datetime) -> Change:
    """Take note of what is seen for the first time."""
    new = (name for name in dict.fromkeys(names) if ledger.seen.number_of(name) is None)
    return Change(seen={ledger.seen.new_number(): Sighting(name, now) for name in new})
