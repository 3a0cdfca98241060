"""What becomes of the outbox when a target unsubscribes, and when a chat is forgotten or gets another id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.subscription import Target
from storage.documents.bodies import BODIES, NamedBody
from storage.postgres.bodies import read_body
from storage.postgres.database import TryAgain
from storage.postgres.queries import statements
from storage.postgres.rows import remove_rows
from storage.postgres.targets import ensure_targets, lock_rows, refresh_targets

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.outbox import Body
    from storage.postgres.database import Connection

SQL = statements("outbox_of_chat")


async def lock_targets_of(connection: Connection, chat_ids: Collection[int]) -> set[Target]:
    """Lock the targets of chats that have a line, and return them."""
    found = await connection.execute(SQL["lock_targets"], {"chats": list(chat_ids)})
    return {Target(chat, thread or None) for chat, thread in await found.fetchall()}


async def remove_open_rows(connection: Connection, target: Target) -> None:
    """Remove the open and leased rows of a locked target, except those of broadcasts."""
    params = {"chat": target.chat_id, "thread": target.thread or 0}
    found = await connection.execute(SQL["open_rows"], params)
    await remove_rows(connection, [number for (number,) in await found.fetchall()])
    await refresh_targets(connection, [target])


async def forget_in_outbox(connection: Connection, chat_id: int) -> bool:
    """Remove the rows of a chat and what names it to others; return False if there was nothing.

    Open rows that copy a message from the chat are removed; sent ones stay, without their source.
    """
    own = await lock_targets_of(connection, [chat_id])
    await lock_rows(connection, await _rows_to_forget(connection, chat_id))
    numbers = await _rows_to_forget(connection, chat_id)
    rows = await lock_rows(connection, numbers)
    await remove_rows(connection, numbers)
    await connection.execute(SQL["remove_targets"], {"chat": chat_id})
    await refresh_targets(connection, {each.target for each in rows.values()} - own)
    copies = await connection.execute(SQL["copies"], {"chat": chat_id})
    for name, document in (found := await copies.fetchall()):
        await _change_body(connection, name, replace(read_body(name, document), source=None))
    return bool(numbers or found)


async def move_in_outbox(connection: Connection, old_id: int, new_id: int) -> None:
    """Give the rows of a group to its supergroup.

    Of two rows of the same message, the one that is further on its way stays; if equal, that of the new chat.
    What was to be done with a message of the group is dropped (:func:`briefing.outbox.in_supergroup`).
    """
    old = await lock_targets_of(connection, [old_id])
    new = {replace(each, chat_id=new_id) for each in old}
    if old:
        await ensure_targets(connection, old | new)
        await _move_rows(connection, old_id, new_id, {each.thread or 0 for each in old})
        await connection.execute(SQL["remove_targets"], {"chat": old_id})
        await refresh_targets(connection, new)
    naming = await connection.execute(SQL["naming"], {"chat": old_id})
    for name, document in await naming.fetchall():
        body = read_body(name, document)
        people = tuple(new_id if each == old_id else each for each in body.people)
        await _change_body(connection, name, replace(body, people=people))


async def _rows_to_forget(connection: Connection, chat_id: int) -> list[int]:
    found = await connection.execute(SQL["rows_to_forget"], {"chat": chat_id})
    return [number for (number,) in await found.fetchall()]


async def _move_rows(connection: Connection, old_id: int, new_id: int, threads: set[int]) -> None:
    found = await connection.execute(SQL["rows_to_move"], {"old": old_id, "new": new_id})
    moving, ending = [], []
    for number, thread, other, progress, progress_of_other, changes_message in await found.fetchall():
        if thread not in threads:
            raise TryAgain("rows of another topic were added meanwhile")
        if changes_message:
            ending.append(number)
        elif other is None:
            moving.append(number)
        elif progress > progress_of_other:
            moving.append(number)
            ending.append(other)
        else:
            ending.append(number)
    await remove_rows(connection, ending)
    await connection.execute(SQL["move_rows"], {"new": new_id, "numbers": moving})


async def _change_body(connection: Connection, name: str, body: Body) -> None:
    params = {
        "hash": name,
        "data": BODIES.text(NamedBody(name, body)),
        "copied_from": body.copied_from,
        "people": list(body.people),
    }
    await connection.execute(SQL["change_body"], params)
