"""Calls that answer inline queries and guest queries, and edit what was sent by them.

Such messages belong to no chat that the bot knows; Telegram lets people, not the bot, send them, so they have
no place in the bot's pace.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from telegram.body_call import BodyCall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.bodies import Encoded

CACHE_SECONDS = 60
"""How long Telegram may show an answer again to the person who asked."""
PICTURE = 1200, 630
"""Width and height of the picture beside a result, in pixels."""


class Result(NamedTuple):
    """What is shown of a result beside its message."""

    id: str
    title: str
    description: str = ""
    picture: str | None = None
    """The address of a picture."""


def article(result: Result, message: Encoded) -> str:
    """Return the JSON of a result that sends a message of text."""
    content = json.loads(b"{" + message.end[1:])
    markup = content.pop("reply_markup", None)
    fields: dict[str, object] = {
        "type": "article",
        "id": result.id,
        "title": result.title,
        "input_message_content": {"message_text": content.pop("text"), **content},
    }
    if result.description:
        fields["description"] = result.description
    if markup is not None:
        fields["reply_markup"] = markup
    if result.picture is not None:
        width, height = PICTURE
        fields |= {"thumbnail_url": result.picture, "thumbnail_width": width, "thumbnail_height": height}
    return _encoded(fields)


def inline_answer(
    query_id: str, articles: Sequence[str], next_offset: str = "", button: tuple[str, str] | None = None
) -> BodyCall:
    """Return the call that answers an inline query with results as :func:`article` makes them.

    ``button``: text and start parameter of a button above the results.
    """
    head = {
        "inline_query_id": query_id,
        "cache_time": CACHE_SECONDS,
        "is_personal": True,
        "next_offset": next_offset,
    }
    if button is not None:
        text, parameter = button
        head["button"] = {"text": text, "start_parameter": parameter}
    return _call("answerInlineQuery", f'{_encoded(head)[:-1]},"results":[{",".join(articles)}]}}')


def guest_answer(query_id: str, made: str) -> BodyCall:
    """Return the call that answers a guest query with one result."""
    return _call("answerGuestQuery", f'{_encoded({"guest_query_id": query_id})[:-1]},"result":{made}}}')


def inline_edit(message_id: str, message: Encoded) -> BodyCall:
    """Return the call that replaces text and buttons of a message by its ``inline_message_id``."""
    head = _encoded({"inline_message_id": message_id}).encode()
    return BodyCall(None, "editMessageText", head[:-1] + message.end, messages=0, is_paid=False)


def _call(method: str, body: str) -> BodyCall:
    data = body.encode("utf-8", "surrogatepass")
    return BodyCall(None, method, data, messages=0, is_paid=False, may_be_reply=True)


def _encoded(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
