"""The initiatives that a longer text names: a news item, say, about which somebody asks.

A query is short, and each of its words counts. Of a text only those words count that belong to names of
initiatives; what it says besides would be found somewhere in every statement.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.search.stop_words import is_stop_word
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.search.contents import Contents

LONGEST_TEXT = 1500
"""Characters of a text that are read; what a news item is about stands in them."""
ENOUGH = 0.6
"""The share of a name that a text has to have; the rarer a word, the more it counts."""
SHORT_TEXT = 8
"""Words of a text that is about what a single word of it names."""
GAPS = 2
"""Words that may stand between the words of a name, in all."""
MOST_WORDS = 6
"""Words of a text that are told as the reason."""


class Mention(NamedTuple):
    """An initiative that a text names."""

    initiative: str
    words: tuple[str, ...]
    """The words of the text that name it, as they stand there."""
    is_certain: bool
    """Whether it is named by several words, or by one of a short text."""


class _Named:
    """What of the names of an initiative stands in a text."""

    def __init__(self) -> None:
        self.strength = 0.0
        """How much the best name weighs, as far as it is there."""
        self.places: dict[int, str] = {}
        """The words of names by their place in the text, as keys."""

    @property
    def count(self) -> int:
        """How many different words of names are there."""
        return len(set(self.places.values()))

    def add(self, found: Mapping[str, int], share: float, weight: float) -> None:
        """Take note of what of one more name is there: a share of it, which weighs so much."""
        self.strength = max(self.strength, share * weight)
        self.places |= {at: key for key, at in found.items()}


def mentioned(text: str, contents: Contents) -> list[Mention]:
    """Return the initiatives that a text names, those that are certain first, the likeliest before others."""
    words = [word.text for word in words_of(text[:LONGEST_TEXT]) if not is_stop_word(word.text)]
    named: dict[str, _Named] = defaultdict(_Named)
    rarity = contents.rarity_in_names
    for name, places in _by_name(words, contents).items():
        slug, keys = contents.names[name][0], contents.keys_of_names[name]
        found = max(_windows(places, len(keys)), key=lambda each: _weight(each, rarity))
        weight = _weight(found, rarity)
        share = weight / _weight(keys, rarity)
        if share >= ENOUGH:
            named[slug].add(found, share, weight)
    is_short = len(words) <= SHORT_TEXT
    order = sorted(named.items(), key=lambda each: (-each[1].strength, min(each[1].places)))
    mentions = [Mention(slug, _told(words, each.places), is_short or each.count > 1) for slug, each in order]
    return sorted(mentions, key=lambda each: not each.is_certain)


def _by_name(words: Sequence[str], contents: Contents) -> dict[int, list[tuple[int, str]]]:
    """Return by number of a name where the text has words of it: their places, and their keys."""
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, word in enumerate(words):
        for key in contents.vocabulary.certain(word):
            for name in contents.names_with.get(key, ()):
                # The numbers of initiatives are names, too, and news is full of numbers.
                if not word.isdigit() or len(contents.keys_of_names[name]) > 1:
                    places[name].append((at, key))
    return places


def _windows(places: Sequence[tuple[int, str]], length: int) -> Iterable[dict[str, int]]:
    """Yield the words of a name that stand together, by key, from each of them on."""
    for start, _key in places:
        yield {key: at for at, key in reversed(places) if start <= at < start + length + GAPS}


def _weight(keys: Iterable[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity[key] for key in keys)


def _told(words: Sequence[str], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(words[at] for at in sorted(places)[:MOST_WORDS])
