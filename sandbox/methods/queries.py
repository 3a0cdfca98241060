"""Methods that answer callback queries and inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.entities.utf16 import length
from sandbox.errors import bad_request
from sandbox.methods.keyboards import checked_markup
from sandbox.methods.registry import method
from sandbox.methods.texts import checked_text

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_LONGEST_ANSWER = 200
_MOST_RESULTS = 50
_ID_BYTES = 64
_LIFETIME_S = 15 * 60
_NEEDS = {
    "article": ("title", "input_message_content"),
    "photo": ("photo_url", "thumbnail_url"),
    "gif": ("gif_url",),
    "mpeg4_gif": ("mpeg4_url",),
    "video": ("video_url", "mime_type", "title"),
    "audio": ("audio_url", "title"),
    "voice": ("voice_url", "title"),
    "document": ("document_url", "mime_type", "title"),
    "location": ("latitude", "longitude", "title"),
    "venue": ("latitude", "longitude", "title", "address"),
    "contact": ("phone_number", "first_name"),
    "game": ("game_short_name",),
    "sticker": ("sticker_file_id",),
}
"""Required fields of a result by its type; ``…_file_id`` may replace ``…_url``."""


@method("answerCallbackQuery")
def answer_callback_query(state: State, params: Params) -> bool:
    """Answer a callback query, with a notification if a text is given; only the first answer is shown."""
    query_id = params.text("callback_query_id")
    text = params.text("text")
    if length(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    _check_age(state, state.world.queries.get(query_id))
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    if query_id not in state.world.callback_answers:
        state.world.callback_answers[query_id] = answer
        state.world.notify("callback_answer", callback_query_id=query_id, **answer)
    return True


@method("answerInlineQuery")
def answer_inline_query(state: State, params: Params) -> bool:
    """Answer an inline query with up to 50 results."""
    items = params.array("results", "inline query results", "expected an Array of inline query results")
    if items is None:
        raise bad_request("can't parse inline query results JSON object")
    if len(items) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    query_id = params.text("inline_query_id")
    results = [_result(state, item) for item in items]
    ids = [result["id"] for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    asked_at, _query = state.world.inline_queries.get(query_id, (None, ""))
    _check_age(state, asked_at)
    button = params.object("button", "button", "InlineQueryResultsButton must be an Object")
    state.world.inline_answers[query_id] = {
        "results": results,
        "next_offset": params.text("next_offset"),
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
        "button": button,
    }
    state.world.notify("inline_answer", inline_query_id=query_id)
    return True


def _check_age(state: State, asked_at: int | None) -> None:
    """Refuse the answer to a query that is too old or, if ``asked_at`` is None, unknown."""
    if asked_at is None or state.world.now - asked_at > _LIFETIME_S:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")


def _result(state: State, item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    item = fields.as_object(item, "can't parse inline query result: inline query result must be an Object")
    with fields.Parsing("inline query result"):
        result_id = fields.text(item, "id", required=True)
        kind = fields.text(item, "type", required=True)
        _check_needs(kind, item)
        text, entities = _content(state, item)
        markup = checked_markup(fields.inner(item, "reply_markup")) if item.get("reply_markup") else None
        shown = {name: fields.text(item, name) for name in ("title", "description")}
    if not 1 <= len(result_id.encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    return {
        "id": result_id,
        "type": kind,
        **shown,
        "text": text,
        "entities": entities,
        "reply_markup": markup,
    }


def _check_needs(kind: str, item: Json) -> None:
    if kind not in _NEEDS:
        raise fields.FieldError(f'type "{kind}" is unsupported for the inline query result')
    for need in _NEEDS[kind]:
        if need not in item and need.replace("_url", "_file_id") not in item:
            raise fields.FieldError(f'Can\'t find field "{need}"')


def _content(state: State, item: Json) -> tuple[str, list[Json]]:
    """Return the text or caption that is sent when the result is chosen."""
    if not item.get("input_message_content"):
        return fields.text(item, "caption") or fields.text(item, "title"), []
    content = fields.inner(item, "input_message_content")
    source = fields.text(content, "message_text")
    if not source:
        if "latitude" in content or "phone_number" in content:
            return fields.text(content, "title") or fields.text(content, "phone_number") or "📍", []
        raise fields.FieldError("Input message content is not specified")
    return checked_text(state, source, fields.text(content, "parse_mode"), content.get("entities"))
