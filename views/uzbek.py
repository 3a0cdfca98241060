"""The reformed alphabet of Uzbek (sh → ş, ch → ç, oʻ → ö, gʻ → ğ) for texts of today's spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.statement.model import Statement

FOREIGN_NAMES = (
    *("Bosch", "ChatGPT", "Chatham", "Chevron", "Deutsche", "Fitch", "Michelin", "Porsche", "Sachs"),
    *("Shell", "Shopify"),
)
"""Names that keep their letters, though all of them are letters of Uzbek."""
_ADDRESSES = r"https?://\S+|<[^>]*>|\{[^{}]*\}|`[^`]*`|(?<!\w)[/@]\w+|\w+(?:[._]\w+)+(?:/\S*)?"
"""Addresses, tags, placeholders, code, commands, usernames, names of files, slugs."""
_QUOTATIONS = "“[^”]*”"
_WORD = r"[^\W\d_]+(?:['’‘`][^\W\d_]+)*"
_NOT_UZBEK = re.compile(r"w|c(?!h)", re.IGNORECASE)
"""What no Uzbek word has: the word is a name of another language."""
_CHANGING = re.compile(r"sh|ch|[og][ʻ'’‘`]", re.IGNORECASE)


def publishers_of(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the names of outlets and publishers, which are shown as they write themselves."""
    names: set[str] = set()
    for statement in statements:
        names.add(statement.source.outlet)
        names.update(each.publisher for entry in statement.followups for each in entry.evidence)
    return frozenset(names)


def pattern_of(names: Collection[str], *, keep_quotations: bool = False) -> re.Pattern[str]:
    """Return a pattern for what keeps its letters, names included, and any other word as group ``word``."""
    named = "|".join(map(re.escape, sorted({*names, *FOREIGN_NAMES}, key=len, reverse=True)))
    quoted = f"|{_QUOTATIONS}" if keep_quotations else ""
    return re.compile(rf"{_ADDRESSES}{quoted}|\b(?:{named})\w*|(?P<word>{_WORD})")


def reformed(text: str, pattern: re.Pattern[str]) -> str:
    """Return a text of today's spelling in the reformed one."""
    return pattern.sub(_reformed_word, text)


def _reformed_word(found: re.Match[str]) -> str:
    word = found["word"]
    if word is None or _NOT_UZBEK.search(word) or not _CHANGING.search(word):
        return found[0]
    # The package reads its data at import, for which nobody waits before the reform.
    from alifbo import to_new_latin  # noqa: PLC0415

    return to_new_latin(word, protect_spans=False).text
