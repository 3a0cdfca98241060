"""Whether a text has visible characters, and names as they can be shown within other text."""

from __future__ import annotations

import unicodedata

MOST_MARKS = 5
"""How many marks on a letter are kept; no script needs more, and more would cover the lines around."""
LONGEST_NAME = 130
"""How many characters of a name are shown: the longest name in Telegram."""
NAMELESS = "…"
"""Shown in place of a name without visible characters, when there is no id to show."""

_MARKS = frozenset({"Mn", "Me"})
_SHOW_BY_THEMSELVES = frozenset("LNPS")
"""Letters, numbers, punctuation and symbols; marks are only visible on a letter."""
_SHOW_NOTHING = frozenset(
    "\u115f\u1160\u3164\uffa0"  # fillers of Hangul syllables
    "\u2800"  # a Braille pattern without dots
    "\ufffc\ufffd"  # in place of an object, or of what was no character
    "\U00013441\U00013442\U0001d159"  # blanks of hieroglyphs and of music
)
"""Letters and symbols by their category, but invisible."""
_PICTOGRAPHS = range(0x1F000, 0x1FB00)
"""The range of Unicode for pictures; phones have newer ones than Python knows."""
_JOINERS = "\u200c\u200d"
"""Invisible characters that are needed within words of some scripts and within pictures."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATED = "\u2068{}\u2069"


def has_something_to_read(text: str) -> bool:
    """Tell whether a text has a visible character: a letter, a digit, a sign or a picture.

    Blanks, fillers, control characters, marks without a letter and unpaired surrogates are not visible.
    """
    return any(map(_is_seen, text))


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cn":
        return ord(character) in _PICTOGRAPHS
    return category[0] in _SHOW_BY_THEMSELVES and character not in _SHOW_NOTHING


def limit_marks(text: str) -> str:
    """Return a text with at most :data:`MOST_MARKS` marks on each letter."""
    kept, height = [], 0
    for each in text:
        height = height + 1 if unicodedata.category(each) in _MARKS else 0
        if height <= MOST_MARKS:
            kept.append(each)
    return "".join(kept)


def shown_name(name: str, otherwise: str, limit: int = LONGEST_NAME) -> str:
    """Return the name of a person or chat as it can be shown within other text.

    It is one line of at most ``limit`` characters, without hidden ones, and does not change the direction of
    the text around it. A name without visible characters is replaced by ``otherwise``.
    """
    seen = (each for each in name if each.isspace() or each in _JOINERS or not _is_hidden(each))
    line = limit_marks(" ".join("".join(seen).split()))
    if not has_something_to_read(line):
        return otherwise
    line = line if len(line) <= limit else f"{line[: limit - 1]}…"
    turns = any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in line)
    return _ISOLATED.format(line) if turns else line


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} or character in _SHOW_NOTHING
