"""Building the change for a group that becomes a supergroup and gets a new id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.chat import merged
from briefing.outbox import OPEN, RowState, in_supergroup
from storage.ledger.change import Change

if TYPE_CHECKING:
    from briefing.outbox import Body, Row
    from storage.ledger.ledger import Ledger


def migration_change(ledger: Ledger, old_id: int, new_id: int) -> Change:
    """Move everything under ``old_id`` to ``new_id``; the chats are merged.

    Where both have a subscription or record, that of the new chat stays. Of two rows of the same message, the
    one that is further on its way stays, so that it is not sent twice; if equal, that of the new chat. What
    was to be done with a message of the group is dropped (:func:`briefing.outbox.in_supergroup`).
    """
    change = Change()
    if old_id == new_id:
        return change
    old = ledger.chats.get(old_id)
    if old is not None:
        change.chats = {old_id: None, new_id: merged(old, ledger.chats.get(new_id), new_id)}
        change.moved_chats = {old_id: new_id}
    change.chats |= ledger.managers.changed(ledger.chats, old_id, (new_id,))
    change.bodies = _bodies_with_new_id(ledger, old_id, new_id)
    for number, record in ledger.records.naming(old_id):
        moved_record = record.moved(old_id, new_id)
        if moved_record == record:
            continue
        taken = ledger.records.table(record.table).number_of(moved_record.key) not in (None, number)
        change.records.setdefault(record.table, {})[number] = None if taken else moved_record
    subscriptions = ledger.subscriptions.all
    for number in subscriptions.naming(old_id):
        subscription = subscriptions[number]
        target = replace(subscription.target, chat_id=new_id)
        taken = subscriptions.number_of(target) is not None
        change.subscriptions[number] = None if taken else replace(subscription, target=target)
    rows = ledger.outbox.all
    for number in rows.naming(old_id):
        row = in_supergroup(rows[number], new_id)
        other = None if row is None else rows.number_of(row.key)
        if row is None or other is None:
            change.rows[number] = row
        elif _progress(ledger, number, row) > _progress(ledger, other, rows[other]):
            change.rows |= {number: row, other: None}
        else:
            change.rows[number] = None
    return change


def _bodies_with_new_id(ledger: Ledger, old_id: int, new_id: int) -> dict[str, Body | None]:
    """Return the bodies that name ``old_id``, naming ``new_id`` instead; they keep their hashes."""
    return {
        name: replace(body, people=tuple(new_id if each == old_id else each for each in body.people))
        for name, body in ledger.bodies.items()
        if old_id in body.people
    }


def _progress(ledger: Ledger, number: int, row: Row) -> int:
    if row.state is RowState.SENT:
        return 3
    if ledger.outbox.is_leased(number):
        return 2
    return int(row.state in OPEN)
