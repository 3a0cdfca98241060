"""Ending leases, after which the next row of a target can be leased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.queries import statements
from storage.postgres.targets import lock_rows, refresh_targets

if TYPE_CHECKING:
    from collections.abc import Collection

    from storage.postgres.database import Connection

SQL = statements("leases")


async def end_leases(connection: Connection, process: str, numbers: Collection[int]) -> None:
    """End the leases that a process has of rows."""
    rows = await lock_rows(connection, numbers)
    await connection.execute(SQL["end"], {"numbers": list(numbers), "process": process})
    await refresh_targets(connection, {each.target for each in rows.values()})


async def end_all_leases(connection: Connection, process: str) -> None:
    """End all leases of a process."""
    found = await connection.execute(SQL["of_process"], {"process": process})
    numbers = [number for (number,) in await found.fetchall()]
    if numbers:
        await end_leases(connection, process, numbers)
