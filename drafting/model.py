"""A draft: what was found in an article, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.deadline import DeadlineKind, Precision


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that the text seems to propose, support, plan or ask for."""

    slug: str
    title: str
    """The thing that is proposed, as a noun phrase; what is done, where the text names no thing."""
    stance: str
    """The words of the text that propose it."""
    sentence: str
    """The first sentence about it, as it stands in the text."""
    paragraphs: tuple[int, ...]
    """Numbers of its paragraphs, from 1, as :mod:`drafting.paragraphs` counts."""
    why: str
    """The reason of the rule that found it, with its key word."""


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """Words of the text that say until when, or how long."""

    slug: str
    initiative: str | None
    """The slug of the candidate that it belongs to; None if there is none."""
    words: str
    kind: DeadlineKind
    precision: Precision | None
    """None where the words do not settle the dates."""
    first_day: date | None
    """The first day of a ``period``; None for a ``due``, and where it is not settled."""
    last_day: date | None
    """None where it is not settled."""
    sentence: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    value: str
    unit: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class LookHere:
    """A sentence or item without a candidate that an editor is to look at."""

    sentence: str
    """As it stands in the text."""
    paragraph: int
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in an article, in the order of the text."""

    language: str
    """The language in which it was read; empty where it is none of the interface."""
    has_rules: bool
    """Whether there are rules for that language; without them there are no candidates."""
    made_on: date | None
    """The day of the statement; None if the article names none, and then relative dates are not settled."""
    candidates: tuple[Candidate, ...]
    deadlines: tuple[StatedDeadline, ...]
    figures: tuple[Figure, ...]
    look: tuple[LookHere, ...]
    sentences: int
    """How many sentences and items the text has."""
