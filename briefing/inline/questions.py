"""Which initiative somebody asks about who writes the bot's name in a chat."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from briefing.finder import NEAREST
from briefing.inline.doubt_words import meaningful_words
from briefing.library import named_initiative
from briefing.proposals.story import ReasonKind, Story
from briefing.search.query import LONGEST_QUERY
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from briefing.finder import Finder
    from briefing.library import Library
    from briefing.proposals.matching import Matcher
    from briefing.proposals.story import Match
    from briefing.statement.model import Statement

ALSO = 2
"""Other initiatives that are offered beside the one that a text concerns most."""
LONGEST_TEXT = 1500
"""Characters of a text that are read; what a news item is about stands in them."""
SHORT_TEXT = 3
"""Words of a text that is read as a query: a name alone is no news, but says what it is about."""
MOST_WORDS = 6
"""Words of a text that are told as the reason."""
TOLD = ReasonKind.INITIATIVE, ReasonKind.DEADLINE, ReasonKind.WORDS, ReasonKind.NAMES
"""The reasons whose words are told, the clearest first."""
_NUMBER = re.compile(r"\W*(\d{1,3})(?:st|nd|rd|th|[-'’][^\W\d_]{1,6})?\W*", re.IGNORECASE)
"""A number, also one that says which: "№ 4", "4th", "4-інші", "4’üncü"; but not "5G"."""


class Source(Enum):
    """In which words an initiative was found."""

    OWN = "own"
    """Those of the question itself."""
    QUOTED = "quoted"
    """The part of another message that the question quotes."""
    ANSWERED = "answered"
    """The message to which the question is an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wrote, without the name of the bot."""

    own: str
    day: date
    """On which it was asked."""
    quoted: str = ""
    answered: str = ""

    @property
    def texts(self) -> list[tuple[Source, str]]:
        """The other texts that it is about, the nearest first."""
        both = (Source.QUOTED, self.quoted), (Source.ANSWERED, self.answered)
        return [(source, text) for source, text in both if text]


class Meant(NamedTuple):
    """What a question means: an initiative, the statement as a whole, or nothing that there is."""

    statement: Statement
    initiative: str | None = None
    source: Source = Source.OWN
    words: tuple[str, ...] = ()
    """The words of another text by which the initiative was found."""
    asked: str = ""
    """What was looked for in vain; empty if something was found."""
    others: tuple[str, ...] = ()
    """Other initiatives that may be meant: that the text concerns too, or nearest to what was not found."""


class _ByWords(NamedTuple):
    """What the words of a question itself mean."""

    meant: Meant
    is_named: bool = False
    """Whether all of them are names of the initiative, so that no other text is asked."""


class Questions:
    """Finds what a question means: by words in any language and form, by number and by slug."""

    def __init__(self, library: Library, finder: Finder, matcher: Matcher, commands: Collection[str]) -> None:
        """``commands`` are those that readers may use: who asks for one is shown the statement."""
        self._library = library
        self._finder = finder
        self._matcher = matcher
        self._commands = commands

    async def meant(self, question: Question, own: Statement) -> Meant:
        """Return what a question means; ``own`` is the statement in which it is looked for first.

        Names in the question itself come first, then what another text concerns that it is about, then other
        words of the question.
        """
        asked = meaningful_words(question.own)
        if not question.texts:
            return (await self._by_own_words(question.own, own, question.day)).meant if asked else Meant(own)
        by_words = await self._by_own_words(asked, own, question.day) if asked else None
        if by_words is not None and by_words.is_named:
            return by_words.meant
        unsure: list[str] = []
        for source, text in question.texts:
            concerned, near = await self._concerned(text, own, question.day)
            if concerned is not None:
                return concerned._replace(source=source)
            unsure += near
        if by_words is not None and not by_words.meant.asked:
            return by_words.meant
        source, text = question.texts[0]
        return await self._nothing(own, text, unsure, source)

    async def _concerned(self, text: str, own: Statement, day: date) -> tuple[Meant | None, list[str]]:
        """Return what a text concerns, or None and what of the statement ``own`` it has most to do with."""
        story = Story(text[:LONGEST_TEXT], lead="", url="", publisher="", published_on=day, feed="")
        ranked = await asyncio.to_thread(self._matcher.ranked, story)
        for statement in self._in_order(own):
            of_it = [each for each in ranked if each.statement == statement.id]
            certain = [each for each in of_it if each.score >= self._matcher.rules.threshold]
            if certain:
                also = tuple(each.initiative for each in certain[1 : 1 + ALSO])
                return Meant(statement, certain[0].initiative, words=_told(certain[0]), others=also), []
        words = tuple(word.text for word in words_of(text))
        if len(words) <= SHORT_TEXT and len(text) <= LONGEST_QUERY:
            named = await self._by_words(" ".join(words), own)
            if named.is_named:
                return named.meant._replace(words=words), []
        return None, [each.initiative for each in ranked if each.statement == own.id][:NEAREST]

    async def _by_own_words(self, words: str, own: Statement, day: date) -> _ByWords:
        """Return what the words of a question mean; one that is too long for a query is read as a text."""
        if len(words) > LONGEST_QUERY:
            concerned, _near = await self._concerned(words, own, day)
            if concerned is not None:
                return _ByWords(concerned._replace(words=()), is_named=True)
        return await self._by_words(words, own)

    async def _by_words(self, words: str, own: Statement) -> _ByWords:
        number = _NUMBER.fullmatch(words)
        named = named_initiative(own, number[1] if number else words)
        if named is not None:
            return _ByWords(Meant(own, named.slug), is_named=True)
        meant_command = False
        for statement in self._in_order(own):
            found = await self._finder.find(statement, words, self._commands)
            meant_command |= bool(found.commands)
            if found.hits:
                best = found.hits[0]
                return _ByWords(
                    Meant(statement, best.initiative), is_named=best.is_named and not best.is_mistaken
                )
        return _ByWords(Meant(own) if meant_command else await self._nothing(own, words))

    async def _nothing(
        self, own: Statement, asked: str, unsure: Sequence[str] = (), source: Source = Source.OWN
    ) -> Meant:
        found = await self._finder.find(own, asked, ())
        near = dict.fromkeys((*unsure, *(hit.initiative for hit in found.hits), *found.nearest))
        return Meant(own, source=source, asked=asked, others=tuple(near)[:NEAREST])

    def _in_order(self, own: Statement) -> list[Statement]:
        return [own, *(each for each in self._library.newest_first if each is not own)]


def _told(match: Match) -> tuple[str, ...]:
    """Return the words of a text that tell most that it concerns an initiative."""
    by_kind = {each.kind: each.words for each in match.reasons}
    return next((by_kind[kind] for kind in TOLD if kind in by_kind), ())[:MOST_WORDS]
