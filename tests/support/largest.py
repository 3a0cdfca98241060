"""The largest statement that content files may hold, in all languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.statement.text import Text
from tests.desk import NOW

if TYPE_CHECKING:
    from briefing.statement.entry import Evidence
    from briefing.statement.model import Statement
    from storage.content import Content

EVIDENCE = 10
SLUG = 32
"""Characters of the longest."""


def words(length: int) -> Text:
    """Return a text of so many characters."""
    text = ("Көпір 🙂& " * length)[: length - 1] + "."
    return Text(MappingProxyType(dict.fromkeys(("en", "ru", "kk", "tr", "az", "uz", "ky"), text)))


def slug_of(number: int) -> str:
    return f"i{number:0{SLUG - 1}}"


def largest(base: Statement, count: int) -> Statement:
    """Return a statement with so many initiatives, deadlines and entries, each as long as it may be."""
    first = next(iter(base.initiatives.values()))
    due = base.deadlines["chamber_chairmanship"]
    initiatives = {
        slug_of(number): replace(
            first,
            slug=slug_of(number),
            number=number,
            paragraphs=tuple(range(981, 1001)),
            title=words(150),
            short=words(40),
            stance=words(200),
            summary=words(700),
            facts=(words(300),) * 8,
            verifiability_reason=words(200),
        )
        for number in range(1, count + 1)
    }
    deadlines = {
        f"due_{number}": replace(
            due, slug=f"due_{number}", initiative=slug_of(number), what=words(200), stated_as=words(100)
        )
        for number in range(1, count + 1)
    }
    followup = base.followups[0]
    followups = tuple(
        replace(
            followup,
            id=f"2026-11-20-{number}",
            initiative=slug_of(number % 3 + 1),
            text=words(500),
            meets=None,
            happened_on=NOW.date() - timedelta(days=2),
            recorded_at=NOW - timedelta(hours=1),
            evidence=_evidence(followup.evidence[0]),
        )
        for number in range(count)
    )
    return replace(
        base,
        speaker=words(100),
        title=words(150),
        occasion=words(200),
        intro=words(300),
        place=words(200),
        summary=words(600),
        context=(words(400),) * 8,
        initiatives=MappingProxyType(initiatives),
        deadlines=MappingProxyType(deadlines),
        followups=followups,
        checks=(),
    )


def _evidence(piece: Evidence) -> tuple[Evidence, ...]:
    return tuple(replace(piece, publisher="П" * 100, url=f"https://a.example/{n}") for n in range(EVIDENCE))


def content_with(content: Content, count: int) -> Content:
    """Return content with the one statement made as large."""
    (base,) = content.statements.values()
    return replace(content, statements={base.id: largest(base, count)})
