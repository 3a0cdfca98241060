"""Methods that answer callback queries and inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.entities.utf16 import length
from sandbox.errors import ApiError, bad_request
from sandbox.methods.inline_button import inline_button
from sandbox.methods.inline_results import inline_result
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_LONGEST_ANSWER = 200
_MOST_RESULTS = 50
_OFFSET_BYTES = 64
_LONGEST_CACHE_S = 24 * 3600
_CALLBACK_LIFETIME_S = 15 * 60
_INLINE_LIFETIME_S = 30
_RESULT = "inline query result"
_OF_PARSING = ("can't parse", "message text is empty")
"""How refusals begin that the real server makes while it reads a result; it names the result before them."""


@method("answerCallbackQuery")
def answer_callback_query(state: State, params: Params) -> bool:
    """Answer a callback query, with a notification if a text is given; only the first answer is shown."""
    query_id = params.text("callback_query_id")
    text = params.text("text")
    if length(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    check_age(state, state.world.queries.get(query_id), _CALLBACK_LIFETIME_S)
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    if query_id not in state.world.callback_answers:
        state.world.callback_answers[query_id] = answer
        state.world.notify("callback_answer", callback_query_id=query_id, **answer)
    return True


@method("answerInlineQuery")
def answer_inline_query(state: State, params: Params) -> bool:
    """Answer an inline query with up to 50 results."""
    button = inline_button(params)
    results = _results(state, params)
    if len(params.text("next_offset").encode()) > _OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    query_id = params.text("inline_query_id")
    asked = state.world.inline_queries.get(query_id)
    check_age(state, asked.asked_at if asked else None, _INLINE_LIFETIME_S)
    state.world.answer_inline(
        query_id,
        {
            "results": results,
            "next_offset": params.text("next_offset"),
            "cache_time": params.clamped("cache_time", 300, 0, _LONGEST_CACHE_S),
            "is_personal": params.flag("is_personal"),
            "button": button,
        },
    )
    return True


def check_age(state: State, asked_at: int | None, lifetime_s: int) -> None:
    """Refuse the answer to a query that is too old or, if ``asked_at`` is None, unknown."""
    if asked_at is None or state.world.now - asked_at > lifetime_s:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")


def _results(state: State, params: Params) -> list[Json]:
    items = params.array("results", "inline query results", "expected an Array of inline query results") or []
    if len(items) > _MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_parsed(state, item) for item in items]
    ids = [result["id"] for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _parsed(state: State, item: Any) -> Json:  # noqa: ANN401 - whatever JSON held
    result = fields.as_object(item, f"can't parse {_RESULT}: Inline query result must be an object")
    try:
        with fields.Parsing(_RESULT):
            return inline_result(state, result)
    except ApiError as error:
        sentence = error.description.removeprefix("Bad Request: ")
        if sentence.startswith(_OF_PARSING) and _RESULT not in sentence:
            raise bad_request(f"can't parse {_RESULT}: {sentence[0].upper()}{sentence[1:]}") from None
        raise
