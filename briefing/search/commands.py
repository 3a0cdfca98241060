"""Commands found by what people type instead of them: «подписаться», "deadlines", "settings"."""

from __future__ import annotations

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


class CommandIndex:
    """The words for each command in all languages; built at the first search."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], forms: WordForms) -> None:
        self._phrases = phrases
        self._forms = forms

    @cached_property
    def _contents(self) -> tuple[Vocabulary, list[_Phrase]]:
        vocabulary, phrases = Vocabulary(self._forms), []
        for command, wordings in self._phrases.items():
            for wording in wordings:
                keys = (vocabulary.add(word) for word in words_that_tell(wording))
                phrases.append(_Phrase(command, frozenset(key for key in keys if key)))
        return vocabulary, phrases

    def build(self) -> None:
        """Build the index if nobody has."""
        assert self._contents

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of those for commands."""
        return any(nearness >= FORM for nearness in self._contents[0].matching(word).values())

    def find(self, query: str) -> list[CommandHit]:
        """Return the commands that a query means as a whole, best first.

        It has all words of a phrase for the command, and no word that is in none of its phrases.
        """
        vocabulary, phrases = self._contents
        asked = [vocabulary.matching(word) for word in words_that_tell(query)]
        if not asked or not all(asked):
            return []
        keys = {key: near for each in asked for key, near in each.items() if near >= MISTAKEN}
        found: dict[str, tuple[float, float]] = {}
        for phrase in phrases:
            if phrase.keys and phrase.keys <= keys.keys():
                rank = (len(phrase.keys) / len(asked), min(keys[key] for key in phrase.keys))
                found[phrase.command] = max(rank, found.get(phrase.command, rank))
        words = {command: self._keys_of(command) for command in found}
        meant = [name for name in found if all(words[name] & each.keys() for each in asked)]
        meant.sort(key=lambda name: found[name], reverse=True)
        return [CommandHit(name, found[name][1] >= STEM) for name in meant]

    def _keys_of(self, command: str) -> frozenset[str]:
        return frozenset(key for each in self._contents[1] if each.command == command for key in each.keys)
