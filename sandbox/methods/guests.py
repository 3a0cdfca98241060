"""The method that answers a guest query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.errors import bad_request
from sandbox.methods.inline_results import inline_result
from sandbox.methods.queries import check_age
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_LIFETIME_S = 60


@method("answerGuestQuery", newer=True)
def answer_guest_query(state: State, params: Params) -> Json:
    """Post the one answer to a guest query in its chat, and return the id with which it is edited."""
    if not params.get("result"):
        raise bad_request("result isn't specified")
    item = params.object(
        "result", "JSON encoded web view query results", "inline query result must be an object"
    )
    with fields.Parsing():
        result = inline_result(state, item or {})
    if not result["title"].strip():
        raise bad_request("RESULT_TITLE_EMPTY")
    query = state.world.guest_queries.get(params.text("guest_query_id"))
    check_age(state, None if query is None or query.answer is not None else query.message.date, _LIFETIME_S)
    assert query is not None
    return {"inline_message_id": state.world.answer_as_guest(query, result)}
