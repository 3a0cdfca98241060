"""HTML as Telegram takes it: building blocks, lengths, and splitting that never cuts a tag or a word."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXT_LIMIT = 4096
"""UTF-16 units of a message's text, after entities are parsed (Bot API, sendMessage)."""
_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"<[^>]*>|\s+|(?:&#?\w+;|[^\s<&]|&)+")
_ATOM = re.compile(r"&#?\w+;|.", re.DOTALL)


def bold(content: object) -> Markup:
    """Show as bold."""
    return Markup("<b>{}</b>").format(content)


def italic(content: object) -> Markup:
    """Show as italic."""
    return Markup("<i>{}</i>").format(content)


def code(content: object) -> Markup:
    """Show in a fixed font; a tap copies it."""
    return Markup("<code>{}</code>").format(content)


def link(title: object, url: str) -> Markup:
    """Show ``title`` as a link."""
    return Markup('<a href="{}">{}</a>').format(url, title)


def lines(rows: Iterable[object]) -> Markup:
    """Join rows by line ends, leaving out empty ones."""
    return Markup("\n").join(escape(row) for row in rows if row)


def visible_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units after its tags and entities are parsed."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def split(sections: Iterable[Markup], limit: int = TEXT_LIMIT) -> tuple[Markup, ...]:
    """Join sections by empty lines into as few messages as hold them, each within ``limit``.

    A section stays whole where it fits; one that is over the limit by itself is cut between lines, else
    between words, with its tags closed and opened again. Only a word over the limit is cut inside.
    """
    parts: list[Markup] = []
    for section in sections:
        if not section:
            continue
        joined = parts[-1] + "\n\n" + section if parts else section
        if visible_length(joined) <= limit:
            parts[-1:] = [joined]
        elif visible_length(section) <= limit:
            parts.append(section)
        else:
            parts += _cut(section, limit)
    return tuple(parts)


def _cut(section: Markup, limit: int) -> Iterator[Markup]:
    open_tags: list[str] = []
    piece, used = "", 0
    for token in _pieces(section, limit):
        if token.startswith("<"):
            _track(open_tags, token)
            piece += token
            continue
        width = visible_length(token)
        if used + width > limit:
            yield Markup(piece.rstrip() + _closing(open_tags))  # noqa: S704 - pieces of Markup
            piece, used = "".join(open_tags), 0
            if token.isspace():
                continue
        piece += token
        used += width
    if used:
        yield Markup(piece.rstrip() + _closing(open_tags))  # noqa: S704 - pieces of Markup


def _pieces(section: Markup, limit: int) -> Iterator[str]:
    """Yield tags, runs of white space, and words; words over the limit in pieces within it."""
    for token in _TOKEN.findall(section):
        if token.startswith("<") or visible_length(token) <= limit:
            yield token
            continue
        piece = ""
        for atom in _ATOM.findall(token):
            if visible_length(piece + atom) > limit:
                yield piece
                piece = ""
            piece += atom
        yield piece


def _track(open_tags: list[str], tag: str) -> None:
    if tag.startswith("</"):
        open_tags.pop()
    else:
        open_tags.append(tag)


def _closing(open_tags: list[str]) -> str:
    names = (re.split(r"[\s>]", tag[1:], maxsplit=1)[0] for tag in reversed(open_tags))
    return "".join(f"</{name}>" for name in names)
