"""Forgetting a chat: everything under its id, and what names it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storage.postgres.outbox_of_chat import forget_in_outbox, lock_targets_of
from storage.postgres.queries import statements
from storage.postgres.record_people import forget_in_records
from storage.postgres.stored_chats import (
    chat_to_change,
    lock_chat,
    managers_to_change,
    put_chat,
    remove_chat,
)

if TYPE_CHECKING:
    from storage.postgres.database import Connection

SQL = statements("subscriptions")


async def forget(connection: Connection, chat_id: int) -> bool:
    """Delete everything about a chat, and what names it elsewhere; return False if there was nothing."""
    await chat_to_change(connection, chat_id)
    await lock_chat(connection, chat_id)
    was_there = await remove_chat(connection, chat_id)
    was_managed = await _end_managing(connection, chat_id)
    await lock_targets_of(connection, [chat_id])
    ended = (await connection.execute(SQL["forget_subscriptions"], {"chat": chat_id})).rowcount
    was_named = await forget_in_records(connection, chat_id)
    was_written_to = await forget_in_outbox(connection, chat_id)
    return was_there or was_managed or ended > 0 or was_named or was_written_to


async def _end_managing(connection: Connection, chat_id: int) -> bool:
    """Let nobody manage a chat any more; return False if nobody did."""
    managers = await managers_to_change(connection, chat_id)
    for each in managers:
        manages = tuple(group for group in each.manages if group != chat_id)
        await put_chat(connection, each, replace(each, manages=manages))
    return bool(managers)
