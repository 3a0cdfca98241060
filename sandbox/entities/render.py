"""Conversion of entities to Telegram's HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sandbox.entities.utf16 import offsets

if TYPE_CHECKING:
    from sandbox.kinds import Json

_SIMPLE = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def _attributed(entity: Json) -> tuple[str, str] | None:
    """Return tag and attributes of an entity, or None if it has no tag (mentions, commands)."""
    kind = entity["type"]
    if kind == "expandable_blockquote":
        return "blockquote", " expandable"
    if kind == "text_link":
        return "a", f' href="{escape(entity["url"])}"'
    if kind == "text_mention":
        return "a", f' href="tg://user?id={entity["user"]["id"]}"'
    if kind == "custom_emoji":
        return "tg-emoji", f' emoji-id="{escape(entity["custom_emoji_id"])}"'
    if kind == "date_time":
        style = f' format="{escape(entity["date_time_format"])}"' if entity.get("date_time_format") else ""
        return "tg-time", f' unix="{entity["unix_time"]}"{style}'
    return None


def _tags(entity: Json) -> tuple[str, str] | None:
    """Return the start and end tag of an entity, or None if it has none."""
    kind = entity["type"]
    if kind == "pre" and "language" in entity:
        return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
    if kind in _SIMPLE:
        return f"<{_SIMPLE[kind]}>", f"</{_SIMPLE[kind]}>"
    found = _attributed(entity)
    return None if found is None else (f"<{found[0]}{found[1]}>", f"</{found[0]}>")


def to_html(text: str, entities: list[Json]) -> str:
    """Return the text as HTML, with its entities as tags."""
    starts: dict[int, list[tuple[int, str]]] = {}
    ends: dict[int, list[tuple[int, str]]] = {}
    for entity in entities:
        tags = _tags(entity)
        if tags is not None:
            begin, end = entity["offset"], entity["offset"] + entity["length"]
            starts.setdefault(begin, []).append((-end, tags[0]))
            ends.setdefault(end, []).insert(0, (-begin, tags[1]))
    pieces: list[str] = []
    for char, unit in zip([*text, ""], offsets(text), strict=True):
        pieces.extend(tag for _, tag in sorted(ends.get(unit, []), key=lambda item: item[0]))
        pieces.extend(tag for _, tag in sorted(starts.get(unit, []), key=lambda item: item[0]))
        pieces.append(escape(char, quote=False))
    return "".join(pieces)
