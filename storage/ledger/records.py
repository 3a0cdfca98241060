"""Records of every kind, by number and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.records import R, Record

Changes = dict[str, dict[int, "Record | None"]]
"""The new state of records by table and number; None is one that is gone."""


class RecordTable:
    """The records of one kind."""

    def __init__(self) -> None:
        self._records: dict[int, Record] = {}
        self._numbers: dict[str, int] = {}
        self._highest = 0

    def __iter__(self) -> Iterator[tuple[int, Record]]:
        return iter(sorted(self._records.items()))

    def get(self, key: str) -> Record | None:
        """Return a record by its key, or None."""
        number = self._numbers.get(key)
        return None if number is None else self._records[number]

    def number_of(self, key: str) -> int | None:
        """Return the number of the record with this key, or None."""
        return self._numbers.get(key)

    def next_number(self) -> int:
        """Return a number that nothing had before; it is taken when something is put there."""
        return self._highest + 1

    def apply(self, changes: Mapping[int, Record | None]) -> None:
        """Replace, add and remove records. ValueError when another one has the key."""
        for number in changes:
            record = self._records.pop(number, None)
            if record is not None:
                del self._numbers[record.key]
        for number, record in changes.items():
            if record is None:
                continue
            other = self._numbers.setdefault(record.key, number)
            if other != number:
                raise ValueError(f"{record.table} {number} and {other} are the same: {record.key}")
            self._records[number] = record
            self._highest = max(self._highest, number)


class AllRecords:
    """The tables, by name; one that holds nothing need not be there."""

    def __init__(self) -> None:
        self._tables: dict[str, RecordTable] = {}

    def table(self, name: str) -> RecordTable:
        """Return a table, empty when nothing was ever in it."""
        return self._tables.setdefault(name, RecordTable())

    def every(self) -> Iterator[tuple[int, Record]]:
        """Yield all records of all kinds with their numbers."""
        for table in self._tables.values():
            yield from table

    def apply(self, changes: Changes) -> None:
        """Replace, add and remove records."""
        for name, changed in changes.items():
            self.table(name).apply(changed)


class Step:
    """The view in which one step reads and changes records; nothing is changed before it has ended."""

    def __init__(self, records: AllRecords) -> None:
        self._records = records
        self._put: dict[str, dict[str, Record | None]] = {}

    def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, with what this step has put."""
        put = self._put.get(kind.table, {})
        found = put[key] if key in put else self._records.table(kind.table).get(key)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, with what this step has put."""
        put = dict(self._put.get(kind.table, {}))
        kept = (put.pop(each.key, each) for _number, each in self._records.table(kind.table))
        return [each for each in (*kept, *put.values()) if isinstance(each, kind)]

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""
        self._put.setdefault(record.table, {})[record.key] = record

    def remove(self, record: Record) -> None:
        """Take out the record with this one's key."""
        self._put.setdefault(record.table, {})[record.key] = None

    def changes(self) -> Changes:
        """Return what differs from before, with a number for each record that is new."""
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
