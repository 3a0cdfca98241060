"""Building the change for each method of the store; nothing is applied to the ledger here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.outbox import BROADCAST, OPEN, RowState
from storage.ledger.change import Change, Sighting
from storage.ledger.records import Changes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from briefing.chat import Chat
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription, Target
    from storage.ledger.ledger import Ledger
    from storage.ledger.slices import TargetChange


def subscription_change(ledger: Ledger, target: Target, changed: Subscription | None) -> Change:
    """Set a target's subscription; None removes it with the target's open rows.

    Rows of broadcasts stay, because they do not depend on a subscription and every recipient is counted.
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


def enqueue_change(ledger: Ledger, wanted: Iterable[TargetChange], bodies: Mapping[str, Body]) -> Change:
    """Advance subscriptions and followings that are unchanged since they were read, and add rows.

    If one of a target has changed, nothing of this target is done. Rows whose key exists are left out.
    """
    change = Change()
    seen = set()
    for each in wanted:
        moved = _advance_change(ledger, each)
        if moved is None:
            continue
        change.subscriptions |= moved.subscriptions
        for table, records in moved.records.items():
            change.records.setdefault(table, {}).update(records)
        for row in each.rows:
            if row.key in seen or ledger.outbox.all.number_of(row.key) is not None:
                continue
            seen.add(row.key)
            change.rows[ledger.outbox.all.new_number()] = row
            if row.body not in ledger.bodies:
                change.bodies[row.body] = bodies[row.body]
    return change


def _advance_change(ledger: Ledger, wanted: TargetChange) -> Change | None:
    """Return the advance of a target's subscription and followings, or None if one has changed since."""
    change = Change()
    number = ledger.subscriptions.all.number_of(wanted.target)
    present = None if number is None else ledger.subscriptions.all[number]
    if number is not None and present in wanted.advanced:
        if wanted.advanced[present] != present:
            change.subscriptions[number] = wanted.advanced[present]
    elif wanted.advanced:
        return None
    for read, becomes in wanted.followings.items():
        table = ledger.records.table(read.table)
        known = table.number_of(read.key)
        if known is None or table.find(read.key) != read:
            return None
        if becomes != read:
            change.records.setdefault(read.table, {})[known] = becomes
    return change


def closing_change(ledger: Ledger, rows: Iterable[Row]) -> Change:
    """Set the results of leased rows; rows that are closed or removed already stay so.

    A row that was not tried and was changed meanwhile keeps that change.
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
        if row.state in OPEN and ledger.outbox.was_changed_while_waiting(number):
            continue
        changed = row if row.target == present.target else replace(row, target=present.target)
        if changed != present:
            change.rows[number] = changed
    return change


def forgetting_change(ledger: Ledger, chat_id: int) -> Change:
    """Remove everything under a chat's id, and all that names it elsewhere, as each record defines.

    Open rows that copy a message from the chat are removed; sent ones stay, without their source.
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
