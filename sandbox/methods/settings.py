"""The method that changes settings of the bot which only @BotFather could change before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.methods.registry import method

if TYPE_CHECKING:
    from sandbox.params import Params
    from sandbox.state import State

_SHARES = frozenset({0, 1, 10, 100, 1000})
_LONGEST_PLACEHOLDER = 64


@method("setMySettings", newer=True)
def set_my_settings(state: State, params: Params) -> bool:
    """Change the settings that are named: inline mode, its placeholder and feedback, guest and privacy mode.

    Others are accepted and change nothing here.
    """
    settings = state.world.settings
    placeholder = params.text("inline_query_placeholder")
    if len(placeholder) > _LONGEST_PLACEHOLDER:
        raise bad_request("INLINE_PLACEHOLDER_TOO_LONG")
    share = params.integer("inline_feedback_share_denominator", settings.feedback_share)
    if share not in _SHARES:
        raise bad_request("INLINE_FEEDBACK_SHARE_INVALID")
    settings.feedback_share = share
    if params.get("inline_query_placeholder") is not None:
        settings.placeholder = placeholder
    if params.get("supports_inline_queries") is not None:
        settings.inline = params.flag("supports_inline_queries")
    if params.get("supports_guest_queries") is not None:
        settings.guests = params.flag("supports_guest_queries")
    if params.get("can_read_all_group_messages") is not None:
        state.world.privacy = not params.flag("can_read_all_group_messages")
    state.world.notify("settings")
    return True
