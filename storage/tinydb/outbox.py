"""Rows of the outbox and their bodies as documents.

``{"occurrence": "digest 2026-12-01", "chat": 5, "part": 0, "body": "9f…", "due_at": "…", "state": "sent"}``
``{"hash": "9f…", "text": "<b>…</b>", "keyboard": "{…}"}``
``{"hash": "c1…", "text": "", "keyboard": null, "parts": [{"text": "…", "file": ["photo", "…"]}]}``
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.outbox import Act, Body, Part, Row, RowState
from storage.tinydb.documents import Kind, dump_moment, maybe, maybe_moment, needed, read_moment
from storage.tinydb.subscriptions import read_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields

T = TypeVar("T")


def dump_row(row: Row) -> Fields:
    """Return a row's document; what has no value, or the usual one, is left out."""
    fields: Fields = {
        "occurrence": row.occurrence,
        "chat": row.target.chat_id,
        "part": row.part,
        "body": row.body,
        "due_at": dump_moment(row.due_at, row.key),
        "state": row.state.value,
    }
    if row.target.thread is not None:
        fields["thread"] = row.target.thread
    if row.expires_at is not None:
        fields["expires_at"] = dump_moment(row.expires_at, row.key)
    if row.silent:
        fields["silent"] = True
    if row.attempts:
        fields["attempts"] = row.attempts
    if row.message_id is not None:
        fields["message_id"] = row.message_id
    if row.also:
        fields["also"] = list(row.also)
    if row.reason is not None:
        fields["reason"] = row.reason
    if row.closed_at is not None:
        fields["closed_at"] = dump_moment(row.closed_at, row.key)
    return fields


def _read_row(_number: int, fields: Mapping[str, Any]) -> Row:
    return Row(
        occurrence=needed(fields, "occurrence", str),
        target=read_target(fields),
        part=needed(fields, "part", int),
        body=needed(fields, "body", str),
        due_at=read_moment(fields["due_at"]),
        expires_at=maybe_moment(fields, "expires_at"),
        silent=bool(maybe(fields, "silent", bool)),
        state=RowState(fields["state"]),
        attempts=maybe(fields, "attempts", int) or 0,
        message_id=maybe(fields, "message_id", int),
        also=tuple(int(each) for each in maybe(fields, "also", list) or ()),
        reason=maybe(fields, "reason", str),
        closed_at=maybe_moment(fields, "closed_at"),
    )


class Named(NamedTuple):
    """A body under the name that rows know it by."""

    hash: str
    body: Body


def _dump_body(named: Named) -> Fields:
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


def _read_body(number: int, fields: Mapping[str, Any]) -> Named:
    name = needed(fields, "hash", str)
    if name != body_hash(number):
        raise ValueError(f"its hash is {name}, its id is that of {body_hash(number)}")
    source = maybe(fields, "source", list)
    return Named(
        name,
        Body(
            needed(fields, "text", str),
            maybe(fields, "keyboard", str),
            Act(maybe(fields, "act", str) or Act.SEND),
            tuple(_read_part(each) for each in maybe(fields, "parts", list) or ()),
            tuple(_pair(each, str) for each in maybe(fields, "links", list) or ()),
            None if source is None else _pair(source, int),
            bool(maybe(fields, "is_paid", bool)),
            tuple(int(each) for each in maybe(fields, "people", list) or ()),
        ),
    )


def _read_part(fields: Mapping[str, Any]) -> Part:
    file = maybe(fields, "file", list)
    return Part(
        maybe(fields, "text", str) or "",
        maybe(fields, "entities", str) or "",
        None if file is None else _pair(file, str),
        maybe(fields, "extras", str) or "",
        bool(maybe(fields, "is_above", bool)),
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
    """Return the hash of the body in this document."""
    return f"{number:032x}"


ROWS = Kind(
    "outbox",
    "outbox",
    frozenset(
        {"occurrence", "chat", "thread", "part", "body", "due_at", "expires_at"}
        | {"silent", "state", "attempts", "message_id", "also", "reason", "closed_at"}
    ),
    dump_row,
    _read_row,
)
BODIES = Kind(
    "bodies",
    "body",
    frozenset({"hash", "text", "keyboard", "act", "parts", "links", "source", "is_paid", "people"}),
    _dump_body,
    _read_body,
)
