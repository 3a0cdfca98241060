"""Finds the objects of an English speech act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.clause import AUXILIARIES, Clause, stem_of
from drafting.english.following import (
    FARTHEST,
    after_colon,
    after_insertion,
    after_number,
    after_to,
    second_object,
)
from drafting.english.lexicon import (
    ACTS,
    ADDRESSED,
    CHANGING,
    DETERMINERS,
    DOING,
    EMPTY_OBJECTS,
    GIVING,
    GOVERNORS,
    MAKING,
    POINTING,
    PREPOSITIONS,
    SPEECH,
    STOPPERS,
    VAGUE,
)
from drafting.english.nouns import Object, added_making, can_be_supported, carrier_in, head_of, members_of

if TYPE_CHECKING:
    from drafting.english.act import SpeechAct

DEEPEST = 4
"""Most carrier nouns in a row: "the idea of the creation of …"."""
SHORTEST_CLAUSE = 3
LONGEST_CLAUSE = 12
"""Most tokens of a whole clause that is used as a title."""
_PARTICLES = frozenset({"up", "out", "off", "forward", "together", "down", "back"})
_PARTS = frozenset({"part", "steps", "measures", "use"})
_MAKING_STEMS = frozenset(map(stem_of, MAKING))
_SPEECH_STEMS = frozenset(map(stem_of, SPEECH))


def objects_of(clause: Clause, act: SpeechAct) -> list[Object]:
    """Return the objects of a speech act."""
    if act.subject:
        return _subject(clause, act)
    if act.bare:
        return of_verbs(clause, act.after, "base")
    index = after_number(clause, after_colon(clause, clause.after_time(clause.after_adverbs(act.after))))
    governed = governed_at(clause, index)
    if governed is not None:
        return of_verbs(clause, *governed)
    if act.rule in ADDRESSED:
        return _addressed(clause, index, act)
    if clause.lower(index) == "that":
        return _in_that_clause(clause, index + 1)
    return _direct(clause, index, act)


def governed_at(clause: Clause, index: int) -> tuple[int, str] | None:
    """Return the verb at a word, "to create" or "creating", with its form ("base" or "gerund"), or None."""
    verb = clause.infinitive_after_to(index)
    if verb is not None:
        return verb, "base"
    return (index, "gerund") if clause.is_gerund(index) else None


def _direct(clause: Clause, index: int, act: SpeechAct) -> list[Object]:
    """Return the noun phrase after a speech act and its preposition, or the objects of a verb there."""
    linked = clause.lower(index) in {"for", "of", "on", "in", "to", "with"}
    if linked:
        index += 1
        verb = _verb_after(clause, index)
        governed = (
            (index, "gerund") if clause.is_gerund(index) else (verb, "base") if verb is not None else None
        )
        if governed is not None:
            return of_verbs(clause, *governed)
    carries = carrier_in(clause, index, len(clause)) is not None
    if (act.rule == "consideration" and not carries) or (act.rule == "decision" and not linked):
        return []
    found = _of_noun(clause, index, None, "base")
    if act.rule == "support" and not carries:
        return [each for each in found if can_be_supported(clause, each)]
    return found


def _verb_after(clause: Clause, index: int) -> int | None:
    """Return the verb of "for the states to create", or None."""
    for place in range(index, min(index + 8, len(clause))):
        if clause.is_mark(place) or clause.lower(place) in {"and", ","}:
            return None
        verb = clause.infinitive_after_to(place)
        if verb is not None and clause.lower(verb) in DOING:
            return verb
    return None


def _addressed(clause: Clause, start: int, act: SpeechAct) -> list[Object]:
    """Return what somebody is asked to do, else what is asked for."""
    for index in range(start, min(start + FARTHEST, len(clause))):
        if _ends_address(clause, index, act):
            break
        verb = clause.infinitive_after_to(index)
        if clause.lower(index) == "not" and clause.lower(index + 1) == "to":
            verb = index + 2
        if verb is not None:
            return of_verbs(clause, verb, "base")
        if clause.lower(index) in {"with", "for"} and clause.is_gerund(index + 1):
            return of_verbs(clause, index + 1, "gerund")
    if clause.lower(start) == "that":
        return _in_that_clause(clause, start + 1)
    if act.rule == "invitation":
        return _of_noun(clause, after_to(clause, start), None, "base")
    linked = clause.lower(start) in {"for", "on", "upon"}
    return _of_noun(clause, start + linked, None, "base") if linked or act.rule == "call" else []


def _ends_address(clause: Clause, index: int, act: SpeechAct) -> bool:
    """Tell whether at this word the search for what somebody is asked to do ends."""
    if clause.lower(index) == "and":
        following = clause.lower(clause.after_adverbs(index + 1))
        return following in ACTS or following in AUXILIARIES | GOVERNORS | {"stand", "stands"}
    if clause.lower(index) == ",":
        return act.rule == "invitation"
    return clause.is_mark(index) and clause.quoted_until(index) == index


def _in_that_clause(clause: Clause, start: int) -> list[Object]:
    """Return the objects in "that the states (should) create …" or "that a fund be created"."""
    for index in range(start, min(start + FARTHEST, len(clause))):
        if clause.is_mark(index) or (clause.lower(index), clause.lower(index + 1)) == (",", "and"):
            break
        if clause.lower(index) == "be" and clause.after_time(start) == index:
            return _of_noun(clause, index + 2, None, "base")  # "that 2027 be declared the Year of …"
        if clause.lower(index) in {"be", "is"} and index > start:
            end = clause.phrase_end(start, of="base")
            return without_carriers(clause, start, end, None)
        if clause.lower(index) in DOING and index > start and clause.lower(index - 1) not in DETERMINERS:
            return of_verbs(clause, index, "base")
    return _whole_clause(clause, start)


def _whole_clause(clause: Clause, start: int) -> list[Object]:
    """Return a whole clause as the object: "that our ministers meet every quarter"."""
    end = start
    while (
        end < min(start + LONGEST_CLAUSE, len(clause)) and not clause.is_mark(end) and not clause.is_time(end)
    ):
        if clause.lower(end) in {",", "that"}:
            break
        end += 1
    is_sentence = any(clause.lower(place) in AUXILIARIES for place in range(start, end))
    return [] if is_sentence or end - start < SHORTEST_CLAUSE else [Object(start, end, None)]


def _subject(clause: Clause, act: SpeechAct) -> list[Object]:
    start = clause.after_time(clause.clause_start(act.start))
    while clause.lower(start) in {"and", "that", "then", "but"}:
        start += 1
    for index in range(start, act.start):
        if clause.lower(index) == "that":
            start = index + 1
    end = min(clause.phrase_end(start, of="base"), act.start)
    if end <= start or clause.lower(start) in POINTING | {"it", "they", "he", "she", "we", "there"}:
        return []
    return without_carriers(clause, start, end, None)


def of_verbs(clause: Clause, verb: int, form: str) -> list[Object]:
    """Return the objects of a verb and of the verbs that "and" joins to it."""
    found: list[Object] = []
    place: int | None = verb
    while place is not None:
        if stem_of(clause.lower(place)) in _SPEECH_STEMS:
            objects = []
        else:
            objects = _of_noun(clause, place + 1, place, form)
        found += objects
        place = _coordinated(clause, objects[-1].end if objects else place + 1, form)
    return found


def _coordinated(clause: Clause, end: int, form: str) -> int | None:
    index, joined = end, False
    while index < min(end + 14, len(clause)):
        word = clause.lower(index)
        if word in {"and", ",", "as", "well", "then"} or clause.is_time(index):
            joined = joined or word in {"and", ","}
            index += 1
            continue
        if joined and clause.begins_verb(index, form):
            return clause.infinitive_after_to(index) or index
        after = clause.after_adverbs(index)
        if after > index:
            index = after
        elif not joined and word in PREPOSITIONS | STOPPERS and word not in {"which", "who", "that", "where"}:
            following = clause.phrase_end(index + 1, of=form)
            index = max(following, index + 1)
        else:
            return None
    return None


def _of_noun(clause: Clause, start: int, verb: int | None, form: str) -> list[Object]:
    index = clause.after_adverbs(clause.after_time(start))
    if verb is not None and clause.lower(verb) in {"continue", "continuing"}:
        going_on = clause.infinitive_after_to(index)
        if going_on is not None:
            return [] if clause.lower(going_on) == "support" else of_verbs(clause, going_on, "base")
    while verb is not None and clause.lower(index) in _PARTICLES:
        index += 1
    if verb is not None and clause.lower(index) in _PARTS:
        index += 1
    if clause.lower(index) in PREPOSITIONS and not (clause.is_time(index)):
        index += 1
    after_preposition = clause.lower(index - 1) in PREPOSITIONS and clause.is_gerund(index)
    if verb is not None and (after_preposition or clause.is_doing_gerund(index)):
        return of_verbs(clause, index, "gerund")
    index = after_insertion(clause, clause.after_time(index))
    end = clause.phrase_end(index, of=form)
    if verb is not None and clause.lower(verb) in GIVING:
        index = second_object(clause, index, end)
    return without_carriers(clause, index, end, verb)


def without_carriers(clause: Clause, start: int, end: int, verb: int | None) -> list[Object]:
    """Return the objects of a noun phrase, without carrier nouns, and one for each part that "and" joins."""
    added = added_making(clause, start, end)
    if added is not None:
        return [
            *without_carriers(clause, start, added - 1, verb),
            *without_carriers(clause, added, end, verb),
        ]
    for _level in range(DEEPEST):
        carrier = carrier_in(clause, start, end)
        if carrier is None:
            break
        inner = carrier + 2
        if clause.is_gerund(inner):
            return of_verbs(clause, inner, "gerund")
        infinitive = clause.infinitive_after_to(carrier + 1)
        if infinitive is not None:
            return of_verbs(clause, infinitive, "base")
        start, end = inner, min(clause.phrase_end(inner, of="base"), max(end, inner + 1))
    while start < end and clause.lower(start) in DETERMINERS - POINTING:
        start += 1
    if start >= end or clause.lower(start) in STOPPERS:
        return []
    head = clause.lower(head_of(clause, start, end))
    grows = head == "contribution" and verb is not None and clause.lower(verb) in CHANGING
    if (head in EMPTY_OBJECTS and not grows) or (end == start + 1 and head in VAGUE):
        return []
    made = verb is None or stem_of(clause.lower(verb)) in _MAKING_STEMS
    return members_of(clause, start, end, verb) if made else [Object(start, end, verb)]
