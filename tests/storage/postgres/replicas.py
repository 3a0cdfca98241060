"""Replicas that end without saying so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.postgres.store import PostgresStore


async def vanish(store: PostgresStore) -> None:
    """Let a replica end as it does when its process is killed: nothing is told to the database."""
    beating = store._process._beating
    assert beating is not None
    beating.cancel()
    await asyncio.wait([beating])
    await store._database.close()


async def kill(store: PostgresStore, other: PostgresStore) -> None:
    """Let a replica vanish, its deadline pass, and another one take over."""
    await vanish(store)
    async with other._database.transaction() as connection:
        passed = "UPDATE processes SET deadline = clock_timestamp() - interval '1 second' WHERE id = %s"
        await connection.execute(passed, [store._process.id])
    await other._process.take_over()
