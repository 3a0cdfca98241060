"""What reasons weigh, and from which score on a story is proposed; the content folder says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.proposals.story import ReasonKind


@dataclass(frozen=True, slots=True)
class Shares:
    """What parts of reasons count, each relative to the whole, 0 to 1."""

    lead: float
    """A word that stands in the lead alone."""
    one_word: float
    """A name of one word; two have one minus the square of what is left, and so on."""
    scattered: float
    """A name whose words do not stand together."""
    without_occasion: float
    """An initiative that is named after the occasion, in a story that does not name the occasion."""
    speaker: float
    """The name of the speaker, beside that of the occasion."""
    own_name: float
    """A name that only this initiative has, beside that of the occasion."""


@dataclass(frozen=True, slots=True)
class SameStory:
    """When two stories about one initiative are the same one; likenesses are 0 to 100."""

    days: int
    """The most days between them."""
    title: float
    """The least likeness of the titles, without the name of the initiative."""
    text: float
    """The least likeness of titles and leads together."""
    title_alone: float
    """The least likeness of the titles where a story has no lead."""


@dataclass(frozen=True, slots=True)
class MatchingRules:
    """The figures of ``matching.toml``."""

    threshold: float
    """The lowest score of a match, 0 to 1."""
    nearness: float
    """How near a word of a story has to be to one of the statement, 0 to 1."""
    enough_words: float
    """The weight of words in common at which they give two thirds of their points."""
    days_before: int
    """How many days before a deadline its day is a reason."""
    days_after: int
    """How many days after a deadline its day is a reason."""
    points: Mapping[ReasonKind, float]
    """The most that each kind of reason adds to a score."""
    shares: Shares
    same_story: SameStory
    common: Mapping[str, tuple[str, ...]]
    """By language: words of news that tell nothing apart."""
