"""What was found in an article: candidates, each with the reason why it was taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import DeadlineKind, Precision


@dataclass(frozen=True, slots=True)
class InitiativeCandidate:
    """Something that the text seems to propose, support, plan or ask for."""

    slug: str
    stance: str
    """The words of proposing, from the text."""
    title: str
    """What is proposed: a noun phrase."""
    paragraphs: tuple[int, ...]
    """Where it stands, from 1, as :mod:`drafting.paragraphs` counts."""
    source: str
    """The sentence where it was found first, shortened."""
    why: str
    """The rule and the cue that chose it."""


@dataclass(frozen=True, slots=True)
class DeadlineCandidate:
    """A coming day or period that the text names."""

    slug: str
    initiative: str | None
    """The slug of the nearest candidate; None where there is no candidate at all."""
    kind: DeadlineKind
    stated_as: str
    precision: Precision
    first_day: date | None
    """The first day of a ``period``; None for a ``due``."""
    last_day: date
    paragraph: int
    source: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    value: str
    unit: str
    paragraph: int
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All candidates of an article, in the order of the text."""

    language: str
    made_on: date | None
    """The day of the statement; None when the article names none: relative dates are not found then."""
    initiatives: tuple[InitiativeCandidate, ...]
    deadlines: tuple[DeadlineCandidate, ...]
    figures: tuple[Figure, ...]
