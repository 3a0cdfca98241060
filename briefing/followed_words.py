"""Words that a target follows."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

MOST_WORDS = 20
"""The words that one target may follow."""
SHORTEST_WORD, LONGEST_WORD = 2, 40
"""Characters of a word."""


class WordProblem(Enum):
    """Why a text cannot be followed."""

    LENGTH = "length"
    SAYS_NOTHING = "says_nothing"
    """It has no word but such as are in every text: "and", "when"."""
    TOO_MANY = "too_many"


class WordRefused(Exception):
    """The text is not followed."""

    def __init__(self, problem: WordProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class FollowedWord:
    """A word, or a few words that an entry is to have all of."""

    word: str
    """As it was typed."""
    mark: str
    """A short name (:func:`briefing.following.words.mark_of`) by which it is known in buttons."""
    since: datetime
    """The moment, UTC, after which entries with it are told."""


@dataclass(frozen=True, slots=True)
class WordsSeen:
    """Up to which moment the entries of a statement were told to a target that follows words."""

    statement: str
    until: datetime
    """UTC."""
