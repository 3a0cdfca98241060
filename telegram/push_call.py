"""A push as a call of the Bot API: its body is JSON already, of its answer only ids of messages are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Body, Row

CACHED_BODIES = 512
"""Bodies of which the common part is kept encoded."""
DELETES = frozenset({"deleteMessage", "deleteMessages"})


class Unwanted(Exception):
    """When its turn had come, there was nothing to be sent any more, or yet."""


@dataclass(frozen=True, slots=True)
class PushCall:
    """Any method of the Bot API, made for one row; what aiogram asks of a method it has."""

    __returning__: ClassVar = Any

    chat_id: int
    method: str
    body: bytes
    messages: int
    """How many messages it sends, for the pace."""
    is_paid: bool
    """Whether Telegram is to take Stars for what is above the free pace."""
    last_look: Callable[[], Awaitable[PushCall]] | None = None
    """Returns what is called in its place when its turn has come; raises :class:`Unwanted` for nothing."""

    @property
    def __api_method__(self) -> str:
        return self.method


def waiting_call(row: Row, body: Body, last_look: Callable[[], Awaitable[PushCall]]) -> PushCall:
    """Return what waits for its turn in place of the call that ``last_look`` returns then."""
    _encoded, messages, is_paid = _shared(body)
    return PushCall(row.target.chat_id, body.method, b"", messages, is_paid, last_look)


def call_of(row: Row, body: Body) -> PushCall:
    """Return the call that sends, changes or deletes what a row says; it gives the ids of what was sent."""
    shared, messages, is_paid = _shared(body)
    own: dict[str, Any] = {"chat_id": row.target.chat_id}
    if row.target.thread is not None and messages:
        own["message_thread_id"] = row.target.thread
    if row.silent and messages:
        own["disable_notification"] = True
    if not messages:
        own |= _which(row, body.method)
    head = json.dumps(own, separators=(",", ":")).encode()
    # None of pydantic's models: every value is ours, and thousands are made.
    return PushCall(row.target.chat_id, body.method, head[:-1] + shared, messages, is_paid)


def _which(row: Row, method: str) -> dict[str, Any]:
    if method == "deleteMessages":
        return {"message_ids": [row.message_id, *row.other_message_ids]}
    return {"message_id": row.message_id}


@lru_cache(maxsize=CACHED_BODIES)
def _shared(body: Body) -> tuple[bytes, int, bool]:
    """Return the end of the JSON object that all rows share, how many messages it makes, if they are paid.

    What only changes or deletes is never paid for.
    """
    parameters: dict[str, Any] = json.loads(body.parameters) if body.parameters else {}
    if body.text:
        parameters |= {"text": body.text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if body.keyboard:
        parameters["reply_markup"] = json.loads(body.keyboard)
    text = json.dumps(parameters, ensure_ascii=False, separators=(",", ":"))
    encoded = text.encode("utf-8", "surrogatepass")[1:]
    sends = body.method.startswith(("send", "copy", "forward"))
    several = parameters.get("media") or parameters.get("message_ids")
    messages = (len(several) if isinstance(several, list) else 1) if sends else 0
    is_paid = bool(messages and parameters.get("allow_paid_broadcast"))
    return (b"," if parameters else b"") + encoded, messages, is_paid
