"""Noticing that the database cannot be reached, and that it is back."""

from __future__ import annotations

import asyncio
import random
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from psycopg import AsyncConnection, Error

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Self

    from storage.postgres.conninfo import Conninfo

PAUSE_SECONDS = (0.5, 1.5)
"""Between two looks; the pauses of replicas differ, so that they do not all come back in one moment."""


class Recovery:
    """Whether the database can be reached; while it cannot, it is looked for in the background.

    Meanwhile nobody else need wait for a connection to find out.
    """

    def __init__(self, conninfo: Conninfo) -> None:
        self._conninfo = conninfo
        self._looking: asyncio.Task[None] | None = None
        self._waits: set[asyncio.Timeout] = set()
        self.reason: str | None = None
        """Why it cannot be reached, as a sentence; None if it can."""

    def begin(self, error: Error) -> None:
        """Take note that connecting has failed."""
        self.reason = f"The database {self._conninfo} cannot be reached ({self._conninfo.reason(error)})."
        for each in self._waits:
            each.reschedule(0)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """Wait for a connection; raise TimeoutError as soon as one cannot be had."""
        async with asyncio.timeout(None) as wait:
            self._waits.add(wait)
            try:
                yield
            finally:
                self._waits.discard(wait)

    def end(self) -> None:
        """Take note that connecting has succeeded."""
        self.reason = None
        self.close()

    def close(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look(self) -> None:
        while self.reason is not None:
            await asyncio.sleep(random.uniform(*PAUSE_SECONDS))  # noqa: S311 - no secret depends on it
            try:
                connection = await AsyncConnection.connect(self._conninfo.full, autocommit=True)
            except Error:
                continue
            await connection.close()
            self.reason = None
        self._looking = None


def noting(recovery: Recovery) -> type[AsyncConnection[tuple[Any, ...]]]:
    """Return the class of connections that tell ``recovery`` whether the database can be reached."""

    class Noting(AsyncConnection[tuple[Any, ...]]):
        @classmethod
        async def connect(cls, conninfo: str = "", **settings: Any) -> Self:  # noqa: ANN401 - as psycopg has it
            try:
                connection = await super().connect(conninfo, **settings)
            except Error as error:
                recovery.begin(error)
                raise
            recovery.end()
            return connection

    return Noting
