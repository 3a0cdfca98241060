"""A text as sent, by parse mode, explicit entities and what Telegram finds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.entities.detect import detect
from sandbox.entities.html import parse_html
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json


def formatted(source: str, parse_mode: str, entities: list[Any] | None) -> tuple[str, list[Json]]:
    """Return plain text and entities.

    Raises:
        ApiError: 400 when the markup does not parse or the mode is unknown.

    """
    mode = parse_mode.strip().lower()
    if mode == "html":
        text, found = parse_html(source)
    elif mode in {"", "none"}:
        text, found = source, list(entities or [])
    else:
        raise bad_request("unsupported parse_mode")
    return text, merged(found, detect(text))


def merged(explicit: list[Json], detected: list[Json]) -> list[Json]:
    """Return all entities in Telegram's order; a detected one gives way where a link or code already is."""
    if not detected:
        return explicit
    shut = {"text_link", "text_mention", "code", "pre", "custom_emoji", "date_time"}
    blocks = [item for item in explicit if item["type"] in shut]
    free = [
        item
        for item in detected
        if all(
            item["offset"] + item["length"] <= block["offset"]
            or item["offset"] >= block["offset"] + block["length"]
            for block in blocks
        )
    ]
    return sorted([*explicit, *free], key=lambda item: (item["offset"], -item["length"]))
