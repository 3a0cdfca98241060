"""Records of every kind, and the step in which they are changed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing.records import ALIASES
from storage.ledger.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.records import R, Record

Changes = dict[str, dict[int, "Record | None"]]
"""The new states of records by table and number; None removes a record."""


class AllRecords:
    """The tables of all kinds of records, by name."""

    def __init__(self) -> None:
        self._tables: dict[str, Numbered[str, Record]] = {}
        self._lowest_alias = ALIASES

    def table(self, name: str) -> Numbered[str, Record]:
        """Return a table, empty when nothing was ever in it."""
        if name not in self._tables:
            self._tables[name] = Numbered(name, lambda each: each.key, lambda each: each.people)
        return self._tables[name]

    def naming(self, person: int) -> Iterator[tuple[int, Record]]:
        """Yield the records of all kinds that name a person or chat, with their numbers."""
        for table in self._tables.values():
            yield from ((number, table[number]) for number in table.naming(person))

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
        found = put[key] if key in put else self._records.table(kind.table).find(key)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> list[R]:
        """Return all records of a kind with the changes of this step."""
        put = dict(self._put.get(kind.table, {}))
        table = self._records.table(kind.table)
        if not put:
            return [each for each in table.values() if isinstance(each, kind)]
        kept = (put.pop(each.key, each) for each in table.values())
        return [each for each in (*kept, *put.values()) if isinstance(each, kind)]

    def last(self, kind: type[R]) -> R | None:
        """Return the record of a kind that was added last, with the changes of this step, or None."""
        put, table = self._put.get(kind.table, {}), self._records.table(kind.table)
        new = (each for key, each in reversed(put.items()) if table.number_of(key) is None)
        kept = (put.get(each.key, each) for each in reversed(table.values()))
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
            for key, record in put.items():
                number = table.number_of(key)
                if record == table.find(key):
                    continue
                changes.setdefault(name, {})[table.new_number() if number is None else number] = record
        return changes
