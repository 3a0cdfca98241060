"""Rows of the outbox in the database: reading, adding, replacing and removing them by their numbers.

Whoever adds, replaces or removes open rows has locked their targets (:mod:`storage.postgres.targets`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.outbox import Row, RowState
from briefing.subscription import Target
from storage.postgres.arrays import array_text
from storage.postgres.bodies import drop_bodies
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from storage.postgres.database import Connection

SQL = statements("rows")

Key = tuple[str, int, int | None, int]


def read_row(values: Sequence[Any]) -> Row:
    """Return the row of the columns after its number."""
    occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, *results = values
    message_id, other_message_ids, reason, closed_at = results
    return Row(
        occurrence,
        Target(chat_id, thread or None),
        part,
        body,
        due_at,
        expires_at,
        silent,
        RowState(state),
        attempts,
        message_id,
        tuple(other_message_ids),
        reason,
        closed_at,
    )


def numbered_rows(found: Collection[Sequence[Any]]) -> dict[int, Row]:
    """Return the rows of lines by their numbers, in the order of the lines."""
    return {number: read_row(columns) for number, *columns in found}


async def rows_by_number(connection: Connection, numbers: Collection[int]) -> dict[int, Row]:
    """Return the rows with these numbers, in order, without those that are gone."""
    found = await connection.execute(SQL["by_numbers"], {"numbers": list(numbers)})
    return numbered_rows(await found.fetchall())


async def numbers_of(connection: Connection, keys: Collection[Key]) -> dict[Key, int]:
    """Return the numbers of rows by their keys, without those that are not there."""
    values = {
        "occurrences": [occurrence for occurrence, _chat, _thread, _part in keys],
        "chats": [chat_id for _occurrence, chat_id, _thread, _part in keys],
        "threads": [thread or 0 for _occurrence, _chat, thread, _part in keys],
        "parts": [part for _occurrence, _chat, _thread, part in keys],
    }
    found = await (await connection.execute(SQL["numbers_of"], values)).fetchall()
    return {
        (occurrence, chat_id, thread or None, part): number
        for number, occurrence, chat_id, thread, part in found
    }


async def add_rows(connection: Connection, rows: Collection[Row]) -> list[str]:
    """Add rows in their order, except those whose key exists; return the body of each that was added."""
    found = await connection.execute(SQL["add"], _columns(rows))
    return [body for (body,) in await found.fetchall()]


async def put_rows(connection: Connection, rows: Mapping[int, Row]) -> None:
    """Replace rows by their numbers; they keep their bodies."""
    if rows:
        await connection.execute(SQL["change"], _columns(rows.values()) | {"numbers": list(rows)})


async def remove_rows(connection: Connection, numbers: Collection[int]) -> None:
    """Remove rows with their leases, and bodies with their last row."""
    if numbers:
        found = await connection.execute(SQL["remove"], {"numbers": list(numbers)})
        await drop_bodies(connection, {body for (body,) in await found.fetchall()})


def _columns(rows: Collection[Row]) -> dict[str, list[Any]]:
    return {
        "occurrences": [each.occurrence for each in rows],
        "chats": [each.target.chat_id for each in rows],
        "threads": [each.target.thread or 0 for each in rows],
        "parts": [each.part for each in rows],
        "bodies": [each.body for each in rows],
        "dues": [each.due_at for each in rows],
        "expiries": [each.expires_at for each in rows],
        "silents": [each.silent for each in rows],
        "states": [each.state for each in rows],
        "attempts": [each.attempts for each in rows],
        "messages": [each.message_id for each in rows],
        "others": [array_text(each.other_message_ids) for each in rows],
        "reasons": [each.reason for each in rows],
        "closings": [each.closed_at for each in rows],
    }
