"""Finds Russian speech acts that are nouns, such as "proposal", with the verbs that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.act import ObjectForm, SpeechAct
from drafting.russian.context import near
from drafting.russian.lexicon import DESERVED, DESERVES, JUDGES, MAKING_NOUNS, NAMED, NAMES, NOUN_ACTS, THANKS

if TYPE_CHECKING:
    from drafting.russian.phrases import Clause

FARTHEST_DASH = 5
FARTHEST_LIST = 8
_POSSESSIVE = frozenset({"наш", "мой", "его", "ее", "их", "свой"})
_DASHES = frozenset({"-", "–", "—"})


def noun_act(clause: Clause, index: int) -> SpeechAct | None:
    """Find "made a proposal", "expresses readiness", "our first task — …"."""
    word = clause.words[index]
    lemma = next((form for form, own in word.readings if form in NOUN_ACTS and "NOUN" in own), None)
    if lemma is None:
        return None
    rule, governors = NOUN_ACTS[lemma]
    if (rule == "plan" and not word.can_be("NOUN", "plur")) or word.token.lower == "поддержки":
        return None  # a document; a fund for the support of …
    governor = near(clause, index, governors, 7, after=4)
    return _dashed(clause, index, rule) if governor is None else _governed(clause, index, governor, lemma)


def _governed(clause: Clause, index: int, governor: int, lemma: str) -> SpeechAct | None:
    if _is_thanks(clause, governor, index):
        return None
    rule, begins = NOUN_ACTS[lemma][0], min(governor, index)
    listed = _listed_from(clause, index)
    if listed is not None:
        return SpeechAct(rule, begins, listed, (ObjectForm.MADE_SUBJECT,))
    carried = (
        ObjectForm.MAKING
        if lemma == "важность"
        else ObjectForm.DOING
        if rule == "need"
        else ObjectForm.CARRIED
    )
    return SpeechAct(rule, begins, index + 1, (ObjectForm.INFINITIVE, carried))


def _dashed(clause: Clause, index: int, rule: str) -> SpeechAct | None:
    """Find "our task is to …", in Russian with a dash."""
    for place in range(index + 1, min(index + FARTHEST_DASH, len(clause) - 1)):
        # "Among the initiatives of the president — the creation of …"
        if clause.lower(place) in _DASHES and clause.words[place + 1].is_form_of(MAKING_NOUNS, "nomn"):
            return SpeechAct(rule, index, place + 1, (ObjectForm.MADE_SUBJECT,))
    possessed = any(clause.words[index - back].is_form_of(_POSSESSIVE) for back in (1, 2))
    counted = clause.words[index - 1].can_be("Anum")
    if index and (possessed or counted) and clause.lower(index + 1) in _DASHES:
        return SpeechAct(rule, index - 1, index + 2, (ObjectForm.INFINITIVE, ObjectForm.MADE_SUBJECT))
    return None


def _is_thanks(clause: Clause, governor: int, noun: int) -> bool:
    """Tell whether a noun belongs to thanks: "express gratitude for the support", not "express support"."""
    return any(word.is_form_of(THANKS, "NOUN") for word in clause.words[governor + 1 : noun])


def _listed_from(clause: Clause, noun: int) -> int | None:
    """Return where the items begin in "initiatives, among them the creation of …", or None."""
    for place in range(noun + 1, min(noun + FARTHEST_LIST, len(clause) - 1)):
        begun = clause.lower(place) in {"которых", "числе", "включая", "именно"} | _DASHES
        if begun and clause.words[place + 1].is_form_of(MAKING_NOUNS, "NOUN"):
            return place + 1
    return None


def deserved(clause: Clause, index: int) -> SpeechAct | None:
    """Find "the idea of creating … deserves support"."""
    if not clause.words[index].is_form_of(DESERVES, "VERB", "pres"):
        return None
    for place in range(max(index - 3, 0), min(index + 4, len(clause))):
        if clause.words[place].is_form_of(DESERVED, "NOUN", "gent"):
            return SpeechAct(
                "support", min(index, place), max(index, place) + 1, (ObjectForm.SUPPORTED_SUBJECT,)
            )
    return None


def named(clause: Clause, index: int) -> SpeechAct | None:
    """Find "he called the development of … an important task"."""
    if not clause.words[index].is_form_of(NAMED, "NOUN", "ablt"):
        return None
    verb = near(clause, index, NAMES, 6, after=5)
    if verb is None:
        return None
    return SpeechAct(
        "aim", min(verb, index), max(verb, index) + 1, (ObjectForm.INFINITIVE, ObjectForm.ACCUSATIVE)
    )


def potential(clause: Clause, index: int) -> SpeechAct | None:
    """Find "we believe that the chamber has great potential", "sees potential in …"."""
    if not clause.words[index].is_form_of({"потенциал"}, "NOUN"):
        return None
    judge = near(clause, index, JUDGES, 8)
    if judge is None:
        return None
    for place in range(max(index - 4, 0), min(index + 4, len(clause))):
        if clause.words[place].is_form_of({"обладать", "иметь"}, "VERB"):
            return SpeechAct("potential", judge, max(index, place) + 1, (ObjectForm.SUBJECT,))
    return SpeechAct("potential", judge, index + 1, (ObjectForm.PREPOSITION,), ("в", "во"))
