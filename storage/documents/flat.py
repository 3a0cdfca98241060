"""Kinds of flat documents: the fields of an inner object are stored beside those of the outer one."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from pydantic_core import SchemaValidator

from storage.documents.kind import Kind
from storage.documents.stored_schema import stored_schema, stored_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from storage.documents.kind import Fields

V = TypeVar("V")

_NO_DEFAULT = object()


def dump_time(value: date) -> str:
    """Return a day or moment as text, moments in UTC; raise ValueError for a moment without a time zone."""
    if isinstance(value, datetime) and value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise ValueError(f"{value} is a moment without a time zone")
        value = value.astimezone(UTC)
    return value.isoformat()


def flat_kind(table: str, label: str, kind: type[V], fields: str, *, with_defaults: bool = False) -> Kind[V]:
    """Return the kind of documents with these fields, written in this order.

    A field with ``?`` may be missing when read, and its default is written only ``with_defaults``. A field
    ``id`` of the object is the document's number.
    """
    names = [name.removesuffix("?") for name in fields.split()]
    needed = frozenset(fields.split()).intersection(names)
    found = dict(_fields(kind))
    values = attrgetter(*(found[name][0] for name in names))
    left_out = [_NO_DEFAULT if with_defaults or name in needed else found[name][1] for name in names]
    validate = SchemaValidator(stored_schema(kind, needed=needed, exact=True)).validate_python
    within = {path.partition(".")[0] for path, _default in found.values() if "." in path}

    def dump(each: V) -> Fields:
        document = {}
        # Comparing by identity works, because None, False, 0 and the empty tuple exist once. JSON itself
        # writes enumerations as texts and tuples as lists.
        for name, value, default in zip(names, values(each), left_out):  # noqa: B905 - it costs a tenth
            if value is not default:
                document[name] = dump_time(value) if isinstance(value, date) else value
        return document

    def read(number: int, document: Mapping[str, Any]) -> V:
        value: V = validate({**document, **dict.fromkeys(within, document), "id": number})
        return value

    return Kind(table, label, frozenset(names), dump, read)


def _fields(kind: type[Any], before: str = "") -> Iterator[tuple[str, tuple[str, object]]]:
    """Yield the stored word of each field of a dataclass and of inner ones, with its path and default."""
    hints = get_type_hints(kind)
    for each in fields_of(kind):
        path = before + each.name
        if is_dataclass(hints[each.name]):
            yield from _fields(hints[each.name], f"{path}.")
        else:
            yield stored_word(kind, each.name), (path, each.default)
