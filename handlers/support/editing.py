"""Changing what was posted: bodies of the outbox as calls that are made, and answered, at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiogram.methods import EditMessageCaption, EditMessageMedia, EditMessageText

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod

    from briefing.outbox import Body

METHODS: dict[str, type[TelegramMethod[Any]]] = {
    each.__api_method__: each for each in (EditMessageCaption, EditMessageMedia, EditMessageText)
}
PLAIN: dict[str, None] = {"parse_mode": None, "link_preview_options": None, "show_caption_above_media": None}
"""The bot's own defaults are for what it writes itself."""


def edit_of(body: Body, chat_id: int, message_id: int | None) -> TelegramMethod[Any]:
    """Return the call by which a message says what a body says."""
    shared: dict[str, Any] = json.loads(body.parameters or "{}")
    if "media" in shared:
        shared["media"] = PLAIN | shared["media"]
    return METHODS[body.method].model_validate(
        PLAIN | shared | {"chat_id": chat_id, "message_id": message_id}
    )
