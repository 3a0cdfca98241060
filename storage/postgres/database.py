"""Transactions, and what becomes of them when the database does not answer or others get in the way."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from psycopg import AsyncConnection, Error, OperationalError
from psycopg.errors import DeadlockDetected, SerializationFailure, UniqueViolation
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from briefing.errors import StorageUnavailable
from storage.postgres.adapters import adapt
from storage.postgres.cancellation import cancellation_kept
from storage.postgres.recovery import Recovery, noting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping

    from storage.postgres.conninfo import Conninfo

T = TypeVar("T")
Connection = AsyncConnection[tuple[Any, ...]]

MOST_CONNECTIONS = 10
"""Of one replica; a server has 100 by default."""
WAIT_SECONDS = 60.0
"""How long to wait while others use all connections; that the database is away is noticed at once."""
MOST_TRIES = 10
"""How often a step is tried while others get in its way."""
PAUSE_SECONDS = 0.02
"""The longest pause before the second try of a step; it grows with each try."""


REMEMBERED = 100
"""Of so many changes it is remembered how long they took."""


class TryAgain(Exception):
    """Raised within a step when what it has read is out of date: it is tried again."""


IN_THE_WAY = (TryAgain, SerializationFailure, DeadlockDetected, UniqueViolation)
"""What ends a step only because another one came first."""


class Database:
    """A pool of connections; every use is a transaction, and nothing else is kept by a connection.

    So it works through pgbouncer in transaction mode. Every error of psycopg becomes ``StorageUnavailable``.
    """

    def __init__(self, conninfo: Conninfo) -> None:
        self._conninfo = conninfo
        self._failure: str | None = None
        self.waits: deque[timedelta] = deque(maxlen=REMEMBERED)
        """How long the last changes took until they were durable."""
        self._recovery = Recovery(conninfo)
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            conninfo.full,
            connection_class=noting(self._recovery),
            kwargs={"autocommit": True, "prepare_threshold": None},
            configure=adapt,
            min_size=0,
            max_size=MOST_CONNECTIONS,
            timeout=WAIT_SECONDS,
            reconnect_timeout=0,
            open=False,
            name="store",
        )

    async def open(self) -> None:
        """Get ready to connect; whether the database answers is seen at the first use."""
        await self._pool.open()

    async def close(self) -> None:
        """Close all connections; nothing can be read or changed any more."""
        self._recovery.close()
        await self._pool.close()

    def failure(self) -> str | None:
        """Return why the last change failed or the database cannot be reached, as a sentence, or None."""
        return self._recovery.reason or self._failure

    @asynccontextmanager
    async def transaction(self, *, serializable: bool = False) -> AsyncIterator[Connection]:
        """Begin a transaction; it is committed at the end, and rolled back after an exception."""
        with self._translated():
            async with self._transaction(serializable=serializable) as connection:
                yield connection
        self._failure = None

    async def step(self, act: Callable[[Connection], Awaitable[T]], *, serializable: bool = False) -> T:
        """Await ``act`` in a transaction; when others get in its way, again from the start."""
        with self._translated():
            for tried in range(1, MOST_TRIES):
                try:
                    return await self._try(act, serializable=serializable)
                except IN_THE_WAY:
                    await asyncio.sleep(random.uniform(0, PAUSE_SECONDS * tried))  # noqa: S311 - no secret
            return await self._try(act, serializable=serializable)

    async def fetch(self, query: str, values: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that one statement reads; it is a transaction by itself."""
        with self._translated():
            for _ in range(MOST_CONNECTIONS + 1):
                async with self._pooled() as connection:
                    try:
                        return await (await connection.execute(query, values)).fetchall()
                    except OperationalError:
                        # Connections end with the server or on their way to it; a read loses nothing.
                        if not connection.broken:
                            raise
            raise OperationalError("the connections end again and again")

    async def _try(self, act: Callable[[Connection], Awaitable[T]], *, serializable: bool) -> T:
        async with self._transaction(serializable=serializable) as connection:
            result = await act(connection)
        self._failure = None
        return result

    @asynccontextmanager
    async def _transaction(self, *, serializable: bool) -> AsyncIterator[Connection]:
        began = perf_counter()
        async with AsyncExitStack() as stack:
            connection = await self._begun(stack)
            if serializable:
                await connection.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
            yield connection
        self.waits.append(timedelta(seconds=perf_counter() - began))

    async def _begun(self, stack: AsyncExitStack) -> Connection:
        """Return a connection on which a transaction has begun, passing over those that have ended."""
        for _ in range(MOST_CONNECTIONS + 1):
            async with AsyncExitStack() as trying:
                connection = await trying.enter_async_context(self._pooled())
                try:
                    await trying.enter_async_context(connection.transaction())
                except OperationalError:
                    if not connection.broken:
                        raise
                    continue
                stack.push_async_exit(trying.pop_all())
                return connection
        raise OperationalError("the connections end again and again")

    @asynccontextmanager
    async def _pooled(self) -> AsyncIterator[Connection]:
        if self._recovery.reason is not None:
            raise StorageUnavailable(self._recovery.reason)
        async with self._recovery.waiting():
            connection = await self._pool.getconn()
        try:
            yield connection
        finally:
            await self._pool.putconn(connection)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raise errors of psycopg as ``StorageUnavailable``."""
        try:
            with cancellation_kept():
                yield
        except TryAgain as error:
            raise self._unavailable("others are changing the same all the time") from error
        except (PoolTimeout, TimeoutError) as error:
            if self._recovery.reason is not None:
                raise StorageUnavailable(self._recovery.reason) from error
            raise self._unavailable(f"no connection was free for {WAIT_SECONDS:.0f} seconds") from error
        except PoolClosed as error:
            raise StorageUnavailable("The store is closed: nothing can be changed any more.") from error
        except Error as error:
            raise self._unavailable(self._conninfo.reason(error)) from error

    def _unavailable(self, reason: str) -> StorageUnavailable:
        self._failure = f"The database {self._conninfo} has failed ({reason}); nothing was changed."
        return StorageUnavailable(self._failure)
