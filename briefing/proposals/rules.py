"""What reasons weigh, and from which score on a story is proposed; the content folder says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchingRules:
    """The figures of ``matching.toml``."""

    threshold: float
    """The lowest score of a match, 0 to 1."""
