"""Cleaning of sent texts: control characters, spaces at the ends, order of entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.entities.utf16 import length, offsets

if TYPE_CHECKING:
    from sandbox.kinds import Json

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_RANK = {
    "expandable_blockquote": 0,
    "blockquote": 1,
    "pre": 2,
    "code": 3,
    "text_link": 4,
    "text_mention": 5,
    "spoiler": 12,
    "underline": 11,
    "strikethrough": 10,
    "italic": 9,
    "bold": 8,
}
_JOINING = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


def clean(source: str) -> str:
    """Return a text without carriage returns, and with spaces for other control characters but newlines."""
    return _CONTROL.sub(" ", source.replace("\r", ""))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return a text without spaces at its ends, and its entities shortened, joined and in order."""
    right = text.rstrip()
    if not right.strip():
        return "", []
    if right is not text and len(right) != len(text):
        entities = _shortened(entities, length(right))
    spaces = len(right) - len(right.lstrip())
    if spaces:
        spaces = min(spaces, *(entity["offset"] for entity in entities)) if entities else spaces
        entities = [entity | {"offset": entity["offset"] - spaces} for entity in entities]
        right = right[spaces:]
    return right, (ordered(entities) if len(entities) > 1 else entities)


def ordered(entities: list[Json]) -> list[Json]:
    """Return entities by offset, longer first; touching or nested ones of one simple kind are joined."""
    result: list[Json] = []
    last: dict[str, Json] = {}
    for entity in sorted(entities, key=_place):
        kind, end = entity["type"], entity["offset"] + entity["length"]
        before = last.get(kind) if kind in _JOINING else None
        if before is not None and entity["offset"] <= before["offset"] + before["length"]:
            before["length"] = max(before["offset"] + before["length"], end) - before["offset"]
            continue
        last[kind] = dict(entity)
        result.append(last[kind])
    return sorted(result, key=_place)


def fit_to_text(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities of a call, shortened to the text; those that split a character are left out."""
    if not entities:
        return []
    starts = set(offsets(text))
    return [
        entity
        for entity in _shortened(entities, length(text))
        if entity["offset"] >= 0 and {entity["offset"], entity["offset"] + entity["length"]} <= starts
    ]


def _shortened(entities: list[Json], end: int) -> list[Json]:
    cut = [entity | {"length": min(entity["length"], end - entity["offset"])} for entity in entities]
    return [entity for entity in cut if entity["length"] > 0]


def _place(entity: Json) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _RANK.get(entity["type"], 6)
