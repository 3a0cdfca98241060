"""Excerpts of plain texts: whole sentences where they fit, else whole words."""

from __future__ import annotations

import re

_END = re.compile(r"(\w*)([.!?…]+[»”)]*)(\s+)(?=[«“(]*(\w))")
"""The last word of a sentence, the marks and blanks after it, and the first letter of the next one."""
SHORTEST_LAST_WORD = 3
"""Letters or digits; a shorter word with a full stop is an initial, an abbreviation or an ordinal number."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    found, start = [], 0
    for end in _END.finditer(text):
        last, marks, first = end[1], end[2], end[4]
        abbreviated = marks == "." and 0 < len(last) < SHORTEST_LAST_WORD
        if not abbreviated and not first.islower():
            found.append(text[start : end.end(2)])
            start = end.end()
    return [*found, text[start:]]


def excerpt(text: str, longest: int) -> str:
    """Return the first sentences of a text, or words of the first; "…" stands for what is left out."""
    if len(text) <= longest:
        return text
    room, taken = longest - len(" …"), ""
    for each in sentences(text):
        longer = f"{taken} {each}" if taken else each
        if len(longer) > room:
            break
        taken = longer
    if taken:
        return f"{taken} …"
    head, _blank, _word = text[:longest].rpartition(" ")
    return f"{(head or text[: longest - 1]).rstrip(' ,;:–—')}…"
