"""Which initiatives a story may concern, and why."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from briefing.proposals.meaningful_words import MeaningfulWords
from briefing.proposals.profile import Profile
from briefing.proposals.scoring import scores
from briefing.proposals.told_words import story_words
from briefing.search.forms import word_forms

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.proposals.rules import MatchingRules
    from briefing.proposals.story import Match, Story
    from briefing.statement.model import Statement


class Matcher:
    """Matches stories with the initiatives of all statements of a library.

    What is known of a statement is put together when it is needed first, which takes a second, so a server
    matches in a thread.
    """

    def __init__(self, library: Library, rules: MatchingRules) -> None:
        self.library = library
        self.rules = rules
        self._meaningful: MeaningfulWords | None = None
        self._profiles: dict[Statement, list[Profile]] = {}
        self._building = Lock()

    def matches(self, story: Story) -> tuple[Match, ...]:
        """Return the initiatives whose score reaches the threshold, the best first."""
        return tuple(each for each in self.ranked(story) if each.score >= self.rules.threshold)

    def ranked(self, story: Story) -> list[Match]:
        """Return the initiatives that have anything to do with a story, the best first.

        A story is scored in each language of a statement, and the best score counts: feeds seldom say in
        which language they are.
        """
        words = story_words(story, self._meaningful_words())
        best: dict[tuple[str, str], Match] = {}
        for statement in self.library.newest_first:
            for profile in self._profiles_of(statement):
                for match in scores(words, story.published_on, profile, self.rules):
                    place = match.statement, match.initiative
                    if place not in best or match.score > best[place].score:
                        best[place] = match
        return sorted((each for each in best.values() if each.score), key=lambda each: -each.score)

    def prepare(self) -> None:
        """Put together what is known of the statements, so that the first story waits for nothing."""
        for statement in self.library.newest_first:
            self._profiles_of(statement)

    def _profiles_of(self, statement: Statement) -> list[Profile]:
        with self._building:
            if statement not in self._profiles:
                present = set(self.library.newest_first)
                self._profiles = {each: own for each, own in self._profiles.items() if each in present}
                self._profiles[statement] = self._built(statement)
            return self._profiles[statement]

    def _built(self, statement: Statement) -> list[Profile]:
        meaningful = self._meaningful_words()
        return [Profile(statement, each, word_forms(), meaningful) for each in statement.title.by_language]

    def _meaningful_words(self) -> MeaningfulWords:
        if self._meaningful is None:
            common = (each for words in self.rules.common.values() for each in words)
            self._meaningful = MeaningfulWords(common, word_forms())
        return self._meaningful
