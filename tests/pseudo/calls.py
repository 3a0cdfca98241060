"""What a call of the bot shows people: texts, and buttons in rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.pseudo.data import plain

if TYPE_CHECKING:
    from sandbox.journal import Call

TEXTS = ("text", "caption", "description", "short_description")
Buttons = list[list[dict[str, Any]]]


def texts_in(call: Call) -> list[str]:
    """Return every text in a call but those of buttons, without markup."""
    commands = _read(call.params.get("commands")) or []
    described = [str(each["description"]) for each in commands]
    return [plain(str(call.params[name])) for name in TEXTS if name in call.params] + described


def buttons_in(call: Call) -> Buttons:
    """Return the rows of buttons in a call."""
    markup = _read(call.params.get("reply_markup")) or {}
    rows: Buttons = markup.get("inline_keyboard", [])
    return rows


def _read(value: object) -> Any:  # noqa: ANN401 - JSON
    return json.loads(value) if isinstance(value, str) else value
