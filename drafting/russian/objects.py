"""Objects of Russian infinitives and nouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.russian.following import (
    FARTHEST,
    STOPS,
    after_owner,
    after_participial,
    coordinated,
    infinitive_near,
    next_infinitive,
)
from drafting.russian.lexicon import (
    ATTENTION,
    DECLARING,
    EMPTY_OBJECTS,
    LIGHT_NOUNS,
    MAKING,
    MAKING_NOUNS,
    NOUN_ACTS,
    SHARING,
    SPEECH,
    THINGS,
    VAGUE,
)
from drafting.russian.members import added_doing, split_doings, split_members
from drafting.russian.prepositions import ADJUNCTS, CASES_AFTER

if TYPE_CHECKING:
    from drafting.russian.phrases import Clause, Phrase
    from drafting.russian.words import Word

DEEPEST = 4
"""Most carrier nouns in a row: "the idea of the creation of …"."""
FEWEST_WITH_PERSONS = 3
"""Words: a preposition, its noun and the persons."""


@dataclass(frozen=True, slots=True)
class Object:
    """The object of a speech act."""

    phrase: Phrase
    stance_end: int
    """The word after the last one that says what is done with the object."""
    verb: int | None
    """The word of the infinitive that governs the object, or None."""


def of_infinitives(clause: Clause, start: int) -> list[Object]:
    """Return the objects of the infinitives after a speech act."""
    verb = next_infinitive(clause, start)
    found: list[Object] = []
    while verb is not None:
        if clause.words[verb].is_form_of(SPEECH, "INFN") and not _governs_object(clause, verb):
            end = verb + 1
        else:
            objects = of_noun_after(clause, verb + 1, verb=verb)
            found += objects
            end = objects[-1].phrase.end if objects else verb + 1
        verb = coordinated(clause, end, lost=end == verb + 1)
    return found


def _governs_object(clause: Clause, verb: int) -> bool:
    """Tell whether "начать" has an object: "начать строительство", not "начать с благодарности"."""
    return clause.lower(verb) == "начать" and clause.phrase(verb + 1, ("accs",)) is not None


def of_noun_after(
    clause: Clause,
    start: int,
    *,
    verb: int | None = None,
    cases: tuple[str, ...] = ("accs",),
    strip_carriers: bool = True,
) -> list[Object]:
    """Return the objects after a word: the first noun in one of ``cases``, else a noun in another case."""
    index, fallback = start, None
    while index < min(start + FARTHEST, len(clause)):
        word = clause.words[index]
        inner = fallback is not None or index > start
        after = after_participial(clause, index) if inner else clause.after_time(index)
        after = max(after, clause.after_time(index))
        if after > index:
            index = after
            continue
        if clause.lower(index) in STOPS:
            break
        if word.is_preposition:
            beside = _beside_preposition(clause, index, verb)
            if beside is not None:
                return [Object(beside, beside.start, verb)]
            if fallback is None and index == _first_content(clause, start):
                fallback = _after_preposition(clause, index)
            index = max(clause.skip_prepositional(index), index + 1)
            continue
        phrase = clause.phrase(index, cases)
        if phrase is not None:
            return (
                without_carriers(clause, phrase, verb)
                if strip_carriers
                else [Object(phrase, phrase.start, verb)]
            )
        other = clause.phrase(index, ("gent", "ablt", "datv"))
        if other is not None:
            fallback = fallback or (other if verb is not None else None)
            index = after_owner(clause, other)
        elif any(word.can_be(kind) for kind in ("ADVB", "PRCL", "NPRO", "CONJ")):
            index += 1
        else:
            break
    return without_carriers(clause, fallback, verb) if fallback is not None else []


def _beside_preposition(clause: Clause, index: int, verb: int | None) -> Phrase | None:
    """Return an object that looks as if it belonged to a preposition, or None.

    It is a quantity, "поставить до 2 млн тонн зерна", or persons, "исключить из цепочки посредников".
    """
    if verb is None:
        return None
    counted = clause.quantity(index)
    end = clause.skip_prepositional(index)
    if counted is not None or end < index + FEWEST_WITH_PERSONS or clause.lower(index) not in {"из", "от"}:
        return counted
    ends = end == len(clause) or clause.lower(end) in STOPS
    persons = clause.words[end - 1].can_be("NOUN", "anim", "accs", "plur")
    return clause.phrase(end - 1, ("accs",)) if ends and persons else None


def _first_content(clause: Clause, start: int) -> int:
    while start < len(clause) and (clause.words[start].can_be("ADVB") or clause.after_time(start) > start):
        start = max(clause.after_time(start), start + 1)
    return start


def _after_preposition(clause: Clause, index: int) -> Phrase | None:
    if (clause.lower(index), clause.lower(index + 1)) in ADJUNCTS:
        return None
    return clause.phrase(index + 1, CASES_AFTER.get(clause.lower(index), ("gent",)))


def without_carriers(clause: Clause, phrase: Phrase, verb: int | None) -> list[Object]:
    """Return the objects of a noun phrase, without carrier nouns, and one for each part that "and" joins."""
    parts = split_doings(clause, phrase)
    if len(parts) > 1:
        return [each for part in parts for each in without_carriers(clause, part, verb)]
    layers = [phrase]
    found = _without_carriers(clause, layers, verb)
    for layer in reversed(layers):
        added = added_doing(clause, layer) if found else None
        if added is not None and added.start >= found[-1].phrase.end:
            return found + without_carriers(clause, added, verb)
    return found


def _without_carriers(clause: Clause, layers: list[Phrase], verb: int | None) -> list[Object]:
    """Return the objects of the innermost phrase; ``layers`` gets the phrases on the way to it."""
    for _level in range(DEEPEST):
        phrase = layers[-1]
        head = clause.words[phrase.head]
        if head.is_form_of(SHARING, "NOUN") and _shares_in_a_pointer(clause, phrase.head):
            return []
        if head.is_form_of(DECLARING, "NOUN"):
            return of_noun_after(clause, phrase.head + 1, cases=("ablt",), strip_carriers=False)
        light = head.is_form_of(LIGHT_NOUNS | ATTENTION, "NOUN")
        making = head.is_form_of(MAKING_NOUNS, "NOUN")
        carried = _carried(clause, phrase.head, light=light) if light or making else None
        if isinstance(carried, list):
            return carried
        if carried is None or (making and _needs_making(clause, head, carried)):
            break
        layers.append(carried)
    return _separate_things(clause, layers[-1], verb)


def _separate_things(clause: Clause, phrase: Phrase, verb: int | None) -> list[Object]:
    """Return the separate things of a phrase; none if it cannot be followed up."""
    head = clause.words[phrase.head]
    alone = phrase.start == phrase.head == phrase.end - 1
    if head.is_form_of(EMPTY_OBJECTS, "NOUN") or (alone and head.is_form_of(VAGUE, "NOUN")):
        return []
    if head.is_place and verb is not None:
        # "встретиться в Сольграде": the place is not the object.
        return [Object(replace(phrase, start=verb, case=""), verb + 1, verb)]
    made = verb is None or clause.words[verb].is_form_of(MAKING, "INFN")
    members = split_members(clause, phrase) if made else [phrase]
    return [Object(each, phrase.start, verb) for each in members]


def _shares_in_a_pointer(clause: Clause, noun: int) -> bool:
    """Tell whether "participation" has no named object: "in it", "in its work"."""
    index = noun + 1
    if clause.lower(index) not in {"в", "во"} or index + 1 >= len(clause):
        return True
    return clause.words[index + 1].can_be("NPRO") or clause.lower(index + 1) in {"его", "ее", "их"}


def _needs_making(clause: Clause, making: Word, carried: Phrase) -> bool:
    """Tell whether a noun of making belongs to the title: "training of staff", not "the draft of a plan".

    It does before a number as well, whose genitive needs it: "открытие трех школ".
    """
    thing = clause.words[carried.head].is_form_of(THINGS, "NOUN")
    return clause.is_counted(carried) or (making.is_form_of({"подготовка"}, "NOUN") and not thing)


def carried_by(clause: Clause, noun: int) -> list[Object]:
    """Return the objects of a carrier noun such as "proposal": an infinitive, a genitive, "about …"."""
    carried = _carried(clause, noun, light=True)
    if carried is None or isinstance(carried, list):
        return carried or []
    return without_carriers(clause, carried, None)


def _carried(clause: Clause, noun: int, *, light: bool) -> Phrase | list[Object] | None:
    index = noun + 1
    if light and infinitive_near(clause, index):
        return of_infinitives(clause, index)
    while index < min(noun + 10, len(clause)):
        after = clause.after_time(index)
        if after > index:
            index = after
        elif clause.words[index].is_preposition:
            adjunct = (clause.lower(index), clause.lower(index + 1)) in ADJUNCTS
            into = clause.lower(index) in {"в", "во"} and clause.words[noun].is_form_of(
                {"заинтересованность"}
            )
            if light and not adjunct and (into or clause.lower(index) in {"о", "об", "по", "на", "к"}):
                return _after_preposition(clause, index)
            index = max(clause.skip_prepositional(index), index + 1)
        elif light and clause.words[index].is_infinitive:
            return of_infinitives(clause, index)
        else:
            cases = ("gent", "datv") if clause.words[noun].is_form_of(ATTENTION) else ("gent",)
            phrase = clause.phrase(index, cases)
            if phrase is None:
                index = _after_addressee(clause, index)
                if index < 0:
                    return None
                continue
            head = clause.words[phrase.head]
            owned = clause.words[noun].is_form_of(NOUN_ACTS, "NOUN") and head.is_place
            if not head.can_be("anim") and not owned:
                return phrase
            index = phrase.head + 1  # the person who has the idea
    return None


def _after_addressee(clause: Clause, index: int) -> int:
    """Return the first word after a dative such as "to the firms (that work there)"; -1 if there is none."""
    phrase = clause.phrase(index, ("datv",))
    if phrase is None:
        return -1
    return after_participial(clause, phrase.head + 1)
