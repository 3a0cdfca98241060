"""Detection of entities in plain text: commands, mentions, hashtags, cashtags, links and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.entities.utf16 import length

if TYPE_CHECKING:
    from sandbox.kinds import Json

_TOP_LEVEL = (
    "com|org|net|info|io|me|dev|app|edu|gov|int|kz|ru|uz|kg|tr|az|eu|uk|de|fr|us|cn|tv|co|xyz|online|site"
)
_HOST = rf"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:{_TOP_LEVEL}|рф|қаз|xn--[a-z0-9-]+)"
_PATTERNS = (
    ("email", re.compile(r"(?<![\w.%+-])[\w.%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\w-])", re.IGNORECASE)),
    (
        "url",
        re.compile(
            rf"(?<![\w@./])(?:https?://(?:{_HOST}|localhost|\d{{1,3}}(?:\.\d{{1,3}}){{3}})|(?<!:)(?:www\.)?{_HOST})"
            r"(?::\d{1,5})?(?:[/?#][^\s<>\"«»]*)?(?![\w@])",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{2,32}(?![\w@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
)
_WORD = re.compile(r"(?<!\S)\S*?[./@#$](?=\w)\S*")
_URL_TAIL = ".,:;!?'\")]}"


def detect(text: str) -> list[Json]:
    """Return the entities that the server finds in a plain text, in order and without overlap."""
    taken = [found for word in _WORD.finditer(text) for found in _in_word(text, *word.span())]
    if not taken:
        return []
    return [
        {"offset": length(text[:begin]), "length": length(text[begin:end]), "type": kind}
        for begin, end, kind in sorted(taken)
    ]


def _in_word(text: str, first: int, last: int) -> list[tuple[int, int, str]]:
    """Return start, end and kind of each entity in a word; searching single words is what makes it fast."""
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text, first, last):
            begin, end = match.span()
            if kind == "url":
                end = begin + len(match.group().rstrip(_URL_TAIL))
            if all(end <= other[0] or begin >= other[1] for other in taken):
                taken.append((begin, end, kind))
    return taken
