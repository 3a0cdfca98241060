"""Replicas that end, or hang, without saying so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.postgres.store import PostgresStore


async def hang(store: PostgresStore) -> None:
    """Let a replica be silent until it counts as dead."""
    await _fall_silent(store)
    await _pass_deadline(store, store)


async def kill(store: PostgresStore, other: PostgresStore) -> None:
    """Let a replica end as it does when its process is killed, and the other one find that out."""
    await _fall_silent(store)
    await store._database.close()
    await _pass_deadline(store, other)
    await other._process.take_over()


async def _fall_silent(store: PostgresStore) -> None:
    beating = store._process._beating
    assert beating is not None
    beating.cancel()
    await asyncio.wait([beating])


async def _pass_deadline(store: PostgresStore, by: PostgresStore) -> None:
    async with by._database.transaction() as connection:
        passed = "UPDATE processes SET deadline = clock_timestamp() - interval '1 second' WHERE id = %s"
        await connection.execute(passed, [store._process.id])
