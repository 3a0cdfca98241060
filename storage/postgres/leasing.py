"""Leasing rows, and looking at each once more when its turn has come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.outbox import OPEN, RowState
from storage.postgres.bodies import read_body
from storage.postgres.ending_leases import end_leases
from storage.postgres.part import OutboxPart
from storage.postgres.queries import statements
from storage.postgres.rows import SQL as ROWS
from storage.postgres.rows import read_row, remove_rows
from storage.postgres.targets import SQL as TARGETS
from storage.postgres.targets import lock_rows, note_pause, refresh_targets

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from briefing.outbox import Body, Row
    from storage.postgres.database import Connection
    from storage.postgres.leased_rows import Leased

SQL = statements("leases")


class Found(NamedTuple):
    """A row as it is stored, its body, and whether its chat is paused."""

    row: Row
    body: Body
    is_paused: bool


class NotNow(Exception):
    """Raised to undo the beginning of a row that is not to be sent now."""


class PostgresLeases(OutboxPart):
    """Leases of rows."""

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Lease at most ``limit`` due rows for this replica."""
        if limit < 1 or not await self.is_writable():
            return []
        values = {"now": now, "limit": limit, "process": self._process.id}

        async def lease(connection: Connection) -> dict[int, Found]:
            leased = await (await connection.execute(TARGETS["lease"], values)).fetchall()
            return await _with_bodies(connection, [number for (number,) in leased]) if leased else {}

        found = await self._database.step(lease)
        for number, each in found.items():
            self._leased.add(number, each.row)
        return [(replace(each.row, state=RowState.LEASED), each.body) for each in found.values()]

    async def begin_row(self, row: Row, now: datetime) -> tuple[Row, Body] | None:
        """Return a leased row in its present form, to be sent now, or None if it is not to be sent."""
        lease = self._leased.get(row)
        if lease is None or lease.is_begun:
            return None

        async def begin(connection: Connection) -> Found:
            begun = {"number": lease.number, "process": self._process.id}
            if not (await connection.execute(SQL["begin"], begun)).rowcount:
                raise NotNow
            found = (await _with_bodies(connection, [lease.number])).get(lease.number)
            if found is None or not _can_be_sent(found, lease, row, now):
                raise NotNow
            return found

        try:
            found = await self._database.step(begin)
        except NotNow:
            await self._give_back(row, lease)
            return None
        lease.is_begun = True
        return replace(found.row, state=RowState.LEASED), found.body

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that is not being sent yet."""
        lease = self._leased.get(row)
        if lease is None or lease.is_begun:
            return

        async def drop(connection: Connection) -> None:
            rows = await lock_rows(connection, [lease.number])
            held = await (await connection.execute(SQL["hold"], {"numbers": [lease.number]})).fetchall()
            if held == [(lease.number, self._process.id, False)]:
                await remove_rows(connection, [lease.number])
                await refresh_targets(connection, {each.target for each in rows.values()})

        await self._database.step(drop)
        self._leased.forget([row])

    async def _give_back(self, row: Row, lease: Leased) -> None:
        """End the lease of a row that is not sent now."""

        async def give_back(connection: Connection) -> None:
            await note_pause(connection, row.target.chat_id)
            await end_leases(connection, self._process.id, [lease.number])

        await self._database.step(give_back)
        self._leased.forget([row])


async def _with_bodies(connection: Connection, numbers: Collection[int]) -> dict[int, Found]:
    found = await (await connection.execute(ROWS["with_bodies"], {"numbers": list(numbers)})).fetchall()
    rows = {}
    for number, *columns, document, is_paused in found:
        row = read_row(columns)
        rows[number] = Found(row, read_body(row.body, document), is_paused)
    return rows


def _can_be_sent(found: Found, lease: Leased, row: Row, now: datetime) -> bool:
    # A later ``due_at`` alone is not enough: the clock may have been set back since the row was leased.
    is_put_off = found.row.due_at > now and not lease.is_unchanged(found.row)
    is_elsewhere = found.row.target != row.target or found.is_paused
    return found.row.state in OPEN and not is_put_off and not is_elsewhere
