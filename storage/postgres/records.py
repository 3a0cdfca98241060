"""The port ``RecordStore`` on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storage.postgres.part import Part
from storage.postgres.record_finder import RecordFinder
from storage.postgres.record_queries import Wanted
from storage.postgres.record_step import RecordsStep

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from briefing.records import Between, Page, R, Record, Records, Term
    from storage.postgres.database import Connection, Database

    T = TypeVar("T")


class PostgresReader(Part):
    """Finds records in a database."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._finder = RecordFinder(database.fetch)

    async def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""
        return (await self.get_each(kind, [key])).get(key)

    async def get_each(self, kind: type[R], keys: Collection[str]) -> dict[str, R]:
        """Return the records with these keys."""
        found = await self._finder.by_keys(kind, keys)
        return {key: each.record for key, each in found.items() if isinstance(each.record, kind)}

    async def find(
        self, kind: type[R], *, limit: int | None = None, newest_first: bool = False, **wanted: Term | Between
    ) -> list[R]:
        """Return the records that match, in the order in which they were added."""
        return await self._finder.find(kind, Wanted(kind, wanted), limit, newest_first=newest_first)

    async def page(
        self,
        kind: type[R],
        *,
        limit: int,
        after: int | None = None,
        newest_first: bool = False,
        **wanted: Term | Between,
    ) -> Page[R]:
        """Return as many of the records that match from the cursor on."""
        return await self._finder.page(kind, Wanted(kind, wanted), limit, after, newest_first=newest_first)

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records that name any of these people or chats, in their order."""
        return await self._finder.of_people(kind, people)

    async def count(self, kind: type[Record], **wanted: Term | Between) -> int:
        """Return how many records match."""
        return await self._finder.count(Wanted(kind, wanted))


class PostgresRecords(PostgresReader):
    """The records of a database."""

    async def naming(self, person: int) -> list[Record]:
        """Return the records of all kinds that name a person or chat."""
        return [each.record for several in (await self._finder.naming(person)).values() for each in several]

    async def transact(self, act: Callable[[Records], Awaitable[T]]) -> T:
        """Await ``act`` with a view of the records, and store its changes as one."""
        touched: set[str] = set()

        async def run(connection: Connection) -> T:
            step = RecordsStep(connection)
            try:
                # After a first try: nobody comes in between again.
                await step.lock_kinds(touched)
                result = await act(step)
                await step.flush()
            finally:
                touched.update(step.kinds)
            return result

        return await self._database.step(run)
