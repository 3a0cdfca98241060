"""What an editor types, read strictly: texts, addresses and days; what is wrong has a name of its own."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from briefing.addresses import is_address
from briefing.errors import BriefingError
from briefing.legible import has_something_to_read, without_heaps

TEXT_LIMIT, REASON_LIMIT, PUBLISHER_LIMIT, ADDRESS_LIMIT = 500, 300, 100, 1000
"""Characters; content files have the same limits."""

_LINE_END = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*|\t")
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that turn the direction of the text around them, and halves of characters."""
_MARKUP = re.compile(
    r"</?[a-z][^<>]*>|<!--|&(?:#x?[0-9a-f]+|amp|lt|gt|quot|apos|nbsp|[mn]dash|[lr]aquo);"
    r"|\*\*\S.*?\*\*|__\S.*?__|~~\S.*?~~|\|\|\S.*?\|\||`[^`]+`|\[[^\]]+\]\([^)\s]+\)"
    r"|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*])|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)",
    re.IGNORECASE,
)
"""HTML, and Markdown that marks something."""


class Slip(StrEnum):
    """What is wrong with an answer."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNPRINTED = "unprinted"
    MARKUP = "markup"
    NO_TEXT = "no_text"
    """A picture, a sticker or the like came where a text was asked for."""
    NO_CHOICE = "no_choice"
    """It was to be chosen by a button."""
    NO_ADDRESS = "no_address"
    ADDRESS_TOO_LONG = "address_too_long"
    NO_DAY = "no_day"
    NO_SUCH_DAY = "no_such_day"
    FUTURE = "future"
    BEFORE_STATEMENT = "before_statement"
    BEFORE_EVENT = "before_event"
    NO_INITIATIVE = "no_initiative"
    NEAR_INITIATIVE = "near_initiative"
    """There is none of this name, but one that may have been meant."""
    SAME_ADDRESS = "same_address"


class WrongAnswer(BriefingError):
    """An answer that cannot be taken; ``details`` has what its sentence names."""

    def __init__(self, slip: Slip, **details: object) -> None:
        super().__init__(slip.value)
        self.slip = slip
        self.details = details


def one_line(text: str, limit: int) -> str:
    """Return a plain text of one line of up to ``limit`` characters; line breaks become blanks.

    Raises :class:`WrongAnswer`.
    """
    line = without_heaps(_LINE_END.sub(" ", text).strip())
    if not has_something_to_read(line):
        raise WrongAnswer(Slip.EMPTY)
    if _UNPRINTED.search(line):
        raise WrongAnswer(Slip.UNPRINTED)
    if _MARKUP.search(line):
        raise WrongAnswer(Slip.MARKUP)
    if len(line) > limit:
        raise WrongAnswer(Slip.TOO_LONG, length=len(line), limit=limit)
    return line


def readable(text: str) -> str:
    """Return a text of one or more lines without hidden characters; empty when nothing of it can be seen."""
    kept = _UNPRINTED.sub(lambda found: "\n" if found.group() == "\n" else "", text).strip()
    return without_heaps(kept) if has_something_to_read(kept) else ""


def address(text: str) -> str:
    """Return the address of a public page. Raises :class:`WrongAnswer`."""
    url = text.strip()
    if len(url) > ADDRESS_LIMIT:
        raise WrongAnswer(Slip.ADDRESS_TOO_LONG, length=len(url), limit=ADDRESS_LIMIT)
    if not is_address(url):
        raise WrongAnswer(Slip.NO_ADDRESS)
    return url


def publisher_of(url: str) -> str:
    """Return the name of a host as a publisher: ``akorda.kz``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")[:PUBLISHER_LIMIT]
