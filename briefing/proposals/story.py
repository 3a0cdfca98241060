"""A story of an outlet, and how it matches an initiative."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Story:
    """An entry of a feed: plain texts, without markup."""

    title: str
    lead: str
    """The first sentences, or empty."""
    url: str
    publisher: str
    """The outlet, as it is named to people."""
    published_on: date
    """In the zone of the newsroom."""
    feed: str
    """The address of the feed."""


class ReasonKind(StrEnum):
    """Why a story may concern an initiative."""

    WORDS = "words"
    """Words of its texts and of its log."""
    INITIATIVE = "initiative"
    """A name of it: title, short name or alias."""
    DEADLINE = "deadline"
    """What is due by a deadline of it."""
    NAMES = "names"
    """Names of the statement: of the occasion, of the speaker, and those that only this initiative has."""
    DAY = "day"
    """The story is of the days around a deadline of it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a match."""

    kind: ReasonKind
    points: float
    """What it adds to the score."""
    words: tuple[str, ...]
    """The words of the story that it rests on; for the day, the deadline's day."""


@dataclass(frozen=True, slots=True)
class Match:
    """An initiative that a story may concern."""

    statement: str
    initiative: str
    language: str
    """That of the statement's texts in which the score is the best, which the story is most likely in."""
    score: float
    """0 to 1."""
    reasons: tuple[Reason, ...]
    """The weightiest first."""
