"""Checking of the button above inline query results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params

_PARAMETER = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_PARAMETER = 64
_PARSED = "inline query results button"


def inline_button(params: Params) -> Json | None:
    """Return the checked button above the results, or None if there is none."""
    refusal = f"can't parse {_PARSED}: InlineQueryResultsButton must be an Object"
    button = params.object("button", _PARSED, refusal)
    if button is None:
        text, start = params.text("switch_pm_text"), params.text("switch_pm_parameter")
        button = {"text": text, "start_parameter": start} if text else None
    if button is None:
        return None
    with fields.Parsing(_PARSED):
        text = fields.text(button, "text", required=True)
        if "start_parameter" in button:
            action: Json = {"start_parameter": fields.text(button, "start_parameter", required=True)}
        elif "web_app" in button:
            url = fields.text(fields.inner(button, "web_app"), "url", required=True)
            action = {"web_app": {"url": url}}
        else:
            raise fields.FieldError("InlineQueryResultsButton must have exactly one optional field")
    _check(text, action)
    return {"text": text, **action}


def _check(text: str, action: Json) -> None:
    if "web_app" in action:
        url = action["web_app"]["url"]
        if not url.startswith("https://"):
            raise bad_request(
                f"inline query button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )
    elif not action["start_parameter"]:
        raise bad_request("can't use empty start_parameter")
    elif len(action["start_parameter"]) > _LONGEST_PARAMETER:
        raise bad_request("too long start_parameter specified")
    elif not _PARAMETER.fullmatch(action["start_parameter"]):
        raise bad_request("unallowed characters in start_parameter are used")
    if not text.strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
