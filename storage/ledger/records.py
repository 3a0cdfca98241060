"""Records of every kind with indexes by number, key and the people that they name."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing.records import ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.records import R, Record

Changes = dict[str, dict[int, "Record | None"]]
"""The new states of records by table and number; None removes a record."""


class RecordTable:
    """The records of one kind."""

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}
        self._numbers: dict[str, int] = {}
        self._of_person: dict[int, set[int]] = {}
        self._highest = 0
        self._in_order = True
        """Whether the records are ordered by number; only an undone removal can change that."""

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[tuple[int, Record]]:
        return iter(self._sorted().items())

    def newest_first(self) -> Iterator[Record]:
        """Yield the records by falling number: the one that was added last comes first."""
        return reversed(self._sorted().values())

    def get(self, key: str) -> Record | None:
        """Return a record by its key, or None."""
        number = self._numbers.get(key)
        return None if number is None else self._records[number]

    def number_of(self, key: str) -> int | None:
        """Return the number of the record with this key, or None."""
        return self._numbers.get(key)

    def naming(self, person: int) -> dict[int, Record]:
        """Return the records that name a person or chat, by number, lowest first."""
        return {number: self._records[number] for number in sorted(self._of_person.get(person, ()))}

    def next_number(self) -> int:
        """Return a number that no record has had; it stays the next until a record is added with it."""
        return self._highest + 1

    def apply(self, changes: Mapping[int, Record | None]) -> None:
        """Replace, add and remove records; raise ValueError if two have the same key."""
        for number, record in changes.items():
            present = self._records.get(number)
            if present is not None:
                self._forget_names(number, present)
            if record is None:
                self._records.pop(number, None)
        for number, record in changes.items():
            if record is not None:
                self._put(number, record)

    def _put(self, number: int, record: Record) -> None:
        other = self._numbers.setdefault(record.key, number)
        if other != number:
            raise ValueError(f"{record.table} {number} and {other} are the same: {record.key}")
        if number not in self._records and number < self._highest:
            self._in_order = False
        self._records[number] = record
        for person in record.people:
            self._of_person.setdefault(person, set()).add(number)
        self._highest = max(self._highest, number)

    def _forget_names(self, number: int, record: Record) -> None:
        # After a change that failed half way, some of these are not set.
        if self._numbers.get(record.key) == number:
            del self._numbers[record.key]
        for person in record.people:
            numbers = self._of_person.get(person, set())
            numbers.discard(number)
            if not numbers:
                self._of_person.pop(person, None)

    def _sorted(self) -> dict[int, Record]:
        if not self._in_order:
            self._records = dict(sorted(self._records.items()))
            self._in_order = True
        return self._records


class AllRecords:
    """The tables of all kinds of records, by name."""

    def __init__(self) -> None:
        self._tables: dict[str, RecordTable] = {}
        self._lowest_alias = ALIASES

    def table(self, name: str) -> RecordTable:
        """Return a table; a new one is empty."""
        return self._tables.setdefault(name, RecordTable())

    def naming(self, person: int) -> Iterator[tuple[int, Record]]:
        """Yield the records of all kinds that name a person or chat, with their numbers."""
        for table in self._tables.values():
            yield from table.naming(person).items()

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
        self._put: dict[str, dict[str, Record | None]] = {}

    def get(self, kind: type[R], key: str) -> R | None:
        """Return a record with the changes of this step, or None."""
        put = self._put.get(kind.table, {})
        found = put[key] if key in put else self._records.table(kind.table).get(key)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> list[R]:
        """Return all records of a kind with the changes of this step."""
        put = dict(self._put.get(kind.table, {}))
        table = self._records.table(kind.table)
        if not put:
            return [each for _number, each in table if isinstance(each, kind)]
        kept = (put.pop(each.key, each) for _number, each in table)
        return [each for each in (*kept, *put.values()) if isinstance(each, kind)]

    def last(self, kind: type[R]) -> R | None:
        """Return the record of a kind that was added last, with the changes of this step, or None."""
        put, table = self._put.get(kind.table, {}), self._records.table(kind.table)
        new = (each for key, each in reversed(put.items()) if table.number_of(key) is None)
        kept = (put.get(each.key, each) for each in table.newest_first())
        return next((each for each in chain(new, kept) if isinstance(each, kind)), None)

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
            new = table.next_number()
            for key, record in put.items():
                number = table.number_of(key)
                if record == table.get(key):
                    continue
                if number is None:
                    number, new = new, new + 1
                changes.setdefault(name, {})[number] = record
        return changes
