"""Records of every kind: their tables, how they are found, and the step in which they are changed."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from briefing.records import ALIASES, PERSON, Between, Page, Record, term_text
from storage.ledger.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from briefing.records import R, Term

Changes = dict[str, dict[int, "Record | None"]]
"""The new states of records by table and number; None removes a record."""
Table = Numbered[str, "Record"]
Put = dict[str, "Record | None"]
"""What a step has put, by key; None removes a record."""


class AllRecords:
    """The tables of all kinds of records, by name."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}
        self._lowest_alias = ALIASES

    def table(self, name: str) -> Table:
        """Return a table, empty when nothing was ever in it."""
        if name not in self._tables:
            self._tables[name] = Numbered(name, lambda each: each.key, lambda each: each.terms())
        return self._tables[name]

    def naming(self, person: int) -> Iterator[tuple[int, Record]]:
        """Yield the records of all kinds that name a person or chat, with their numbers."""
        for table in self._tables.values():
            yield from ((number, table[number]) for number in table.naming((PERSON, str(person))))

    def new_alias(self) -> int:
        """Return an id that stands for nobody; it stays the next until a record names it."""
        return self._lowest_alias - 1

    def sizes(self) -> dict[str, int]:
        """Return how many records each table holds, without the empty ones."""
        return {name: len(table) for name, table in self._tables.items() if table}

    def apply(self, changes: Changes) -> None:
        """Replace, add and remove records."""
        for name, changed in changes.items():
            self.table(name).apply(changed)
            people = (each.people for each in changed.values() if each is not None)
            self._lowest_alias = min((self._lowest_alias, *(person for each in people for person in each)))


class RecordsStep:
    """A transaction on records: reads see its own changes, which are applied only after its end."""

    def __init__(self, records: AllRecords) -> None:
        self._records = records
        self._put: dict[str, Put] = {}

    async def get(self, kind: type[R], key: str) -> R | None:
        """Return a record with the changes of this step, or None."""
        put = self._put.get(kind.table, {})
        found = put[key] if key in put else self._records.table(kind.table).find(key)
        return found if isinstance(found, kind) else None

    async def get_each(self, kind: type[R], keys: Collection[str]) -> dict[str, R]:
        """Return the records with these keys."""
        found = {key: await self.get(kind, key) for key in keys}
        return {key: each for key, each in found.items() if each is not None}

    async def find(
        self, kind: type[R], *, limit: int | None = None, newest_first: bool = False, **wanted: Term | Between
    ) -> list[R]:
        """Return the records that match."""
        found = self._matching(kind, wanted, newest_first=newest_first)
        return [each for _, each in islice(found, limit)]

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
        found = self._matching(kind, wanted, newest_first=newest_first)
        if after is not None:
            found = (each for each in found if (each[0] < after if newest_first else each[0] > after))
        page = list(islice(found, limit + 1))
        last = page[limit - 1][0] if len(page) > limit else None
        return Page([each for _, each in page[:limit]], last)

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records that name any of these people or chats, in the order of their numbers."""
        found: dict[int, R] = {}
        for each in people:
            found.update(self._matching(kind, {PERSON: each}, newest_first=False))
        return [found[number] for number in sorted(found)]

    async def count(self, kind: type[Record], **wanted: Term | Between) -> int:
        """Return how many records match."""
        return sum(1 for _ in self._matching(kind, wanted, newest_first=False))

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""
        self._put.setdefault(record.table, {})[record.key] = record

    def remove(self, record: Record) -> None:
        """Remove the record with this one's key."""
        self._put.setdefault(record.table, {})[record.key] = None

    def changes(self) -> Changes:
        """Return the records that this step has changed; new ones get new numbers."""
        changes: Changes = {}
        for name, put in self._put.items():
            table = self._records.table(name)
            for key, record in put.items():
                number = table.number_of(key)
                if record == table.find(key):
                    continue
                changes.setdefault(name, {})[table.new_number() if number is None else number] = record
        return changes

    def _matching(
        self, kind: type[R], wanted: dict[str, Term | Between], *, newest_first: bool
    ) -> Iterator[tuple[int, R]]:
        """Yield the records that match, with their numbers."""
        unknown = wanted.keys() - {*kind.found_by, PERSON}
        if unknown:
            raise ValueError(f"{kind.__name__} is not found by {', '.join(sorted(unknown))}")
        if not self._put and not self._records.table(kind.table):
            return
        numbered = self._candidates(kind, wanted, newest_first=newest_first)
        ranges = {name: each for name, each in wanted.items() if isinstance(each, Between)}
        for number, record in numbered:
            if isinstance(record, kind) and all(_is_within(record, *each) for each in ranges.items()):
                yield number, record

    def _candidates(
        self, kind: type[R], wanted: dict[str, Term | Between], *, newest_first: bool
    ) -> Iterable[tuple[int, Record]]:
        """Return the records with the wanted values, by number; ranges are not looked at."""
        table = self._records.table(kind.table)
        terms = [(name, term_text(each)) for name, each in wanted.items() if not isinstance(each, Between)]
        put = self._put.get(kind.table, {})
        found = table.items(terms, newest_first=newest_first)
        if not put:
            return found
        if not terms:
            return _all_with(put, table, newest_first=newest_first)
        kept = [(number, record) for number, record in found if record.key not in put]
        kept += (each for each in _put_into(put, table) if set(each[1].terms()).issuperset(terms))
        return sorted(kept, key=lambda each: each[0], reverse=newest_first)


def _put_into(put: Put, table: Table, *, newest_first: bool = False) -> Iterator[tuple[int, Record]]:
    """Yield what a step has put; new records come after all others, in the order in which they were put."""
    places = range(len(put), 0, -1) if newest_first else range(1, len(put) + 1)
    for place, (key, record) in zip(
        places, reversed(put.items()) if newest_first else put.items(), strict=True
    ):
        if record is not None:
            number = table.number_of(key)
            yield table.highest + place if number is None else number, record


def _all_with(put: Put, table: Table, *, newest_first: bool) -> Iterator[tuple[int, Record]]:
    """Yield all records with what a step has put, and look at no more of them than are taken."""
    new = (each for each in _put_into(put, table, newest_first=newest_first) if each[0] > table.highest)
    kept = ((number, put.get(each.key, each)) for number, each in table.items((), newest_first=newest_first))
    for number, record in chain(new, kept) if newest_first else chain(kept, new):
        if record is not None:
            yield number, record


def _is_within(record: Record, name: str, wanted: Between) -> bool:
    first = None if wanted.first is None else term_text(wanted.first)
    last = None if wanted.last is None else term_text(wanted.last)
    texts = (text for term, text in record.terms() if term == name and text)
    return any((first is None or first <= text) and (last is None or text <= last) for text in texts)
