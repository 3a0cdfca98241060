"""Checking of inline query results, which answer inline queries and guest queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.entities.links import checked_url
from sandbox.errors import bad_request
from sandbox.methods.inline_content import NO_CONTENT, sent_content
from sandbox.methods.inline_files import FILES, check_address, file_content
from sandbox.methods.keyboards import check_place, inline_markup
from sandbox.methods.texts import checked_caption

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.state import State

_ID_BYTES = 64
_NEEDS = {
    **dict.fromkeys(FILES, ()),
    "article": ("title",),
    "video": ("title",),
    "voice": ("title",),
    "document": ("title",),
    "location": ("latitude", "longitude", "title"),
    "venue": ("latitude", "longitude", "title", "address"),
    "contact": ("phone_number", "first_name"),
    "game": ("game_short_name",),
}
"""Required fields of a result by its type, besides its file."""


def inline_result(state: State, item: Json) -> Json:
    """Return a checked result: what is shown of it, and the content and keyboard of its message.

    FieldError: it cannot be read. ApiError 400: it is refused.
    """
    kind = fields.text(item, "type", required=True).lower()
    result_id = fields.text(item, "id", required=True)
    if kind not in _NEEDS:
        raise fields.FieldError(f'type "{kind}" is unsupported for the inline query result')
    content = _content(state, kind, item)
    markup = inline_markup(item)
    check_place(markup, None)
    for need in _NEEDS[kind]:
        fields.text(item, need, required=True)
    if not 1 <= len(result_id.encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    return {"id": result_id, "type": kind, **_shown(state, kind, item), **content, "reply_markup": markup}


def _content(state: State, kind: str, item: Json) -> Json:
    """Return the content of the message that is sent when the result is chosen."""
    sent = sent_content(state, item, required=kind == "article")
    file = file_content(state, kind, item) if kind in FILES else NO_CONTENT
    if sent is not None:
        return sent
    caption, entities = checked_caption(
        state, fields.text(item, "caption"), fields.text(item, "parse_mode"), item.get("caption_entities")
    )
    if kind not in FILES:
        caption = fields.text(item, "title") or fields.text(item, "first_name") or "📍"
    return file | {"text": caption, "entities": entities}


def _shown(state: State, kind: str, item: Json) -> Json:
    """Return what a list of results shows of one, ``picture`` being the id of a file, or ``""``."""
    title, url = fields.text(item, "title"), fields.text(item, "url")
    if kind == "article" and not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if url and checked_url(url) is None:
        raise bad_request("URL_INVALID")
    picture = ""
    thumbnail = fields.text(item, "thumbnail_url") or fields.text(item, "thumb_url")
    if thumbnail:
        check_address(thumbnail)
        picture = state.files.add_address(thumbnail)
    description = fields.text(item, "description")
    return {"title": title, "description": description, "url": url, "picture": picture}
