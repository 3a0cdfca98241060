"""Rows of the outbox in the database: reading, adding, replacing and removing them by their numbers.

Whoever adds, replaces or removes open rows has locked their targets (:mod:`storage.postgres.targets`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.outbox import Row, RowState
from briefing.subscription import Target
from storage.postgres.adapters import stored_text
from storage.postgres.bodies import drop_bodies
from storage.postgres.queries import statements
from storage.postgres.tables import table_text

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
    wanted = table_text(
        {"occurrence": stored_text(occurrence), "chat_id": chat_id, "thread": thread or 0, "part": part}
        for occurrence, chat_id, thread, part in keys
    )
    found = await (await connection.execute(SQL["numbers_of"], {"keys": wanted})).fetchall()
    return {
        (occurrence, chat_id, thread or None, part): number
        for number, occurrence, chat_id, thread, part in found
    }


async def add_rows(connection: Connection, rows: Collection[Row]) -> list[str]:
    """Add rows in their order, except those whose key exists; return the body of each that was added."""
    found = await connection.execute(SQL["add"], {"rows": table_text(map(_columns, rows))})
    return [body for (body,) in await found.fetchall()]


async def put_rows(connection: Connection, rows: Mapping[int, Row]) -> None:
    """Replace rows by their numbers; they keep their bodies."""
    if rows:
        changed = ({"number": number, **_columns(row)} for number, row in rows.items())
        await connection.execute(SQL["change"], {"rows": table_text(changed)})


async def remove_rows(connection: Connection, numbers: Collection[int]) -> None:
    """Remove rows with their leases, and bodies with their last row."""
    if numbers:
        found = await connection.execute(SQL["remove"], {"numbers": list(numbers)})
        await drop_bodies(connection, {body for (body,) in await found.fetchall()})


def _columns(row: Row) -> dict[str, object]:
    return {
        "occurrence": stored_text(row.occurrence),
        "chat_id": row.target.chat_id,
        "thread": row.target.thread or 0,
        "part": row.part,
        "body": row.body,
        "due_at": row.due_at,
        "expires_at": row.expires_at,
        "silent": row.silent,
        "state": row.state,
        "attempts": row.attempts,
        "message_id": row.message_id,
        "other_message_ids": row.other_message_ids,
        "reason": row.reason and stored_text(row.reason),
        "closed_at": row.closed_at,
    }
