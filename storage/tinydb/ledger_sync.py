"""Keeping the ledger of a TinyDB store equal to its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from storage.copying.marks import MARK, refuse_to_run
from storage.documents.bodies import BODIES, NamedBody, body_hash, body_id
from storage.documents.kinds import CHATS, RECORDS, ROWS, SEEN, SUBSCRIPTIONS
from storage.ledger.change import Change
from storage.ledger.ledger import Ledger
from storage.tinydb.old_bodies import upgrade

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.documents.kind import Fields, Kind
    from storage.tinydb.tables import Tables

V = TypeVar("V")

KNOWN = {
    CHATS.table: CHATS.known,
    SUBSCRIPTIONS.table: SUBSCRIPTIONS.known,
    ROWS.table: ROWS.known,
    BODIES.table: BODIES.known,
    SEEN.table: SEEN.known,
    **{name: kind.known for name, kind in RECORDS.items()},
}
"""The fields of each table that this version knows."""


class LedgerSync:
    """Applies each change of documents to the ledger; unknown tables are ignored."""

    def __init__(self) -> None:
        self.ledger = Ledger()

    def load(self, tables: Tables) -> None:
        """Fill the ledger, converting old documents; raise ValueError for the first invalid one.

        Raises ``StorageUnavailable`` for an unfinished copy of another store.
        """
        for mark in tables.get(MARK, {}).values():
            raise refuse_to_run("The store", str(mark.get("source")))
        upgrade(tables)
        self.apply(tables)
        rows = self.ledger.outbox.all
        for number in rows.numbers():
            if rows[number].body not in self.ledger.bodies:
                raise ValueError(f"outbox {number}: its body {rows[number].body} is missing")

    def apply(self, documents: Mapping[str, Mapping[str, Fields | None]]) -> None:
        """Set the objects of changed documents; undoing a change works the same way."""
        bodies = _objects(BODIES, documents)
        self.ledger.apply(
            Change(
                chats=_objects(CHATS, documents),
                subscriptions=_objects(SUBSCRIPTIONS, documents),
                rows=_objects(ROWS, documents),
                bodies={body_hash(number): named and named.body for number, named in bodies.items()},
                seen=_objects(SEEN, documents),
                records={
                    name: _objects(kind, documents) for name, kind in RECORDS.items() if name in documents
                },
            )
        )


def documents_of(change: Change) -> dict[str, dict[int, Fields | None]]:
    """Return the documents of a change, by table; raise ValueError if an object cannot be stored."""
    bodies = {
        body_id(name): None if body is None else NamedBody(name, body) for name, body in change.bodies.items()
    }
    return {
        CHATS.table: _documents(CHATS, change.chats),
        SUBSCRIPTIONS.table: _documents(SUBSCRIPTIONS, change.subscriptions),
        ROWS.table: _documents(ROWS, change.rows),
        BODIES.table: _documents(BODIES, bodies),
        SEEN.table: _documents(SEEN, change.seen),
        **{name: _documents(RECORDS[name], changed) for name, changed in change.records.items()},
    }


def _objects(kind: Kind[V], documents: Mapping[str, Mapping[str, Fields | None]]) -> dict[int, V | None]:
    table = documents.get(kind.table, {})
    return {int(key): None if doc is None else kind.load(int(key), doc) for key, doc in table.items()}


def _documents(kind: Kind[V], changes: Mapping[int, V | None]) -> dict[int, Fields | None]:
    return {number: None if each is None else kind.dump(each) for number, each in changes.items()}
