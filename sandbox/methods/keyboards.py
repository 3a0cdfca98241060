"""Keyboards: what is a keyboard, and what a button must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params

_DATA_BYTES = 64


def reply_markup(params: Params, *, inline_only: bool = False) -> Json | None:
    """Return the checked ``reply_markup`` of a call, None when there is none or it is empty."""
    markup = params.object("reply_markup", "reply keyboard markup")
    if not markup:
        return None
    rows = markup.get("inline_keyboard")
    if rows is None:
        return None if inline_only else markup
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise bad_request(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            )
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= _DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    return {"inline_keyboard": rows} if any(rows) else None
