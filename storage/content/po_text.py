"""A strict reader of ``.po`` files, because Babel's reader ignores many errors."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from dataclasses import dataclass

_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\[^\x00-\x1f\x7f])*+"'
_ANY_STRING = re.compile(_STRING)
_STRINGS = rf"[ ]+{_STRING}[ \t]*\n(?:\s*{_STRING}[ \t]*\n)*+"
_BAD_LINE = re.compile(
    rf"^(?!(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])[ ]+)?{_STRING}[ \t]*$)[^\s].*$", re.MULTILINE
)
_ENTRY = re.compile(
    rf"\s*(?:msgctxt(?P<context>{_STRINGS})\s*)?msgid(?P<message>{_STRINGS})\s*"
    rf"(?:msgstr(?P<translation>{_STRINGS})|msgid_plural{_STRINGS}\s*(?:msgstr\[\d\]{_STRINGS}\s*)++)\s*"
)
_COMMENT = re.compile(r"^[ \t]*#.*$|^[ \t]+", re.MULTILINE)
_OBSOLETE = re.compile(r"^[ \t]*#~.*$", re.MULTILINE)
_UNREAD = re.compile(r"^[ \t]*#(?!,.*\bfuzzy\b).*$", re.MULTILINE)
_PLURAL = re.compile(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=([^;]+);?\s*")
_NUMBERS = range(1000)
"""Enough to find all plural forms of every language."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """An entry with the parts needed to find duplicates and to read the header."""

    context: str
    message: str
    translation: str
    """Empty for a message with a plural."""


class NotGrammatical(Exception):
    """A line is not valid at its place; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def without_obsolete(text: str) -> str:
    """Return the text with lines of obsolete entries (``#~``) made empty."""
    return _OBSOLETE.sub("", text)


def without_comments(text: str) -> str:
    """Return the text with the lines of comments made empty, but for those that mark a message as fuzzy."""
    return _UNREAD.sub("", text)


def entries(text: str) -> list[CatalogueEntry]:
    """Return the entries of a file; raise :class:`NotGrammatical` at the first invalid line."""
    text = _COMMENT.sub("", text) + "\n"
    found = []
    position = len(text) - len(text.lstrip())
    while position < len(text):
        entry = _ENTRY.match(text, position)
        if entry is None:
            raise _not_grammatical(text, position)
        found.append(CatalogueEntry(*map(_joined, entry.group("context", "message", "translation"))))
        position = entry.end()
    return found


def _not_grammatical(text: str, position: int) -> NotGrammatical:
    """Return what is wrong with a text of which no entry begins at a position."""
    bad = _BAD_LINE.search(text)
    if bad:
        reason = 'is not a comment, nor a keyword with a "string", nor a "string"'
        return NotGrammatical(text.count("\n", 0, bad.start()) + 1, reason)
    reason = "begins no entry: msgid and msgstr, or msgid, msgid_plural, msgstr[0], msgstr[1] and so on"
    return NotGrammatical(text.count("\n", 0, position) + 1, reason)


def duplicates(found: list[CatalogueEntry]) -> list[str]:
    """Return each message that has several entries; only the first of them would be used."""
    counts = Counter((entry.context, entry.message) for entry in found)
    return [message for (_, message), count in counts.items() if count > 1]


def header_of(found: list[CatalogueEntry]) -> dict[str, str]:
    """Return the fields of the header by lower-case name; empty if there is no header."""
    header = next((entry.translation for entry in found if not entry.message), "")
    fields = (line.partition(":") for line in header.split("\\n") if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in fields}


def plural_forms(field: str) -> Counter[int] | None:
    """Return how many of the numbers 0 to 999 use each plural form, or None if the field is not valid."""
    forms = form_of_each(field)
    return None if forms is None else Counter(forms)


def form_of_each(field: str) -> tuple[int, ...] | None:
    """Return which plural form each of the numbers 0 to 999 uses, or None if the field is not valid."""
    found = _PLURAL.fullmatch(field)
    if found is None:
        return None
    try:
        forms = tuple(map(gettext.c2py(found[2].strip()), _NUMBERS))
    except (ValueError, ArithmeticError):
        return None
    return forms if all(0 <= form < int(found[1]) for form in forms) else None


def _joined(strings: str | None) -> str:
    return "".join([string[1:-1] for string in _ANY_STRING.findall(strings)]) if strings else ""
