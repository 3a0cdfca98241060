"""Which initiatives a story may concern, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.proposals.rules import MatchingRules
    from briefing.proposals.story import Match, Story


class Matcher:
    """Matches stories with the initiatives of all statements of a library."""

    def __init__(self, library: Library, rules: MatchingRules) -> None:
        self._library = library
        self.rules = rules

    def matches(self, story: Story) -> tuple[Match, ...]:
        """Return the initiatives whose score reaches the threshold, the best first."""
        raise NotImplementedError
