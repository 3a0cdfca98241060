"""Encoding a body of the outbox, of a preview or of an edit as a method and parameters of the Bot API."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.outbox import Act

if TYPE_CHECKING:
    from briefing.outbox import Body, Part

CACHED_BODIES = 512
"""Number of encoded bodies that are cached."""
METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "document": "sendDocument",
    "voice": "sendVoice",
}
"""The method that sends one file, by kind; the kind is also the name of its parameter."""
CAPTION_ABOVE = "show_caption_above_media"
CAPTION_FIELDS = frozenset({"caption", "caption_entities", CAPTION_ABOVE})


class Encoded(NamedTuple):
    """The part of a call that all rows of a body share."""

    method: str
    """For a deletion ``deleteMessage``, even if several messages are to be deleted."""
    end: bytes
    """The JSON object with the parameters, without its beginning, which holds the parameters of the row."""
    messages: int
    """Number of messages that it sends."""
    is_paid: bool


@lru_cache(maxsize=CACHED_BODIES)
def encoded(body: Body) -> Encoded:
    """Return a body encoded, and keep that for the other rows of the body."""
    return encode(body)


def encode(body: Body) -> Encoded:
    """Encode a body; edits and deletions are never paid for."""
    method, parameters = _method_and_parameters(body)
    sends = body.act is Act.SEND
    is_paid = sends and body.is_paid
    if is_paid:
        parameters["allow_paid_broadcast"] = True
    markup = _markup(body)
    if markup is not None:
        parameters["reply_markup"] = markup
    text = json.dumps(parameters, ensure_ascii=False, separators=(",", ":"))
    end = (b"," if parameters else b"") + text.encode("utf-8", "surrogatepass")[1:]
    return Encoded(method, end, max(1, len(body.parts)) if sends else 0, is_paid)


def _method_and_parameters(body: Body) -> tuple[str, dict[str, Any]]:
    """Return method and parameters for a body, without its buttons."""
    if body.act is Act.DELETE:
        return "deleteMessage", {}
    if body.source is not None:
        from_chat, message = body.source
        return "copyMessage", {"from_chat_id": from_chat, "message_id": message}
    if len(body.parts) > 1:
        return "sendMediaGroup", {"media": [_input_media(each) for each in body.parts]}
    if body.parts and (body.parts[0].file or body.act is Act.EDIT_CAPTION):
        return _file_method_and_parameters(body.act, body.parts[0])
    return "sendMessage" if body.act is Act.SEND else "editMessageText", _text_fields(body)


def _file_method_and_parameters(act: Act, part: Part) -> tuple[str, dict[str, Any]]:
    if act is Act.EDIT_CAPTION:
        # Without this parameter, an edit moves a caption that is above the file below it.
        caption = _caption_fields(part)
        return "editMessageCaption", {each: caption[each] for each in caption if each in CAPTION_FIELDS}
    if act is Act.EDIT:
        return "editMessageMedia", {"media": _input_media(part)}
    assert part.file is not None
    kind, file_id = part.file
    return METHODS[kind], {kind: file_id} | _caption_fields(part)


def _text_fields(body: Body) -> dict[str, Any]:
    if not body.parts:
        return {"text": body.text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    (part,) = body.parts
    entities = {"entities": json.loads(part.entities)} if part.entities else {}
    return {"text": part.text} | entities | _extras(part)


def _input_media(part: Part) -> dict[str, Any]:
    """Return a file as ``InputMedia``, with its caption."""
    assert part.file is not None
    kind, file_id = part.file
    return {"type": kind, "media": file_id} | _caption_fields(part)


def _caption_fields(part: Part) -> dict[str, Any]:
    caption: dict[str, Any] = {"caption": part.text} if part.text else {}
    if part.entities:
        caption["caption_entities"] = json.loads(part.entities)
    # Bodies stored by earlier versions have this parameter among the extras.
    return caption | _extras(part) | ({CAPTION_ABOVE: True} if part.is_above else {})


def _extras(part: Part) -> dict[str, Any]:
    extras: dict[str, Any] = json.loads(part.extras) if part.extras else {}
    return extras


def _markup(body: Body) -> dict[str, Any] | None:
    if body.keyboard:
        markup: dict[str, Any] = json.loads(body.keyboard)
        return markup
    rows = [[{"text": title, "url": address}] for title, address in body.links]
    return {"inline_keyboard": rows} if rows else None
