"""What an act puts forward: the objects of its infinitives and nouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.draft.russian.lexicon import (
    ADJUNCTS,
    ATTENTION,
    CASES_AFTER,
    EMPTY_OBJECTS,
    LIGHT_NOUNS,
    MAKING,
    MAKING_NOUNS,
    NOUN_ACTS,
    SPEECH,
    VAGUE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.draft.russian.phrases import Clause, Phrase

FARTHEST = 30
"""Words between an act and what it puts forward."""
DEEPEST = 4
"""Nouns that carry nouns: "the idea of the creation of …"."""
_STOPS = frozenset({".", "!", "?", ";", ":", "(", ")", ","})


@dataclass(frozen=True, slots=True)
class Object:
    """Something put forward."""

    phrase: Phrase
    stance_end: int
    """The word after the last one that says what is done with it."""
    verb: int | None
    """The infinitive that it belongs to."""


def of_infinitives(clause: Clause, start: int) -> list[Object]:
    """Return the objects of the infinitives that follow an act."""
    verb = next_infinitive(clause, start)
    found: list[Object] = []
    while verb is not None:
        if clause.words[verb].is_form_of(SPEECH, "INFN") and not _acts(clause, verb):
            end = verb + 1
        else:
            objects = of_noun_after(clause, verb + 1, verb=verb)
            found += objects
            end = objects[-1].phrase.end if objects else verb + 1
        verb = _coordinated(clause, end)
    return found


def _acts(clause: Clause, verb: int) -> bool:
    """Tell "начать строительство" from "начать с благодарности"."""
    return clause.lower(verb) == "начать" and clause.phrase(verb + 1, ("accs",)) is not None


def next_infinitive(clause: Clause, start: int) -> int | None:
    """Return the infinitive that an act governs, past addressees and circumstances."""
    index = start
    while index < min(start + FARTHEST, len(clause)):
        after = clause.after_when(index)
        if after > index:
            index = after
            continue
        word = clause.words[index]
        if word.is_infinitive:
            return index
        if clause.lower(index) in _STOPS and not _goes_on(clause, index):
            return None
        if _begins_another(clause, index):
            return None
        index = clause.skip_prepositional(index) if word.is_preposition else index + 1
    return None


def _begins_another(clause: Clause, index: int) -> bool:
    """Tell whether a word belongs to another act or clause."""
    word = clause.words[index]
    if clause.lower(index) in {"чтобы", "что", "который"}:
        return True
    acts = any(word.can_be(kind) for kind in ("VERB", "PRTS", "ADJS"))
    return (
        acts
        and not any(word.can_be(kind) for kind in ("NOUN", "ADVB", "PRCL"))
        and word.token.lower != "было"
    )


def _goes_on(clause: Clause, index: int) -> bool:
    """Tell whether a mark only sets off what comes before the infinitive."""
    if clause.lower(index) == ":" or clause.words[min(index + 1, len(clause) - 1)].is_infinitive:
        return True
    # "предложил, по примеру соседей, создать": a second comma soon, and the infinitive right after it.
    for place in range(index + 1, min(index + 9, len(clause) - 1)):
        if clause.lower(place) == ",":
            return clause.words[place + 1].is_infinitive
    return False


def _coordinated(clause: Clause, end: int) -> int | None:
    """Return the infinitive that "and" or a comma adds."""
    index, joined = end, False
    while index < min(end + 12, len(clause)):
        after = clause.after_when(index)
        mark = clause.lower(index)
        word = clause.words[index]
        if after > index:
            index = after
        elif mark in {"и", ",", "а", "также", "или", "затем"}:
            joined, index = True, index + 1
        elif joined and word.is_infinitive:
            return index
        elif word.is_preposition:
            index = max(clause.skip_prepositional(index), index + 1)
        elif word.can_be("ADVB") or word.can_be("PRCL"):
            index += 1
        else:
            return None
    return None


def of_noun_after(
    clause: Clause,
    start: int,
    *,
    verb: int | None = None,
    cases: tuple[str, ...] = ("accs",),
    peel: bool = True,
) -> list[Object]:
    """Return what stands in the case of an object after a word: first choice the accusative."""
    index, fallback = start, None
    while index < min(start + FARTHEST, len(clause)):
        after = clause.after_when(index)
        if after > index:
            index = after
            continue
        word = clause.words[index]
        if clause.lower(index) in _STOPS:
            break
        if word.is_preposition:
            if fallback is None and index == _first_content(clause, start):
                fallback = _after_preposition(clause, index)
            index = max(clause.skip_prepositional(index), index + 1)
            continue
        phrase = clause.phrase(index, cases)
        if phrase is not None:
            return peeled(clause, phrase, verb) if peel else [Object(phrase, phrase.start, verb)]
        other = clause.phrase(index, ("gent", "ablt", "datv"))
        if other is not None:
            fallback = fallback or (other if verb is not None else None)
            index = other.head + 1
        elif word.can_be("ADVB") or word.can_be("PRCL") or word.can_be("NPRO") or word.can_be("CONJ"):
            index += 1
        else:
            break
    return peeled(clause, fallback, verb) if fallback is not None else []


def _first_content(clause: Clause, start: int) -> int:
    while start < len(clause) and clause.words[start].can_be("ADVB"):
        start += 1
    return start


def _after_preposition(clause: Clause, index: int) -> Phrase | None:
    if (clause.lower(index), clause.lower(index + 1)) in ADJUNCTS:
        return None
    return clause.phrase(index + 1, CASES_AFTER.get(clause.lower(index), ("gent",)))


def peeled(clause: Clause, phrase: Phrase, verb: int | None) -> list[Object]:
    """Go from nouns that only carry others to what they carry, and part what "and" joins."""
    for _level in range(DEEPEST):
        head = clause.words[phrase.head]
        light = head.is_form_of(LIGHT_NOUNS, "NOUN") or head.is_form_of(ATTENTION, "NOUN")
        making = head.is_form_of(MAKING_NOUNS, "NOUN")
        if not light and not making:
            break
        carried = _carried(clause, phrase.head, light=light)
        if carried is None:
            break
        if isinstance(carried, list):
            return carried
        if making and clause.is_counted(carried):
            break  # "открытие трех школ": without its noun a number would hang in the genitive
        phrase = carried
    head = clause.words[phrase.head]
    alone = phrase.start == phrase.head == phrase.end - 1
    if head.is_form_of(EMPTY_OBJECTS, "NOUN") or (alone and head.is_form_of(VAGUE, "NOUN")):
        return []
    if head.is_place and verb is not None:
        # "встретиться в Сольграде": the place is not what is put forward.
        return [Object(replace(phrase, start=verb, case=""), verb + 1, verb)]
    made = verb is None or clause.words[verb].is_form_of(MAKING, "INFN")
    members = clause.split_members(phrase) if made else [phrase]
    return [Object(each, phrase.start, verb) for each in members]


def carried_by(clause: Clause, noun: int) -> list[Object]:
    """Return what a noun such as "proposal" carries: an infinitive's object, a genitive, "about …"."""
    carried = _carried(clause, noun, light=True)
    if carried is None or isinstance(carried, list):
        return carried or []
    return peeled(clause, carried, None)


