"""Moving everything of a group to the supergroup that it became."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.chat import merged
from storage.postgres.outbox_of_chat import lock_targets_of, move_in_outbox
from storage.postgres.record_people import move_in_records
from storage.postgres.stored_chats import (
    chat_to_change,
    lock_chat,
    managers_to_change,
    put_chat,
    remove_chat,
    set_paused,
)
from storage.postgres.stored_subscriptions import move_subscriptions

if TYPE_CHECKING:
    from storage.postgres.database import Connection


async def move(connection: Connection, old_id: int, new_id: int) -> None:
    """Move everything under ``old_id`` to ``new_id``; the chats are merged.

    Where both have a subscription or record, that of the new chat stays. Of two rows of the same message, the
    one that is further on its way stays, so that it is not sent twice; if equal, that of the new chat.
    """
    chats = {each: await chat_to_change(connection, each) for each in sorted((old_id, new_id))}
    for each in chats:
        await lock_chat(connection, each)
    old, new = chats[old_id], chats[new_id]
    if old is not None:
        await remove_chat(connection, old_id)
        new = merged(old, new, new_id)
        await put_chat(connection, chats[new_id], new)
    await _manage_new(connection, old_id, new_id)
    await lock_targets_of(connection, [old_id, new_id])
    await move_subscriptions(connection, old_id, new_id)
    await move_in_records(connection, old_id, new_id)
    await move_in_outbox(connection, old_id, new_id)
    await set_paused(connection, new_id, is_paused=new is not None and new.paused is not None)


async def _manage_new(connection: Connection, old_id: int, new_id: int) -> None:
    """Let the people who manage the old chat manage the new one."""
    for each in await managers_to_change(connection, old_id):
        manages = dict.fromkeys(new_id if group == old_id else group for group in each.manages)
        await put_chat(connection, each, replace(each, manages=tuple(manages)))
