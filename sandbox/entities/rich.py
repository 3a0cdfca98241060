"""Rich messages (Bot API 10.1): conversion of HTML to blocks, with the documented limits."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sandbox.entities.tree import HEADINGS, INLINE, Node, parse_tree
from sandbox.errors import bad_entities, bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json

_CHARACTERS = 32_768
_BLOCKS = 500
_DEPTH = 16
_COLUMNS = 20
_CELLS = frozenset({"td", "th"})


def rich_blocks(source: str) -> list[Json]:
    """Return the blocks of a rich message in HTML; invalid or too large ones are refused with 400."""
    root = parse_tree(source)
    characters, blocks, depth = _measure(root)
    if not characters:
        raise bad_request("rich message is empty")
    if characters > _CHARACTERS:
        raise bad_request("rich message text is too long")
    if blocks > _BLOCKS:
        raise bad_request("rich message has too many blocks")
    if depth > _DEPTH:
        raise bad_request("rich message is nested too deep")
    return _blocks(root.children)


def _measure(node: Node) -> tuple[int, int, int]:
    """Return the number of characters and blocks in a node, and its depth."""
    characters = blocks = depth = 0
    for child in node.children:
        if isinstance(child, str):
            characters += len(child.strip()) if child.isspace() else len(child)
            continue
        inner = _measure(child)
        own = child.tag not in INLINE and child.tag not in {"br", "summary", "caption", *_CELLS}
        characters, blocks = characters + inner[0], blocks + inner[1] + own
        depth = max(depth, inner[2] + (child.tag not in {"br", "hr"}))
    return characters, blocks, depth


def _is_inline(child: Node | str) -> bool:
    return isinstance(child, str) or child.tag in INLINE or child.tag == "br"


def _blocks(children: list[Node | str]) -> list[Json]:
    """Return blocks; text between blocks becomes a paragraph."""
    found: list[Json] = []
    for inline, group in groupby(children, _is_inline):
        items = list(group)
        if not inline:
            found += [_block(item) for item in items if isinstance(item, Node)]
        elif any(not isinstance(item, str) or item.strip() for item in items):
            found.append({"type": "paragraph", "text": _text(items)})
    return found


def _block(node: Node) -> Json:
    if node.tag in HEADINGS:
        return {"type": "heading", "text": _text(node.children), "size": HEADINGS.index(node.tag) + 1}
    if node.tag in {"ul", "ol"}:
        return {"type": "list", "items": _items(node)}
    if node.tag == "table":
        return _table(node)
    if node.tag == "details":
        return _details(node)
    if node.tag == "blockquote":
        return {"type": "blockquote", "blocks": _blocks(node.children)}
    return {"type": "divider"} if node.tag == "hr" else _plain_block(node)


def _plain_block(node: Node) -> Json:
    kind = {"p": "paragraph", "pre": "pre", "footer": "footer"}.get(node.tag)
    if kind is None:
        raise bad_request(f'can\'t parse entities: Tag "{node.tag}" stands where it cannot')
    return {"type": kind, "text": _text(node.children)}


def _items(node: Node) -> list[Json]:
    items = [child for child in node.children if isinstance(child, Node)]
    if any(item.tag != "li" for item in items):
        raise bad_entities("a list has items only")
    return [
        {"label": f"{number}." if node.tag == "ol" else "•", "blocks": _blocks(item.children)}
        for number, item in enumerate(items, 1)
    ]


def _table(node: Node) -> Json:
    table: Json = {"type": "table", "cells": []}
    for row in node.children:
        if isinstance(row, str):
            continue
        if row.tag == "caption":
            table["caption"] = _text(row.children)
            continue
        cells = [cell for cell in row.children if isinstance(cell, Node)]
        if row.tag != "tr" or any(cell.tag not in _CELLS for cell in cells):
            raise bad_entities("a table has rows of cells only")
        table["cells"].append([_cell(cell) for cell in cells])
        if sum(cell.get("colspan", 1) for cell in table["cells"][-1]) > _COLUMNS:
            raise bad_request("rich message table has too many columns")
    for name in ("bordered", "striped"):
        if name in node.attributes:
            table[f"is_{name}"] = True
    return table


def _cell(node: Node) -> Json:
    cell: Json = {
        "align": node.attributes.get("align", "left"),
        "valign": node.attributes.get("valign", "top"),
    }
    if node.children:
        cell["text"] = _text(node.children)
    if node.tag == "th":
        cell["is_header"] = True
    for name in ("colspan", "rowspan"):
        if node.attributes.get(name, "").isdecimal():
            cell[name] = int(node.attributes[name])
    return cell


def _details(node: Node) -> Json:
    summary = [child for child in node.children if isinstance(child, Node) and child.tag == "summary"]
    rest = [child for child in node.children if child not in summary]
    details: Json = {
        "type": "details",
        "summary": _text(summary[0].children) if summary else "",
        "blocks": _blocks(rest),
    }
    if "open" in node.attributes:
        details["is_open"] = True
    return details


def _text(children: list[Node | str]) -> object:
    parts = [child if isinstance(child, str) else _styled(child) for child in children]
    return parts[0] if len(parts) == 1 else parts


def _styled(node: Node) -> object:
    if node.tag == "br":
        return "\n"
    if node.tag not in INLINE:
        raise bad_request(f'can\'t parse entities: Tag "{node.tag}" stands where it cannot')
    styled: Json = {"type": INLINE[node.tag], "text": _text(node.children)}
    if node.tag == "a":
        styled["url"] = node.attributes.get("href", "")
    elif node.tag == "tg-time":
        if not node.attributes.get("unix", "").isdecimal():
            raise bad_entities("Invalid Unix time specified")
        styled["unix_time"] = int(node.attributes["unix"])
        styled["date_time_format"] = node.attributes.get("format", "")
    elif node.tag == "tg-emoji":
        styled = {
            "type": "custom_emoji",
            "custom_emoji_id": node.attributes.get("emoji-id", ""),
            "alternative_text": str(styled["text"]),
        }
    return styled
