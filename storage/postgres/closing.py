"""Closing rows after their answer, and removing them when nobody needs them any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.outbox import OPEN, RowState
from storage.postgres.bodies import drop_bodies
from storage.postgres.ending_leases import SQL as LEASES
from storage.postgres.part import OutboxPart
from storage.postgres.rows import SQL, numbers_of, put_rows
from storage.postgres.targets import lock_rows, refresh_targets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from briefing.outbox import Row
    from storage.postgres.database import Connection

PURGED_TOGETHER = 1000
"""Rows that one transaction removes."""


class PostgresClosing(OutboxPart):
    """The ends of rows."""

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store the results of leased rows, and end their leases."""
        for row in rows:
            if row.state is RowState.LEASED:
                raise ValueError(f"{row.key} is still leased")
            if row.state not in OPEN and row.closed_at is None:
                raise ValueError(f"{row.key} is {row.state} without a moment at which it was closed")
        if not rows:
            return
        leased = {each: self._leased.get(each) for each in rows}
        known = {each: lease.number for each, lease in leased.items() if lease is not None}

        async def close(connection: Connection) -> None:
            others = {each.key: each for each in rows if each not in known}
            found = await numbers_of(connection, others.keys()) if others else {}
            results = {number: each for each, number in known.items()}
            results |= {number: others[key] for key, number in found.items()}
            if results:
                await self._close(connection, results)

        await self._database.step(close)
        self._leased.forget(rows)

    async def _close(self, connection: Connection, results: Mapping[int, Row]) -> None:
        present = await lock_rows(connection, results)
        held = await (await connection.execute(LEASES["hold"], {"numbers": list(results)})).fetchall()
        changed = {}
        for number, row in present.items():
            result = replace(results[number], target=row.target)
            if row.state in OPEN and result != row:
                changed[number] = result
        for number, process, is_begun in held:
            if number in changed and changed[number].state in OPEN:
                lease = self._leased.get(results[number])
                is_same = lease is not None and lease.is_unchanged(present[number])
                # Whoever has changed it meanwhile, or leased it after a pause of this replica, comes first.
                if process != self._process.id or not (is_begun or is_same):
                    del changed[number]
        await put_rows(connection, changed)
        await connection.execute(LEASES["end"], {"numbers": list(results), "process": self._process.id})
        await refresh_targets(connection, {each.target for each in present.values()})

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, in slices; return how many."""
        values = {"closed_before": closed_before, "limit": PURGED_TOGETHER}

        async def purge(connection: Connection) -> int:
            found = await (await connection.execute(SQL["purge"], values)).fetchall()
            await drop_bodies(connection, {body for (body,) in found})
            return len(found)

        removed = 0
        while purged := await self._database.step(purge):
            removed += purged
        return removed
