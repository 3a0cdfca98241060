"""The kinds of documents with their fields under the stored words; that of bodies is in ``bodies.py``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaSerializer, SchemaValidator

from briefing.chat import Chat
from briefing.kinds import KINDS
from briefing.outbox import Row
from briefing.subscription import Subscription
from storage.documents.flat import flat_kind
from storage.documents.kind import Kind
from storage.documents.stored_schema import stored_schema, stored_word
from storage.ledger.change import Sighting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.records import Record
    from storage.documents.kind import Fields

CHATS = flat_kind(
    "chats", "chat", Chat, "kind since language? paused? greeted? statement? manages?", with_defaults=True
)
SUBSCRIPTIONS = flat_kind(
    "subscriptions",
    "subscription",
    Subscription,
    "chat thread? zone frequency hours weekdays month_day quiet? reminders silent"
    " monthly_summary? language reminded_to summarized_to? halted?"
    " since told_to told_before? last_digest_at? changed_at? snoozed_until? next_due_at?",
)
ROWS = flat_kind(
    "outbox",
    "outbox",
    Row,
    "occurrence chat part body due_at state"
    " thread? expires_at? silent? attempts? message_id? also? reason? closed_at?",
)
SEEN = flat_kind("seen", "seen", Sighting, "name at")


def _record_kind(kind: type[Record]) -> Kind[Record]:
    """Return the kind for a record, with documents as pydantic writes JSON, without defaults."""
    names: tuple[str, ...] = tuple(kind.__dataclass_fields__)
    known = frozenset(stored_word(kind, name) for name in names)

    @cache
    def conversions() -> tuple[SchemaSerializer, SchemaValidator]:
        # Not at the import: all of them take longer than most stores need, which have records of few kinds.
        schema = stored_schema(kind)
        return SchemaSerializer(schema), SchemaValidator(schema)

    def dump(record: Record) -> Fields:
        serializer, _ = conversions()
        fields: Fields = serializer.to_python(record, mode="json", by_alias=True, exclude_defaults=True)
        return fields

    def read(_number: int, fields: Mapping[str, Any]) -> Record:
        _, validator = conversions()
        record: Record = validator.validate_python({name: fields[name] for name in known & fields.keys()})
        return record

    return Kind(kind.table, kind.__name__.lower(), known, dump, read)


RECORDS = {kind.table: _record_kind(kind) for kind in KINDS}
"""The kinds of records, by table."""