def _carried(clause: Clause, noun: int, *, light: bool) -> Phrase | list[Object] | None:
    index = noun + 1
    if light and _infinitive_near(clause, index):
        return of_infinitives(clause, index)
    while index < min(noun + 10, len(clause)):
        after = clause.after_when(index)
        if after > index:
            index = after
        elif clause.words[index].is_preposition:
            adjunct = (clause.lower(index), clause.lower(index + 1)) in ADJUNCTS
            if light and not adjunct and clause.lower(index) in {"о", "об", "по", "на", "к"}:
                return _after_preposition(clause, index)
            index = max(clause.skip_prepositional(index), index + 1)
        elif light and clause.words[index].is_infinitive:
            return of_infinitives(clause, index)
        else:
            cases = ("gent", "datv") if clause.words[noun].is_form_of(ATTENTION) else ("gent",)
            phrase = clause.phrase(index, cases)
            if phrase is None or not clause.words[phrase.head].can_be("anim"):
                return phrase
            index = phrase.head + 1  # whose idea it is
    return None


def _infinitive_near(clause: Clause, index: int) -> bool:
    while index < len(clause) and (
        clause.lower(index) in {"-", "–", "—"} or clause.words[index].can_be("ADVB")
    ):
        index += 1
    return index < len(clause) and clause.words[index].is_infinitive


def stance_words(clause: Clause, start: int, end: int) -> Iterator[str]:
    """Yield the words from an act to its object, without circumstances."""
    index = start
    while index < end:
        after = clause.after_when(index)
        if after > index:
            index = after
        elif clause.words[index].is_preposition and not clause.words[index + 1].is_form_of(NOUN_ACTS):
            index = max(clause.skip_prepositional(index), index + 1)
        else:
            if clause.words[index].token.text[0].isalpha():
                yield clause.words[index].token.text
            index += 1
