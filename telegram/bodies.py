"""What a body says in the words of the Bot API: the one place where it is put into them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.outbox import Act

if TYPE_CHECKING:
    from briefing.outbox import Body, Part

CACHED_BODIES = 512
"""Bodies that are kept encoded."""
METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "document": "sendDocument",
    "voice": "sendVoice",
}
"""How a single file is sent, by its kind, which is also the name of the parameter for it."""
ABOVE = "show_caption_above_media"
OF_A_CAPTION = frozenset({"caption", "caption_entities", ABOVE})


class Encoded(NamedTuple):
    """What all rows of a body share."""

    method: str
    """Of a deletion the one that deletes one message."""
    end: bytes
    """The end of the JSON object with the parameters; what a row adds stands before it."""
    messages: int
    """How many messages it makes."""
    is_paid: bool


@lru_cache(maxsize=CACHED_BODIES)
def encoded(body: Body) -> Encoded:
    """Return a body encoded; what only changes or deletes is never paid for."""
    method, parameters = _spoken(body)
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


def _spoken(body: Body) -> tuple[str, dict[str, Any]]:
    """Return the method and the parameters that say what a body says, without buttons."""
    if body.act is Act.DELETE:
        return "deleteMessage", {}
    if body.source is not None:
        from_chat, message = body.source
        return "copyMessage", {"from_chat_id": from_chat, "message_id": message}
    if len(body.parts) > 1:
        return "sendMediaGroup", {"media": [_item(each) for each in body.parts]}
    if body.parts and (body.parts[0].file or body.act is Act.EDIT_CAPTION):
        return _with_file(body.act, body.parts[0])
    return "sendMessage" if body.act is Act.SEND else "editMessageText", _text(body)


def _with_file(act: Act, part: Part) -> tuple[str, dict[str, Any]]:
    if act is Act.EDIT_CAPTION:
        # Unless it is said again, an edit of the caption puts it below.
        caption = _captioned(part)
        return "editMessageCaption", {each: caption[each] for each in caption if each in OF_A_CAPTION}
    if act is Act.EDIT:
        return "editMessageMedia", {"media": _item(part)}
    assert part.file is not None
    kind, file_id = part.file
    return METHODS[kind], {kind: file_id} | _captioned(part)


def _text(body: Body) -> dict[str, Any]:
    if not body.parts:
        return {"text": body.text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    (part,) = body.parts
    entities = {"entities": json.loads(part.entities)} if part.entities else {}
    return {"text": part.text} | entities | _extras(part)


def _item(part: Part) -> dict[str, Any]:
    """Return a file as ``InputMedia``, with its caption."""
    assert part.file is not None
    kind, file_id = part.file
    return {"type": kind, "media": file_id} | _captioned(part)


def _captioned(part: Part) -> dict[str, Any]:
    caption: dict[str, Any] = {"caption": part.text} if part.text else {}
    if part.entities:
        caption["caption_entities"] = json.loads(part.entities)
    # What was written with earlier versions says it among the extras.
    return caption | _extras(part) | ({ABOVE: True} if part.is_above else {})


def _extras(part: Part) -> dict[str, Any]:
    extras: dict[str, Any] = json.loads(part.extras) if part.extras else {}
    return extras


def _markup(body: Body) -> dict[str, Any] | None:
    if body.keyboard:
        markup: dict[str, Any] = json.loads(body.keyboard)
        return markup
    rows = [[{"text": title, "url": address}] for title, address in body.links]
    return {"inline_keyboard": rows} if rows else None
