"""A body as a call of the Bot API, for pushes, answers, previews and edits.

The call holds its JSON already encoded; from the answer only the ids of the messages are read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from briefing.outbox import Act
from telegram.bodies import encoded

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Body, Row
    from telegram.bodies import Encoded

ENCODER = json.JSONEncoder(separators=(",", ":"))
"""Made once, because making one costs more than encoding the few fields of a row."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who alone sees an ephemeral message, and what of theirs it answers."""

    person: int
    press: str | None = None
    """The id of the callback query that it answers, or None."""
    command: int | None = None
    """The id of the ephemeral message that it answers, or None."""

    @property
    def is_answered(self) -> bool:
        """Whether the message answers a press, or a command that the bot alone saw."""
        return self.press is not None or self.command is not None


class EphemeralIds(NamedTuple):
    """The ids of a message that was to be ephemeral."""

    message_id: int
    """0 if it is ephemeral."""
    ephemeral_id: int | None
    """None if it is not."""


@dataclass(frozen=True, slots=True)
class BodyCall:
    """A call of any method, mostly for a chat, with the attributes that aiogram expects of its methods."""

    __returning__: ClassVar = Any

    chat_id: int | None
    method: str
    body: bytes
    messages: int
    """Number of messages that it sends, for the pacer."""
    is_paid: bool
    """Whether Telegram may charge Stars for messages above the free rate."""
    may_be_reply: bool = False
    """Whether it may go back in the response to a webhook request: nobody waits for its result."""
    is_ephemeral: bool = False
    """Whether it sends an ephemeral message; its result then is :class:`EphemeralIds`."""
    last_look: Callable[[], Awaitable[BodyCall]] | None = None
    """Called when the turn has come; returns the call to make instead, or raises to make none."""

    @property
    def __api_method__(self) -> str:
        return self.method


def waiting_call(row: Row, body: Body, last_look: Callable[[], Awaitable[BodyCall]]) -> BodyCall:
    """Return a call that waits for a turn; ``last_look`` then returns the call that is made."""
    shared = encoded(body)
    return BodyCall(
        row.target.chat_id, shared.method, b"", shared.messages, shared.is_paid, last_look=last_look
    )


def call_of(row: Row, body: Body) -> BodyCall:
    """Return the call that sends, edits or deletes the messages of a row; its result are ids of sent ones."""
    chat_id = row.target.chat_id
    if body.act is Act.SEND:
        return send_call(body, chat_id, row.target.thread, silent=row.silent)
    if row.other_message_ids and body.act is Act.DELETE:
        return _call(
            encoded(body),
            {"chat_id": chat_id, "message_ids": [row.message_id, *row.other_message_ids]},
            "deleteMessages",
        )
    return edit_call(body, chat_id, row.message_id)


def send_call(body: Body, chat_id: int, thread: int | None = None, *, silent: bool = False) -> BodyCall:
    """Return the call that sends a body."""
    return send_encoded(encoded(body), chat_id, thread, silent=silent)


def send_encoded(
    shared: Encoded,
    chat_id: int,
    thread: int | None = None,
    *,
    silent: bool = False,
    may_be_reply: bool = False,
) -> BodyCall:
    """Return the call that sends an encoded body."""
    own: dict[str, Any] = {"chat_id": chat_id}
    if thread is not None:
        own["message_thread_id"] = thread
    if silent:
        own["disable_notification"] = True
    return _call(shared, own, may_be_reply=may_be_reply)


def send_ephemeral_call(shared: Encoded, chat_id: int, thread: int | None, receiver: Receiver) -> BodyCall:
    """Return the call that sends an encoded body so that one person alone sees it."""
    seen_by: dict[str, Any] = {"receiver_user_id": receiver.person}
    own: dict[str, Any] = {"chat_id": chat_id, "ephemeral_message_parameters": seen_by}
    if thread is not None:
        own["message_thread_id"] = thread
    if receiver.press is not None:
        seen_by["callback_query_id"] = receiver.press
    if receiver.command is not None:
        own["reply_parameters"] = {"ephemeral_message_id": receiver.command}
    return replace(_call(shared, own), is_ephemeral=True)


def edit_ephemeral_call(shared: Encoded, chat_id: int, person: int, ephemeral_id: int) -> BodyCall:
    """Return the call that replaces the text and buttons of a person's ephemeral message."""
    own = {"chat_id": chat_id, "receiver_user_id": person, "ephemeral_message_id": ephemeral_id}
    return replace(_call(shared, own, "editEphemeralMessageText"), messages=0)


def edit_call(body: Body, chat_id: int, message_id: int | None) -> BodyCall:
    """Return the call that edits or deletes one message as a body says."""
    return _call(encoded(body), {"chat_id": chat_id, "message_id": message_id})


def edit_text_call(shared: Encoded, chat_id: int, message_id: int) -> BodyCall:
    """Return the call that replaces the text and buttons of a message by those of an encoded body."""
    call = _call(shared, {"chat_id": chat_id, "message_id": message_id}, "editMessageText")
    return replace(call, messages=0)


def press_call(query_id: str, text: str | None, *, alert: bool, url: str | None) -> BodyCall:
    """Return the call that answers the press of a button."""
    told = {"callback_query_id": query_id, "text": text, "show_alert": alert, "url": url}
    body = ENCODER.encode({name: value for name, value in told.items() if value is not None}).encode()
    return BodyCall(None, "answerCallbackQuery", body, messages=0, is_paid=False)


def call_for_chat(call: BodyCall, chat_id: int) -> BodyCall:
    """Return a call as it is made for another chat."""
    body = ENCODER.encode(json.loads(call.body) | {"chat_id": chat_id}).encode()
    return replace(call, chat_id=chat_id, body=body)


def _call(shared: Encoded, own: dict[str, Any], method: str = "", *, may_be_reply: bool = False) -> BodyCall:
    chat_id: int = own["chat_id"]
    head = ENCODER.encode(own)[:-1].encode() if len(own) > 1 else b'{"chat_id":%d' % chat_id
    # A dataclass, not a pydantic model: the values need no validation, and thousands are made.
    return BodyCall(
        chat_id, method or shared.method, head + shared.end, shared.messages, shared.is_paid, may_be_reply
    )
