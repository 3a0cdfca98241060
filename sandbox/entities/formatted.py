"""The text of a call: parsed, cleaned, and with all its entities."""

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
_WITHOUT_DETECTION = frozenset({"text_link", "text_mention", "code", "pre", "custom_emoji"})


def formatted(source: str, parse_mode: str, entities: object) -> tuple[str, list[Json]]:
    """Return the plain text, trimmed, and its entities; invalid markup is refused with 400.

    Explicit entities that are not a list are ignored, as on the real server.
    """
    if len(source.encode()) > _LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    source = clean.clean(source)
    if mode in {"", "none"}:
        text, found = (
            source,
            clean.fit_to_text(
                source, explicit.checked_entities(entities if isinstance(entities, list) else [])
            ),
        )
    elif mode in _PARSERS:
        text, found = _PARSERS[mode](source)
    else:
        raise bad_request("unsupported parse_mode")
    text, found = clean.trimmed(text, found)
    return text, _with_detected(found, detect(text))


def _with_detected(explicit_entities: list[Json], detected: list[Json]) -> list[Json]:
    """Return all entities in order, without detected ones that overlap a link or code."""
    if not detected:
        return explicit_entities
    blocks = [item for item in explicit_entities if item["type"] in _WITHOUT_DETECTION]
    free = [
        item
        for item in detected
        if all(
            item["offset"] + item["length"] <= block["offset"]
            or item["offset"] >= block["offset"] + block["length"]
            for block in blocks
        )
    ]
    return clean.ordered([*explicit_entities, *free])
