"""The objects of all tables as documents, as stores and backups keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.outbox import Body
from storage.copying.port import Item, Unreadable
from storage.documents.bodies import BODIES, NamedBody, body_hash
from storage.documents.kinds import CHATS, RECORDS, ROWS, SEEN, SUBSCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from storage.documents.kind import Fields, Kind

DOCUMENTS: Mapping[str, Kind[Any]] = {
    CHATS.table: CHATS,
    SUBSCRIPTIONS.table: SUBSCRIPTIONS,
    BODIES.table: BODIES,
    ROWS.table: ROWS,
    SEEN.table: SEEN,
    **RECORDS,
}
"""The kind of the documents of each table."""


def read_document(table: str, number: int, fields: Fields) -> Item | Unreadable:
    """Return the object of a document."""
    try:
        thing = DOCUMENTS[table].load(number, fields)
    except ValueError as error:
        return Unreadable(str(error))
    return Item(number, thing.body if isinstance(thing, NamedBody) else thing)


def document_of(table: str, item: Item) -> Fields:
    """Return the document of an object."""
    thing = item.thing
    named = NamedBody(body_hash(item.number), thing) if isinstance(thing, Body) else thing
    return DOCUMENTS[table].dump(named)
