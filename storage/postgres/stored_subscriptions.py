"""Subscriptions as rows of their table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from storage.documents.kinds import SUBSCRIPTIONS
from storage.postgres.outbox_of_chat import remove_open_rows
from storage.postgres.queries import statements
from storage.postgres.stored_chats import lock_chat
from storage.postgres.targets import lock_targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.subscription import Subscription, Target
    from storage.postgres.database import Connection

SQL = statements("subscriptions")
Numbered = tuple[int, "Mapping[str, Any]"]
"""The number of a subscription, and its document."""


def params_of(target: Target) -> dict[str, Any]:
    """Return the parameters that find a target's subscription."""
    return {"chat": target.chat_id, "thread": target.thread or 0}


def read_subscription(number: int, fields: Mapping[str, Any]) -> Subscription:
    """Return the subscription of a row."""
    return SUBSCRIPTIONS.load(number, fields)


async def subscription_to_change(connection: Connection, target: Target) -> Numbered | None:
    """Return a target's subscription with its number, or None; nobody else can change or add it.

    Its chat and target are locked, too: what ends with it or is added with it cannot change either.
    """
    await lock_chat(connection, target.chat_id)
    await lock_targets(connection, [target])
    row = await (await connection.execute(SQL["subscription_to_change"], params_of(target))).fetchone()
    return None if row is None else (row[0], row[1])


async def put_subscription(connection: Connection, before: Numbered | None, changed: Subscription) -> None:
    """Replace a subscription that nobody else can change, or add one; the lock of its chat is held."""
    params = {
        "number": before and before[0],
        "chat": changed.target.chat_id,
        "thread": changed.target.thread,
        "next_due_at": changed.next_due_at,
        "halted": None if changed.halted is None else changed.halted.value,
        "data": SUBSCRIPTIONS.text(changed, before and before[1]),
    }
    if before is not None:
        await connection.execute(SQL["replace_subscription"], params)
        return
    await connection.execute(SQL["add_subscription"], params)


async def remove_subscription(connection: Connection, target: Target, number: int) -> None:
    """Remove a subscription with the open rows of its target, except those of broadcasts."""
    await connection.execute(SQL["remove_subscription"], {"number": number})
    await remove_open_rows(connection, target)


async def move_subscriptions(connection: Connection, old_id: int, new_id: int) -> None:
    """Move the subscriptions of a chat; where the new one has one, that stays."""
    rows = await connection.execute(SQL["subscriptions_to_move"], {"chats": [old_id, new_id]})
    every = [(number, fields, read_subscription(number, fields)) async for number, fields in rows]
    taken = {each.target for _, _, each in every if each.target.chat_id == new_id}
    for number, fields, each in every:
        moved = replace(each, target=replace(each.target, chat_id=new_id))
        if each.target.chat_id == new_id:
            continue
        if moved.target in taken:
            await connection.execute(SQL["remove_subscription"], {"number": number})
        else:
            await put_subscription(connection, (number, fields), moved)
