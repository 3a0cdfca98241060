"""Recognition of findings about the same thing: a report and a quote, a name and its acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.findings import Finding

ALIKE = 0.6
"""Share of common content words from which on two titles mean the same."""
NEAR = 2
"""Most paragraphs between a title and a single noun that repeats it."""
LONGEST_ACRONYM = 7
_WORD = re.compile(r"[^\W\d_]+")
_UNSOUNDED = frozenset({"of", "the", "and", "for", "и", "по", "в", "на"})


@dataclass(slots=True)
class Group:
    """All findings about one thing; ``title`` comes from the first, unless it refers to something earlier."""

    first: Finding
    source: str
    paragraphs: list[int]
    title: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding, paragraph: int) -> None:
        """Add a finding about the same thing."""
        self.findings.append(finding)
        if paragraph != self.paragraphs[-1]:
            self.paragraphs.append(paragraph)


def same_thing(group: Group, finding: Finding, paragraph: int) -> bool:
    """Tell whether a finding is about the same thing as one of a group."""
    near = paragraph - group.paragraphs[-1] <= NEAR
    return any(_alike(each, finding, near=near) for each in group.findings)


def _alike(one: Finding, other: Finding, *, near: bool) -> bool:
    if one.head != other.head:
        return False
    if _is_acronym_of(one.title, other.title) or _is_acronym_of(other.title, one.title):
        return True
    shared, everything = one.forms & other.forms, one.forms | other.forms
    if not everything:
        return one.title == other.title
    smaller = min(len(one.forms), len(other.forms))
    if len(shared) == smaller and (near or smaller > 1):
        return True
    return len(shared) / len(everything) >= ALIKE


def _is_acronym_of(short: str, long: str) -> bool:
    """Tell whether a title has the acronym of a name that is written out in another title."""
    acronyms = {word for word in _WORD.findall(short) if word.isupper() and len(word) > 1}
    if not acronyms:
        return False
    words = [word for word in _WORD.findall(long) if word.lower() not in _UNSOUNDED]
    for start, word in enumerate(words):
        if word[0].isupper() and not word.isupper():
            initials = "".join(each[0].upper() for each in words[start : start + LONGEST_ACRONYM])
            if any(initials.startswith(acronym) for acronym in acronyms):
                return True
    return False
