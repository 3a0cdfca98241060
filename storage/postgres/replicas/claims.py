"""Claims of updates as rows: claimed before an update is processed, closed after it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

import structlog

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import Claim
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from storage.postgres.database import Database
    from storage.postgres.replicas.membership import Member

T = TypeVar("T")

SQL = statements("replicas")
log = structlog.get_logger()


class SharedClaims:
    """Claims and closes updates; those that come while a statement runs share the next one."""

    def __init__(self, database: Database, process: str, member: Member) -> None:
        self._database = database
        self._process = process
        self._member = member
        self._claiming, self._finishing = Together(self._claim), Together(self._finish)
        self._unwritten: set[int] = set()
        """Updates that were processed while the database was away."""

    async def load(self) -> None:
        """Do nothing: all is in the database."""

    async def claim(self, number: int) -> Claim:
        """Claim an update; if the database is away, what this process has done decides."""
        if number in self._unwritten:
            return Claim.DONE
        try:
            return (await self._claiming.with_others(number))[number]
        except StorageUnavailable as error:
            log.debug("update_unclaimed", reason=str(error))
            return Claim.MINE

    async def finish(self, number: int) -> None:
        """Record that an update was processed; if the database is away, with the next one after that."""
        self._unwritten.add(number)
        try:
            await self._finishing.with_others(number)
        except StorageUnavailable as error:
            log.debug("update_unrecorded", reason=str(error))

    async def clear(self) -> None:
        """Forget all updates."""
        await self._database.fetch(SQL["clear_updates"])

    async def _claim(self, numbers: Sequence[int]) -> dict[int, Claim]:
        values = {"process": self._process, "numbers": list(numbers), "takes_over": self._member.takes_over}
        rows = await self._database.fetch(SQL["claim"], values)
        return {
            number: Claim.MINE if is_claimed else Claim.DONE if is_done else Claim.ELSEWHERE
            for number, is_claimed, is_done in rows
        }

    async def _finish(self, _numbers: Sequence[int]) -> Mapping[int, None]:
        numbers = list(self._unwritten)
        await self._database.fetch(SQL["finish"], {"process": self._process, "numbers": numbers})
        self._unwritten.difference_update(numbers)
        return {}


class Together(Generic[T]):
    """Collects numbers while one call is under way, and passes them to the next one."""

    def __init__(self, act: Callable[[Sequence[int]], Awaitable[T]]) -> None:
        self._act = act
        self._numbers: list[int] = []
        self._next: asyncio.Task[T] | None = None
        self._one_at_a_time = asyncio.Lock()

    async def with_others(self, number: int) -> T:
        """Return what the call with this number, and others, returns."""
        self._numbers.append(number)
        if self._next is None:
            self._next = asyncio.create_task(self._run())
        # A cancelled caller must not cancel the call for the others.
        return await asyncio.shield(self._next)

    async def _run(self) -> T:
        async with self._one_at_a_time:
            numbers, self._numbers, self._next = self._numbers, [], None
            return await self._act(numbers)
