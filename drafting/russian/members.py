"""The parts that "and" joins in a Russian noun phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.russian.lexicon import MAKING_NOUNS, THINGS
from drafting.russian.phrases import Phrase

if TYPE_CHECKING:
    from drafting.russian.phrases import Clause
    from drafting.russian.words import Word

_DOING = re.compile(r"\w+(?:ение|ание|ция|ка|ство|тие|ща)$")


def is_doing(noun: str) -> bool:
    """Tell whether a noun names an activity, by its ending: "расширение"."""
    return _DOING.fullmatch(noun) is not None


def is_doing_word(word: Word, case: str) -> bool:
    """Tell whether a word is a noun for an activity in a case."""
    named = word.is_form_of(MAKING_NOUNS, "NOUN", case)
    return named or (word.can_be("NOUN", case) and is_doing(word.lemma("NOUN", case)))


def added_doing(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Return the activity that ", as well as" or "and" adds to a phrase in the same case, or None."""
    index = phrase.end
    while index < len(clause.words) and clause.after_time(index) > index:
        index = clause.after_time(index)
    if clause.lower(index) not in {"и", ","} or not phrase.case:
        return None
    while clause.lower(index) in {"и", ",", "а", "также"}:
        index += 1
    if index < len(clause.words) and clause.words[index].is_preposition and _repeats(clause, index, phrase):
        index += 1
    added = clause.phrase(index, (phrase.case,)) if index < len(clause.words) else None
    if added is None:
        return None
    return added if is_doing_word(clause.words[added.head], phrase.case) else None


def _repeats(clause: Clause, index: int, phrase: Phrase) -> bool:
    return clause.lower(index) == clause.lower(phrase.start - 1)


def split_doings(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Return the activities that "and" joins, with their objects: "the launch of … and the opening of …"."""
    first = phrase.head
    if not phrase.case or not is_doing_word(clause.words[first], phrase.case):
        return [phrase]
    for index in range(first + 2, phrase.end):
        if clause.lower(index) not in {"и", ","} or not clause.words[index - 1].token.is_word:
            continue
        head = clause.head_at(index + 1, phrase.case)
        if head is not None and is_doing_word(clause.words[head], phrase.case):
            rest = Phrase(index + 1, head, max(phrase.end, head + 1), phrase.case)
            return [Phrase(phrase.start, first, index, phrase.case), *split_doings(clause, rest)]
    return [phrase]


def split_members(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Return the separate bodies, documents or occasions that "and" joins in a phrase."""
    parts, start = [], phrase.start
    for index in range(phrase.head + 1, phrase.end):
        if clause.lower(index) not in {"и", ","}:
            continue
        head = clause.head_at(index + 1, phrase.case)
        previous = clause.head_at(start, phrase.case)
        if (
            head is not None
            and previous is not None
            and previous < index
            and _is_thing(clause, head, phrase.case)
            and _is_thing(clause, previous, phrase.case)
        ):
            parts.append(Phrase(start, previous, index, phrase.case))
            start = index + 1
    head = clause.head_at(start, phrase.case)
    if head is None:
        return [phrase]
    return [*parts, Phrase(start, head, phrase.end, phrase.case)]


def _is_thing(clause: Clause, index: int, case: str) -> bool:
    word = clause.words[index]
    return (
        word.is_form_of(THINGS, "NOUN", case)
        or word.lemma("NOUN", case).rpartition("-")[2] in THINGS
        or (word.is_unknown and word.token.lower.rpartition("-")[2] in THINGS)
    )
