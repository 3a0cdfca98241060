"""Rows of the outbox and their bodies as documents.

``{"occurrence": "digest 2026-12-01", "chat": 5, "part": 0, "body": "9f…", "due_at": "…", "state": "sent"}``
``{"hash": "9f…", "text": "<b>…</b>", "keyboard": "[…]"}``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.outbox import SEND_TEXT, Body, Row, RowState
from storage.tinydb.documents import Kind, dump_moment, maybe, maybe_moment, needed, read_moment
from storage.tinydb.subscriptions import read_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields


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
    frozenset({"hash", "text", "keyboard", "method", "parameters", "people"}),
    _dump_body,
    _read_body,
)
