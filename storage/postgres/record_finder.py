"""Finding records, by any way of running a statement."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.kinds import KINDS
from briefing.records import PERSON, Page, Record
from storage.documents.kinds import RECORDS
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefing.records import R
    from storage.postgres.record_queries import Wanted

SQL = statements("records")
BY_TABLE: dict[str, type[Record]] = {each.table: each for each in KINDS}
Fetch = Callable[[str, dict[str, Any]], Awaitable[list[tuple[Any, ...]]]]
"""Runs a statement with its parameters, and returns the rows."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it lies in its table."""

    record: Record
    fields: Mapping[str, Any]
    """Its document, with fields of newer versions of the program."""


def read_record(kind: type[R], number: int, fields: Mapping[str, Any]) -> R:
    """Return the record of a document; raise ValueError with the fault if it has one."""
    record = RECORDS[kind.table].load(number, fields)
    assert isinstance(record, kind)
    return record


class RecordFinder:
    """Finds records."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    async def by_keys(self, kind: type[Record], keys: Collection[str]) -> dict[str, Stored]:
        """Return the records with these keys."""
        if not keys:
            return {}
        rows = await self._fetch(SQL["records_by_key"], {"kind": kind.table, "keys": list(set(keys))})
        return {key: Stored(read_record(kind, number, fields), fields) for key, number, fields in rows}

    async def find(self, kind: type[R], wanted: Wanted, limit: int | None, *, newest_first: bool) -> list[R]:
        """Return the records that match, at most ``limit``."""
        rows = await self._fetch(*wanted.find(limit, None, newest_first=newest_first))
        return [read_record(kind, number, fields) for number, fields in rows]

    async def page(
        self, kind: type[R], wanted: Wanted, limit: int, after: int | None, *, newest_first: bool
    ) -> Page[R]:
        """Return at most ``limit`` records that match, from the cursor on."""
        rows = await self._fetch(*wanted.find(limit + 1, after, newest_first=newest_first))
        last = rows[limit - 1][0] if len(rows) > limit else None
        return Page([read_record(kind, number, fields) for number, fields in rows[:limit]], last)

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records that name any of these people or chats."""
        params = {"kind": kind.table, "term": PERSON, "values": [str(each) for each in people]}
        rows = await self._fetch(SQL["records_of_people"], params)
        return [read_record(kind, number, fields) for number, fields in rows]

    async def count(self, wanted: Wanted) -> int:
        """Return how many records match."""
        ((found,),) = await self._fetch(*wanted.count())
        return int(found)

    async def naming(self, person: int) -> dict[type[Record], list[Stored]]:
        """Return the records of all kinds that name a person or chat."""
        params = {"kinds": list(BY_TABLE), "term": PERSON, "value": str(person)}
        found: dict[type[Record], list[Stored]] = {}
        for table, number, fields in await self._fetch(SQL["records_naming"], params):
            kind = BY_TABLE[table]
            found.setdefault(kind, []).append(Stored(read_record(kind, number, fields), fields))
        return found
