"""Records as documents: their fields by name, as pydantic writes them in JSON; empty ones are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from briefing.kinds import KINDS
from storage.tinydb.documents import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.records import Record
    from storage.tinydb.tables import Fields


def _kind(kind: type[Record]) -> Kind[Record]:
    known = frozenset(kind.__dataclass_fields__)  # type: ignore[attr-defined] # every kind is a dataclass
    adapter: TypeAdapter[Record] = TypeAdapter(kind)

    def dump(record: Record) -> Fields:
        fields: Fields = adapter.dump_python(record, mode="json", exclude_defaults=True)
        return fields

    def read(_number: int, fields: Mapping[str, Any]) -> Record:
        return adapter.validate_python({name: fields[name] for name in known & fields.keys()})

    return Kind(kind.table, kind.__name__.lower(), known, dump, read)


RECORDS = {kind.table: _kind(kind) for kind in KINDS}
"""The kinds of records, by table."""
