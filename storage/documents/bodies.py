"""Documents of the bodies of the outbox, with examples.

``{"hash": "9f…", "text": "<b>…</b>", "keyboard": "{…}"}``
``{"hash": "c1…", "text": "", "keyboard": null, "parts": [{"text": "…", "file": ["photo", "…"]}]}``
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.outbox import Act, Body, Part
from storage.documents.kind import Kind, optional, required

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.documents.kind import Fields

T = TypeVar("T")


class NamedBody(NamedTuple):
    """A body with the hash under which rows refer to it."""

    hash: str
    body: Body


def _dump_body(named: NamedBody) -> Fields:
    body = named.body
    fields: Fields = {"hash": named.hash, "text": body.text, "keyboard": body.keyboard}
    if body.act is not Act.SEND:
        fields["act"] = body.act.value
    if body.parts:
        fields["parts"] = [_dump_part(each) for each in body.parts]
    if body.links:
        fields["links"] = [list(each) for each in body.links]
    if body.source is not None:
        fields["source"] = list(body.source)
    if body.is_paid:
        fields["is_paid"] = True
    if body.people:
        fields["people"] = list(body.people)
    return fields


def _dump_part(part: Part) -> Fields:
    fields = asdict(part) | {"file": part.file and list(part.file)}
    return {name: value for name, value in fields.items() if value}


def _read_body(number: int, fields: Mapping[str, Any]) -> NamedBody:
    name = required(fields, "hash", str)
    if name != body_hash(number):
        raise ValueError(f"its hash is {name}, its id is that of {body_hash(number)}")
    source = optional(fields, "source", list)
    return NamedBody(
        name,
        Body(
            required(fields, "text", str),
            optional(fields, "keyboard", str),
            Act(optional(fields, "act", str) or Act.SEND),
            tuple(_read_part(each) for each in optional(fields, "parts", list) or ()),
            tuple(_pair(each, str) for each in optional(fields, "links", list) or ()),
            None if source is None else _pair(source, int),
            bool(optional(fields, "is_paid", bool)),
            tuple(int(each) for each in optional(fields, "people", list) or ()),
        ),
    )


def _read_part(fields: Mapping[str, Any]) -> Part:
    file = optional(fields, "file", list)
    return Part(
        optional(fields, "text", str) or "",
        optional(fields, "entities", str) or "",
        None if file is None else _pair(file, str),
        optional(fields, "extras", str) or "",
        bool(optional(fields, "is_above", bool)),
    )


def _pair(values: list[Any], kind: type[T]) -> tuple[T, T]:
    first, second = values
    if not isinstance(first, kind) or not isinstance(second, kind):
        raise TypeError(f"{values!r} is no pair of {kind.__name__}")
    return first, second


def body_id(body_hash: str) -> int:
    """Return the id of a body's document."""
    return int(body_hash, 16)


def body_hash(number: int) -> str:
    """Return the hash of the body in the document with this id."""
    return f"{number:032x}"


BODIES = Kind(
    "bodies",
    "body",
    frozenset({"hash", "text", "keyboard", "act", "parts", "links", "source", "is_paid", "people"}),
    _dump_body,
    _read_body,
)
