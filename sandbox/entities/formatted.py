"""A text as sent, by parse mode, explicit entities and what Telegram finds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.entities import clean, explicit
from sandbox.entities.detect import detect
from sandbox.entities.html import parse_html
from sandbox.entities.markdown import parse_markdown
from sandbox.entities.markdown_v2 import parse_markdown_v2
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json

_LONGEST_SOURCE = 2**15
_PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}
_CLOSED_TO_FINDS = frozenset({"text_link", "text_mention", "code", "pre", "custom_emoji"})


def formatted(source: str, parse_mode: str, entities: object) -> tuple[str, list[Json]]:
    """Return plain text, trimmed, and its entities; markup that does not parse is refused with 400.

    Explicit entities that are no list are passed over, as on the real server.
    """
    if len(source.encode()) > _LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    source = clean.clean(source)
    if mode in {"", "none"}:
        text, found = (
            source,
            clean.fitted(source, explicit.checked(entities if isinstance(entities, list) else [])),
        )
    elif mode in _PARSERS:
        text, found = _PARSERS[mode](source)
    else:
        raise bad_request("unsupported parse_mode")
    text, found = clean.trimmed(text, found)
    return text, _with_finds(found, detect(text))


def _with_finds(explicit_ones: list[Json], finds: list[Json]) -> list[Json]:
    """Return all entities in order; what the server finds gives way where a link or code already is."""
    if not finds:
        return explicit_ones
    blocks = [item for item in explicit_ones if item["type"] in _CLOSED_TO_FINDS]
    free = [
        item
        for item in finds
        if all(
            item["offset"] + item["length"] <= block["offset"]
            or item["offset"] >= block["offset"] + block["length"]
            for block in blocks
        )
    ]
    return clean.ordered([*explicit_ones, *free])
