"""A table of TinyDB in which the cost of a change depends only on the changed documents."""

from __future__ import annotations

from collections.abc import MutableMapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from storage.tinydb.storage import JournalStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from tinydb.storages import Storage

    from storage.documents.kind import Fields


class JournalTable(Table):
    """A table on a :class:`JournalStorage`.

    TinyDB's query cache is off, because it is not updated when a change is undone.
    """

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, *, persist_empty: bool = False
    ) -> None:
        if not isinstance(storage, JournalStorage):
            raise TypeError("a JournalTable needs a JournalStorage")
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)
        self._journalled = storage

    def fields(self, doc_id: int) -> Fields:
        """Return a copy of a document, empty if there is none."""
        return dict(self._journalled.read().get(self.name, {}).get(str(doc_id), {}))

    def put(self, documents: Mapping[int, Fields | None], *, known: AbstractSet[str]) -> None:
        """Replace or, with None, remove documents; fields that are not ``known`` stay unchanged."""
        table = self._journalled.read().get(self.name, {})
        changes: dict[str, Fields | None] = {}
        for doc_id, fields in documents.items():
            key = str(doc_id)
            present = table.get(key, {})
            if fields is None:
                if key in table:
                    changes[key] = None
            elif present.keys() <= known:
                changes[key] = fields
            else:
                extra = {name: value for name, value in present.items() if name not in known}
                changes[key] = fields | extra
        if changes:
            self._journalled.change({self.name: changes})

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Call one of TinyDB's updaters with a view, and store the documents that it changed."""
        view = _View(self._journalled.read().get(self.name, {}))
        updater(cast("dict[int, Mapping[str, Any]]", view))
        changes = view.changes()
        if changes:
            self._journalled.change({self.name: changes})


class JournalDB(TinyDB):
    """A TinyDB whose tables are :class:`JournalTable`."""

    table_class: type[Table] = JournalTable


class _View(MutableMapping[int, "Fields"]):
    """A table with numbers as ids, which copies a document when it is first read."""

    def __init__(self, table: Mapping[str, Fields]) -> None:
        self._table = table
        self._touched: dict[int, Fields | None] = {}

    def __getitem__(self, doc_id: int) -> Fields:
        if doc_id not in self._touched:
            self._touched[doc_id] = deepcopy(self._table.get(str(doc_id)))
        fields = self._touched[doc_id]
        if fields is None:
            raise KeyError(doc_id)
        return fields

    def __setitem__(self, doc_id: int, fields: Fields) -> None:
        self._touched[doc_id] = fields

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self._touched:
            return self._touched[doc_id] is not None
        return str(doc_id) in self._table

    def __iter__(self) -> Iterator[int]:
        known = (int(key) for key in self._table)
        new = (doc_id for doc_id in self._touched if str(doc_id) not in self._table)
        return (doc_id for ids in (known, new) for doc_id in ids if doc_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[str, Fields | None]:
        """Return the new states of the documents that were changed."""
        touched = ((str(doc_id), fields) for doc_id, fields in self._touched.items())
        return {key: fields for key, fields in touched if fields != self._table.get(key)}
