"""Answers to pressed buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.entities.utf16 import length
from sandbox.errors import bad_request
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.params import Params
    from sandbox.state import State

ANSWER_LIMIT = 200
LIFETIME_S = 15 * 60


@method("answerCallbackQuery")
def answer_callback_query(state: State, params: Params) -> bool:
    """Stop the button's waiting and perhaps show a word."""
    query_id = params.text("callback_query_id")
    text = params.text("text")
    if length(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    pressed = state.world.queries.get(query_id)
    if pressed is None or state.world.now - pressed > LIFETIME_S:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    if query_id not in state.world.callback_answers:
        state.world.callback_answers[query_id] = answer
        state.world.notify("callback_answer", callback_query_id=query_id, **answer)
    return True
