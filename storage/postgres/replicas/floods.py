"""How many messages people write, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import Hearing
from storage.one_process.floods import HeardHere
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.postgres.database import Database

SQL = statements("replicas")


class SharedFloods:
    """Counts the messages that all replicas get; while the database is away, those of this one."""

    def __init__(self, database: Database, monotonic: Callable[[], float]) -> None:
        self._database = database
        self._here = HeardHere(monotonic)

    async def hear(self, person: int, limit: int, seconds: float) -> Hearing:
        """Count a message of a person, of whom ``limit`` are heard within so many seconds."""
        values = {"person": person, "limit": limit, "seconds": seconds}
        try:
            ((hearing,),) = await self._database.fetch(SQL["hear"], values)
        except StorageUnavailable:
            return await self._here.hear(person, limit, seconds)
        return Hearing(hearing)

    async def is_first(self, what: str, seconds: float) -> bool:
        """Tell whether nobody asked the same within so many seconds before."""
        try:
            ((is_first,),) = await self._database.fetch(SQL["is_first"], {"what": what, "seconds": seconds})
        except StorageUnavailable:
            return await self._here.is_first(what, seconds)
        return bool(is_first)
