"""A draft: the candidates that were found in an article, each with the reason."""

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
    """The words of the text that propose it."""
    title: str
    """The thing that is proposed, as a noun phrase."""
    paragraphs: tuple[int, ...]
    """Numbers of its paragraphs, from 1, as :mod:`drafting.paragraphs` counts."""
    source: str
    """The first sentence about it, shortened."""
    why: str
    """The reason of the rule that found it, with its key word."""


@dataclass(frozen=True, slots=True)
class DeadlineCandidate:
    """A coming day or period that the text names."""

    slug: str
    initiative: str | None
    """The slug of the initiative candidate that it belongs to; None if there is none."""
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
    """The day of the statement; None if the article names none, and then relative dates are not found."""
    initiatives: tuple[InitiativeCandidate, ...]
    deadlines: tuple[DeadlineCandidate, ...]
    figures: tuple[Figure, ...]
