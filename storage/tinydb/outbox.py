"""Bodies of the outbox as documents.

``{"hash": "9f…", "text": "<b>…</b>", "keyboard": "[…]"}``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.outbox import SEND_TEXT, Body
from storage.tinydb.documents import Kind, maybe, needed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields


class Named(NamedTuple):
    """A body under the name that rows know it by."""

    hash: str
    body: Body


def _dump_body(named: Named) -> Fields:
    body = named.body
    fields: Fields = {"hash": named.hash, "text": body.text, "keyboard": body.keyboard}
    if body.method != SEND_TEXT:
        fields["method"] = body.method
    if body.parameters is not None:
        fields["parameters"] = body.parameters
    if body.people:
        fields["people"] = list(body.people)
    return fields


def _read_body(number: int, fields: Mapping[str, Any]) -> Named:
    name = needed(fields, "hash", str)
    if name != body_hash(number):
        raise ValueError(f"its hash is {name}, its id is that of {body_hash(number)}")
    return Named(
        name,
        Body(
            needed(fields, "text", str),
            maybe(fields, "keyboard", str),
            maybe(fields, "method", str) or SEND_TEXT,
            maybe(fields, "parameters", str),
            tuple(int(each) for each in maybe(fields, "people", list) or ()),
        ),
    )


def body_id(body_hash: str) -> int:
    """Return the id of a body's document."""
    return int(body_hash, 16)


def body_hash(number: int) -> str:
    """Return the hash of the body in this document."""
    return f"{number:032x}"


BODIES = Kind(
    "bodies",
    "body",
    frozenset({"hash", "text", "keyboard", "method", "parameters", "people"}),
    _dump_body,
    _read_body,
)
