"""The text of a message or caption: markup parsed, lengths checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.entities.formatted import formatted
from sandbox.entities.utf16 import length
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def message_text(params: Params) -> tuple[str, list[Json]]:
    """Return the text of a message with its entities, refused when empty or over 4096 UTF-16 units."""
    source = params.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = formatted(source, params.text("parse_mode"), params.array("entities", "entities"))
    if not text:
        raise bad_request("message text is empty")
    if length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities
