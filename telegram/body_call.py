"""A body as a call of the Bot API, for pushes, previews and edits alike.

What is sent is JSON already, and of the answer only ids of messages are read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from briefing.outbox import Act
from telegram.bodies import encoded

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Body, Row

ENCODER = json.JSONEncoder(separators=(",", ":"))
"""Made once: it is the costlier part of encoding the few fields of a row."""


@dataclass(frozen=True, slots=True)
class BodyCall:
    """Any method of the Bot API, made for one message; what aiogram asks of a method it has."""

    __returning__: ClassVar = Any

    chat_id: int
    method: str
    body: bytes
    messages: int
    """How many messages it sends, for the pace."""
    is_paid: bool
    """Whether Telegram is to take Stars for what is above the free pace."""
    last_look: Callable[[], Awaitable[BodyCall]] | None = None
    """Returns what is called in its place when its turn has come; what it raises ends the call."""

    @property
    def __api_method__(self) -> str:
        return self.method


def waiting_call(row: Row, body: Body, last_look: Callable[[], Awaitable[BodyCall]]) -> BodyCall:
    """Return what waits for its turn in place of the call that ``last_look`` returns then."""
    shared = encoded(body)
    return BodyCall(row.target.chat_id, shared.method, b"", shared.messages, shared.is_paid, last_look)


def call_of(row: Row, body: Body) -> BodyCall:
    """Return the call that sends, changes or deletes what a row says; it gives the ids of what was sent."""
    chat_id = row.target.chat_id
    if body.act is Act.SEND:
        return sending(body, chat_id, row.target.thread, silent=row.silent)
    if row.other_message_ids and body.act is Act.DELETE:
        return _call(
            body,
            {"chat_id": chat_id, "message_ids": [row.message_id, *row.other_message_ids]},
            "deleteMessages",
        )
    return changing(body, chat_id, row.message_id)


def sending(body: Body, chat_id: int, thread: int | None = None, *, silent: bool = False) -> BodyCall:
    """Return the call that sends a body."""
    own: dict[str, Any] = {"chat_id": chat_id}
    if thread is not None:
        own["message_thread_id"] = thread
    if silent:
        own["disable_notification"] = True
    return _call(body, own)


def changing(body: Body, chat_id: int, message_id: int | None) -> BodyCall:
    """Return the call that does to one message what a body says."""
    return _call(body, {"chat_id": chat_id, "message_id": message_id})


def _call(body: Body, own: dict[str, Any], method: str = "") -> BodyCall:
    shared = encoded(body)
    head = ENCODER.encode(own).encode()
    # None of pydantic's models: every value is ours, and thousands are made.
    return BodyCall(
        own["chat_id"], method or shared.method, head[:-1] + shared.end, shared.messages, shared.is_paid
    )
