"""The corpus of headlines and leads, and how many of them are matched as they should be."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library import Library
from briefing.proposals.matching import Matcher
from briefing.proposals.story import Story
from briefing.search.forms import word_forms
from tests.support.statement_examples import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

TUNING, HELD_OUT = "tuning.toml", "held_out.toml"
STATEMENT = "ots-2025"


@dataclass(frozen=True)
class Headline:
    """A story, and the initiative that it concerns."""

    language: str
    story: Story
    initiative: str | None


@dataclass(frozen=True)
class Judged:
    """A headline, and the initiative that it would be proposed for."""

    headline: Headline
    proposed: str | None

    @property
    def is_right(self) -> bool:
        """Whether it is proposed for the right initiative."""
        return self.proposed is not None and self.proposed == self.headline.initiative


@dataclass(frozen=True)
class Figures:
    """How many headlines concern an initiative, how many are proposed, how many of these rightly."""

    concerned: int
    proposed: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the proposed that are right; 1 if none is proposed."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The share of the concerned that are proposed rightly; 1 if there are none."""
        return self.right / self.concerned if self.concerned else 1.0


@cache
def headlines(file: str) -> tuple[Headline, ...]:
    path = Path(__file__).parent / "corpus" / file
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["stories"]
    return tuple(
        Headline(
            each["language"],
            Story(each["title"], each["lead"], f"https://news.example/{number}", "News", each["day"], "feed"),
            each.get("initiative"),
        )
        for number, each in enumerate(tables)
    )


@cache
def matcher(*, with_log: bool) -> Matcher:
    """Return what matches with the shipped statement; the log has entries about the very events."""
    statement = shipped().statements[STATEMENT]
    if not with_log:
        statement = replace(statement, followups=(), checks=())
    return Matcher(Library({STATEMENT: statement}, word_forms()), shipped().matching)


@cache
def judged(file: str, *, with_log: bool) -> tuple[Judged, ...]:
    found = []
    for each in headlines(file):
        matches = matcher(with_log=with_log).matches(each.story)
        found.append(Judged(each, matches[0].initiative if matches else None))
    return tuple(found)


def figures(some: Iterable[Judged]) -> Figures:
    all_of_them = tuple(some)
    return Figures(
        concerned=sum(each.headline.initiative is not None for each in all_of_them),
        proposed=sum(each.proposed is not None for each in all_of_them),
        right=sum(each.is_right for each in all_of_them),
    )
