"""Real replicas on one database: started, killed, started again, and what they had in hand when they died."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import psycopg

from tests.load.processes import START_SECONDS, bot_settings, free_port, start

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from tests.load.processes import Process

IN_HAND = """
    SELECT rows.chat_id, rows.part FROM leases JOIN rows USING (number) WHERE process = %s AND is_begun
"""
TURNS = "SELECT n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname = 'lines'"
"""Turns of the shared budget that were taken: each one moves a line on."""

Message = tuple[int, int]
"""A chat, and which of its messages."""


@dataclass(frozen=True)
class Replica:
    """A program that runs, and the name by which the database knows it."""

    process: Process
    name: str


class Replicas:
    """So many programs on an empty database; leaving the block ends those that still run."""

    def __init__(self, folder: Path, api: str, database: str, number: int) -> None:
        self._folder = folder
        self._api = api
        self._database = database
        self._number = number
        self._stack = ExitStack()
        self._started = 0
        self._known: set[str] = set()
        self._running: list[Replica] = []

    async def __aenter__(self) -> Self:
        for _ in range(self._number):
            self._running.append(await self._start())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    async def kill(self, place: int) -> str:
        """Kill the replica at this place with -9; return its name, for :meth:`in_hand`."""
        replica = self._running[place]
        replica.process.popen.kill()
        await asyncio.to_thread(replica.process.popen.wait)
        return replica.name

    async def restart(self, place: int) -> None:
        """Start another replica in the place of a dead one, and return when it works."""
        self._running[place] = await self._start()

    async def in_hand(self, name: str) -> frozenset[Message]:
        """Return what a dead replica had begun to send and had not closed, until others take that over."""
        return frozenset(await self._fetch(IN_HAND, name))

    async def stop(self) -> int:
        """Stop all as an operator does; return how many turns they and the dead ones took."""
        for each in self._running:
            each.process.popen.terminate()
        for each in self._running:
            await asyncio.to_thread(each.process.popen.wait, START_SECONDS)
        ((turns,),) = await self._fetch(TURNS)
        return int(turns)

    async def states(self) -> dict[str, int]:
        """Return how many rows are in each state that one has."""
        return dict(await self._fetch("SELECT state, count(*) FROM rows GROUP BY state"))

    async def _start(self) -> Replica:
        port, log = free_port(), self._folder / f"replica-{self._started}.log"
        self._started += 1
        own = {"STORAGE_URL": self._database, "WEB_PORT": str(port), "LOG_LEVEL": "WARNING"}
        process = start(["-m", "bot", "run"], log, bot_settings(self._folder, self._api) | own)
        self._stack.enter_context(process)
        await asyncio.to_thread(process.wait_until_ready, port)
        (name,) = await self._names() - self._known
        self._known.add(name)
        return Replica(process, name)

    async def _names(self) -> set[str]:
        return {name for (name,) in await self._fetch("SELECT id FROM processes")}

    async def _fetch(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        connection = await psycopg.AsyncConnection.connect(self._database, autocommit=True)
        async with connection:
            return await (await connection.execute(statement, values)).fetchall()
