"""Commands found by what people type instead of them: «подписаться», "deadlines", "settings"."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.search.query import words_that_tell
from briefing.search.vocabulary import FORM, MISTAKEN, STEM, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.search.forms import WordForms


class CommandHit(NamedTuple):
    """A command that a query means."""

    name: str
    is_certain: bool
    """Whether no word of the query is mistaken, or only the beginning of one."""


class _Phrase(NamedTuple):
    command: str
    keys: frozenset[str]


class _Contents:
    """The words of all phrases, and the phrases by each of their words."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], forms: WordForms) -> None:
        self.vocabulary = Vocabulary(forms)
        self.phrases_with: dict[str, list[_Phrase]] = defaultdict(list)
        self.keys_of: dict[str, set[str]] = defaultdict(set)
        """By command: the keys of all its words."""
        for command, wordings in phrases.items():
            for wording in wordings:
                added = map(self.vocabulary.add, words_that_tell(wording))
                phrase = _Phrase(command, frozenset(key for key in added if key is not None))
                self.keys_of[command] |= phrase.keys
                for key in phrase.keys:
                    self.phrases_with[key].append(phrase)


class CommandIndex:
    """The words for each command in all languages; built at the first search."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], forms: WordForms) -> None:
        self._phrases = phrases
        self._forms = forms

    @cached_property
    def _contents(self) -> _Contents:
        return _Contents(self._phrases, self._forms)

    def build(self) -> None:
        """Build the index if nobody has."""
        assert self._contents

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of those for commands."""
        return any(nearness >= FORM for nearness in self._contents.vocabulary.matching(word).values())

    def find(self, query: str) -> list[CommandHit]:
        """Return the commands that a query means as a whole, best first.

        It has all words of a phrase for the command, and no word that is in none of its phrases.
        """
        contents = self._contents
        asked = [contents.vocabulary.matching(word) for word in words_that_tell(query)]
        if not all(asked):
            return []
        keys = {key: near for each in asked for key, near in each.items() if near >= MISTAKEN}
        phrases = {phrase for key in keys for phrase in contents.phrases_with.get(key, ())}
        found: dict[str, tuple[float, float]] = {}
        for phrase in phrases:
            if phrase.keys <= keys.keys():
                rank = (len(phrase.keys) / len(asked), min(keys[key] for key in phrase.keys))
                found[phrase.command] = max(rank, found.get(phrase.command, rank))
        meant = [name for name in self._phrases if name in found]
        meant = [name for name in meant if all(contents.keys_of[name] & each.keys() for each in asked)]
        meant.sort(key=lambda name: found[name], reverse=True)
        return [CommandHit(name, found[name][1] >= STEM) for name in meant]
