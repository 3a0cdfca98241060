"""HTML as Telegram takes it: building blocks, lengths, and splitting that never cuts a tag or a word."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from views.translate import Translator

TEXT_LIMIT = 4096
"""UTF-16 units of a message's text, after entities are parsed (Bot API, sendMessage)."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"(\s*)((?:<[^>]*>|[^\s<])+)")
"""White space, and a word with the tags in it and around it."""
_ATOM = re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL)
"""The smallest piece of HTML: a tag, an entity or a character. Texts are cut only between them."""


def bold(content: object) -> Markup:
    """Return HTML in bold."""
    return Markup("<b>{}</b>").format(content)


def italic(content: object) -> Markup:
    """Return HTML in italics."""
    return Markup("<i>{}</i>").format(content)


def struck(content: object) -> Markup:
    """Return HTML that is struck through."""
    return Markup("<s>{}</s>").format(content)


def code(content: object) -> Markup:
    """Return HTML in a fixed font, which a tap copies."""
    return Markup("<code>{}</code>").format(content)


def quoted(content: object) -> Markup:
    """Return HTML as a quotation."""
    return Markup("<blockquote>{}</blockquote>").format(content)


def expandable(content: object) -> Markup:
    """Return HTML as a quotation that shows three lines until it is unfolded."""
    return Markup("<blockquote expandable>{}</blockquote>").format(content)


def link(title: object, url: str) -> Markup:
    """Return ``title`` as a link."""
    return Markup('<a href="{}">{}</a>').format(url, title)


def lines(*rows: object) -> Markup:
    """Join rows by line ends, leaving out empty ones."""
    return Markup("\n").join(escape(row) for row in rows if row)


def joined(*pieces: str) -> Markup:
    """Join pieces of a line by " · ", leaving out empty ones."""
    return Markup(" · ").join(each for each in pieces if each)


def dashed(tr: Translator, what: object, words: object) -> Markup:
    """Return ``what``, a dash as the language writes it, and ``words``."""
    # Translators: A name or command and what it means; only the dash is yours, at most 16 characters.
    return tr.html("{what} — {words}", what=what, words=words)


def shortened(text: str, longest: int) -> str:
    """Return a plain text with at most ``longest`` characters; "…" stands for what is left out."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def visible_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units after its tags and entities are parsed."""
    return len(_visible(text).encode("utf-16-le")) // 2


def _visible(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def split(sections: Iterable[str], limit: int = TEXT_LIMIT) -> tuple[Markup, ...]:
    """Join sections by empty lines into as few messages as hold them, each within ``limit``.

    A section stays whole where it fits; one that is over the limit by itself is cut between lines, and a
    line that is over the limit between words, with its tags closed and opened again. Only a word over the
    limit is cut inside. Sections without visible text are left out; those that are no Markup are escaped.
    """
    parts: list[Markup] = []
    for section in map(escape, sections):
        if not _visible(section).strip():
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
    for gap, unit in _units(section, limit):
        width = visible_length(unit)
        if used and used + len(gap) + width > limit:
            yield Markup(piece + _closing(open_tags))  # noqa: S704 - pieces of Markup
            piece, used = "".join(open_tags), 0
        if used:
            piece += gap
            used += len(gap)
        piece += unit
        used += width
        for tag in _TAG.findall(unit):
            _track(open_tags, tag)
    if used:
        yield Markup(piece + _closing(open_tags))  # noqa: S704 - pieces of Markup


def _units(section: Markup, limit: int) -> Iterator[tuple[str, str]]:
    """Yield pieces that may stand in different messages, each with the white space before it.

    A piece is a line; in a line over the limit a word; in a word over the limit as much as fits.
    """
    for line in str(section).split("\n"):
        if visible_length(line) <= limit:
            yield "\n", line if _visible(line).strip() else "".join(_TAG.findall(line))
            continue
        line_end = "\n"
        for gap, word in _WORD.findall(line):
            first, *others = _pieces(word, limit)
            yield line_end + gap, first
            yield from (("", piece) for piece in others)
            line_end = ""


def _pieces(word: str, limit: int) -> Iterator[str]:
    if visible_length(word) <= limit:
        yield word
        return
    piece, used = "", 0
    for atom in _ATOM.findall(word):
        width = visible_length(atom)
        if used + width > limit:
            yield piece
            piece, used = "", 0
        piece += atom
        used += width
    yield piece


def _track(open_tags: list[str], tag: str) -> None:
    if tag.startswith("</"):
        open_tags.pop()
    else:
        open_tags.append(tag)


def _closing(open_tags: list[str]) -> str:
    names = (re.split(r"[\s>]", tag[1:], maxsplit=1)[0] for tag in reversed(open_tags))
    return "".join(f"</{name}>" for name in names)
