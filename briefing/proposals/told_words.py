"""The words of a story that a statement has too, and how much of a name is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.search.vocabulary import STEM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefing.proposals.meaningful_words import MeaningfulWords
    from briefing.proposals.profile import Profile
    from briefing.proposals.rules import MatchingRules
    from briefing.proposals.story import Story

_ANCHOR = 0.5
"""What a word for the occasion or the speaker counts in a name; any other word of it counts 1."""


@dataclass(frozen=True, slots=True)
class ToldWord:
    """A word of a story."""

    text: str
    in_lead: bool
    place: int
    """Its place among all words of the title, or of the lead."""
    keys: Mapping[str, float]
    """The words of the statement that it stands for, and how near it is: 1, or less if only akin."""


StoryWords = Sequence[tuple[bool, int, str]]
"""The words of a story that tell something: whether in the lead, the place, the word."""


def story_words(story: Story, meaningful: MeaningfulWords) -> StoryWords:
    """Return the words of a story that tell something, in order."""
    texts = ((False, story.title), (True, story.lead))
    return [(in_lead, place, word.text) for in_lead, text in texts for place, word in meaningful.of(text)]


def told_words(words: StoryWords, profile: Profile, least: float) -> list[ToldWord]:
    """Return the words of a story that are at least so near to words of the statement."""
    told: list[ToldWord] = []
    for in_lead, place, text in words:
        near = profile.near(text).items()
        keys = {key: 1.0 if nearness >= STEM else nearness for key, nearness in near if nearness >= least}
        if keys:
            told.append(ToldWord(text, in_lead, place, keys))
    return told


def told_of_name(
    name: Collection[str], told: Sequence[ToldWord], anchors: Collection[str], rules: MatchingRules
) -> tuple[float, list[ToldWord]]:
    """Return how much of a name is told, 0 to 1, and by which words.

    Longer names count more, and so do names whose words stand together. The ``anchors``, which every
    initiative shares, are nothing without another word.
    """
    hits = [word for word in told if not word.keys.keys().isdisjoint(name)]
    if not any(key in name and key not in anchors for word in hits for key in word.keys):
        return 0.0, []
    reach = 2 * len(name)
    together = (
        [each for each in hits if each.in_lead == first.in_lead and 0 <= each.place - first.place <= reach]
        for first in hits
    )
    shares = [(_share(name, words, anchors, rules), words) for words in together]
    shares.append((rules.shares.scattered * _share(name, hits, anchors, rules), hits))
    return max(shares, key=lambda each: each[0])


def _share(
    name: Collection[str], words: Iterable[ToldWord], anchors: Collection[str], rules: MatchingRules
) -> float:
    found: dict[str, float] = {}
    for word in words:
        for key, nearness in word.keys.items():
            if key in name:
                found[key] = max(nearness, found.get(key, 0.0))
    count = sum(nearness * (_ANCHOR if key in anchors else 1.0) for key, nearness in found.items())
    whole = sum(_ANCHOR if key in anchors else 1.0 for key in name)
    return (count / whole) ** 2 * (1.0 - (1.0 - rules.shares.one_word) ** count)
