"""Strict reading of texts and addresses that an editor types."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.addresses import is_address
from briefing.invalid_input import InvalidInput, Problem
from briefing.legible import has_something_to_read, limit_marks

TEXT_LIMIT, REASON_LIMIT, PUBLISHER_LIMIT, ADDRESS_LIMIT = 500, 300, 100, 1000
"""The most characters; content files have the same limits."""
POSTS = "t.me"
"""The host of posts of all public channels."""

_LINE_END = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*|\t")
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that change the direction of text, and unpaired surrogates."""
_MARKUP = re.compile(
    r"</?[a-z][^<>]*>|<!--|&(?:#x?[0-9a-f]+|amp|lt|gt|quot|apos|nbsp|[mn]dash|[lr]aquo);"
    r"|\*\*\S.*?\*\*|__\S.*?__|~~\S.*?~~|\|\|\S.*?\|\||`[^`]+`|\[[^\]]+\]\([^)\s]+\)"
    r"|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*])|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)",
    re.IGNORECASE,
)
"""HTML tags and entities, and Markdown."""


def one_line(text: str, limit: int) -> str:
    """Return a text as one line of at most ``limit`` characters; line breaks become blanks.

    Raises :class:`InvalidInput`, also for markup and invisible characters.
    """
    line = limit_marks(_LINE_END.sub(" ", text).strip())
    if not has_something_to_read(line):
        raise InvalidInput(Problem.EMPTY)
    if _UNPRINTED.search(line):
        raise InvalidInput(Problem.UNPRINTED)
    if _MARKUP.search(line):
        raise InvalidInput(Problem.MARKUP)
    if len(line) > limit:
        raise InvalidInput(Problem.TOO_LONG, length=len(line), limit=limit)
    return line


def readable(text: str) -> str:
    """Return a text without hidden characters; empty when nothing visible is left."""
    kept = _UNPRINTED.sub(lambda found: "\n" if found.group() == "\n" else "", text).strip()
    return limit_marks(kept) if has_something_to_read(kept) else ""


def address(text: str) -> str:
    """Return the address of a public page. Raises :class:`InvalidInput`."""
    url = text.strip()
    if len(url) > ADDRESS_LIMIT:
        raise InvalidInput(Problem.ADDRESS_TOO_LONG, length=len(url), limit=ADDRESS_LIMIT)
    if not is_address(url):
        raise InvalidInput(Problem.NO_ADDRESS)
    return url


def publisher_of(url: str) -> str:
    """Return the host of an address as the name of a publisher: ``akorda.kz``; of a post, its channel too."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == POSTS:
        host = f"{host}/{parts.path.split('/')[1]}" if parts.path.strip("/") else host
    return host[:PUBLISHER_LIMIT]
