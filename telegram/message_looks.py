"""Formatting and looks of a received message, in the words in which the encoder sends them again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram.types import Message, MessageEntity


def file_id_of(message: Message, kind: str) -> str:
    """Return the id of the file in a message of this kind, of the largest size of a photo."""
    found = message.photo[-1] if message.photo else getattr(message, kind)
    return str(found.file_id)


def entities_of(entities: Iterable[MessageEntity] | None) -> str:
    """Return entities as JSON; of a mentioned person only the id is kept: Telegram reads nothing else."""
    raw = [each.model_dump(mode="json", exclude_unset=True, exclude_none=True) for each in entities or ()]
    for each in raw:
        if "user" in each:
            each["user"] = {"id": each["user"]["id"], "is_bot": False, "first_name": ""}
    return json.dumps(raw, ensure_ascii=False) if raw else ""


def looks_of(message: Message) -> str:
    """Return link preview, spoiler, cover and the like, as JSON of parameters of the Bot API."""
    extras: dict[str, Any] = {}
    if message.text is not None and message.link_preview_options is not None:
        options = message.link_preview_options.model_dump(mode="json", exclude_unset=True, exclude_none=True)
        extras["link_preview_options"] = options
    if message.has_media_spoiler:
        extras["has_spoiler"] = True
    if message.video is not None and message.video.cover:
        extras["cover"] = message.video.cover[-1].file_id
    if message.video is not None and message.video.start_timestamp:
        extras["start_timestamp"] = int(message.video.start_timestamp.timestamp())
    return json.dumps(extras) if extras else ""
