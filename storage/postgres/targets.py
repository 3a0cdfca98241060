"""Targets in the database: each has one line, under whose lock its rows and leases change.

What locks more than one thing does so in this order, so that nobody waits for each other: chats, targets,
subscriptions, records, leases, rows, bodies. A step that finds itself in a circle is tried again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.subscription import Target
from storage.postgres.database import TryAgain
from storage.postgres.queries import statements
from storage.postgres.rows import rows_by_number

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.outbox import Row
    from storage.postgres.database import Connection

SQL = statements("targets")


async def ensure_targets(connection: Connection, targets: Collection[Target]) -> None:
    """Add the lines of targets that have none, and lock all of them."""
    found = await connection.execute(SQL["known"], _columns(targets))
    new = set(targets) - {Target(chat_id, thread or None) for chat_id, thread in await found.fetchall()}
    if new:
        await connection.execute(SQL["share_chats"], {"chats": [each.chat_id for each in new]})
        await connection.execute(SQL["add"], _columns(new))
    if await lock_targets(connection, targets) != set(targets):
        raise TryAgain("a chat was forgotten or has moved meanwhile")


async def lock_targets(connection: Connection, targets: Collection[Target]) -> set[Target]:
    """Lock targets; return those that have a line."""
    found = await connection.execute(SQL["lock"], _columns(targets))
    return {Target(chat_id, thread or None) for chat_id, thread in await found.fetchall()}


async def lock_rows(connection: Connection, numbers: Collection[int]) -> dict[int, Row]:
    """Lock the targets of rows and return the rows by number, without those that are gone."""
    found = await connection.execute(SQL["lock_of_rows"], {"numbers": list(numbers)})
    locked = {Target(chat_id, thread or None) for chat_id, thread in await found.fetchall()}
    rows = await rows_by_number(connection, numbers)
    if not {each.target for each in rows.values()} <= locked:
        raise TryAgain("rows have moved to another chat meanwhile")
    return rows


async def note_pause(connection: Connection, chat_id: int) -> None:
    """Take note that a chat is paused, if it is, in case a target was added when it was.

    Of a chat that was not known yet, adding the target could not wait for the pause.
    """
    chats = {"chats": [chat_id]}
    await connection.execute(SQL["share_chats"], chats)
    await connection.execute(SQL["note_pause"], chats)


async def refresh_targets(connection: Connection, targets: Collection[Target]) -> None:
    """Find out which row of each of these locked targets is next, after rows or leases have changed."""
    if targets:
        await connection.execute(SQL["refresh"], _columns(targets))


def _columns(targets: Collection[Target]) -> dict[str, list[int]]:
    return {
        "chats": [each.chat_id for each in targets],
        "threads": [each.thread or 0 for each in targets],
    }
