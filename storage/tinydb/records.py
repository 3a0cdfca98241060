"""Records as documents: their fields by name, as pydantic writes them in JSON; empty ones are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaSerializer, SchemaValidator

from briefing.kinds import KINDS
from storage.tinydb.documents import Kind
from storage.tinydb.stored_schema import stored_schema, stored_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.records import Record
    from storage.tinydb.tables import Fields


def _kind(kind: type[Record]) -> Kind[Record]:
    names: tuple[str, ...] = tuple(kind.__dataclass_fields__)  # type: ignore[attr-defined] # every kind is a dataclass
    known = frozenset(stored_word(kind, name) for name in names)
    schema = stored_schema(kind)
    serializer, validator = SchemaSerializer(schema), SchemaValidator(schema)

    def dump(record: Record) -> Fields:
        fields: Fields = serializer.to_python(record, mode="json", by_alias=True, exclude_defaults=True)
        return fields

    def read(_number: int, fields: Mapping[str, Any]) -> Record:
        record: Record = validator.validate_python({name: fields[name] for name in known & fields.keys()})
        return record

    return Kind(kind.table, kind.__name__.lower(), known, dump, read)


RECORDS = {kind.table: _kind(kind) for kind in KINDS}
"""The kinds of records, by table."""
