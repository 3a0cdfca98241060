"""Finds the speech acts of a Russian sentence: verbs, predicates and nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.act import ObjectForm, SpeechAct
from drafting.russian.act_nouns import deserved, named, noun_act, potential
from drafting.russian.context import can_act, has_actor, is_negated, is_subordinate, near
from drafting.russian.lexicon import (
    ACT_PREPOSITIONS,
    ACTORS,
    ACTS,
    DESERVES,
    DOING,
    DUTIFUL,
    JUDGED,
    JUDGES,
    LASTING,
    MODALS,
    NAMED,
    NOUN_ACTS,
    OPENING,
    PASSIVE_ACTS,
    REACHING,
    READY,
    SPEAKS_FOR,
    TAKES_NO_OBJECT,
    THINGS,
    WISHES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.phrases import Clause

CUES = frozenset().union(
    *ACTS.values(),
    PASSIVE_ACTS,
    SPEAKS_FOR,
    DUTIFUL,
    READY,
    JUDGED,
    NOUN_ACTS,
    DOING,
    OPENING,
    DESERVES,
    NAMED,
    {"быть", "нужный", "необходимый", "потенциал"},
)
"""Dictionary forms at which a speech act may be found."""
_RULES = {lemma: rule for rule, lemmas in ACTS.items() for lemma in lemmas}


def acts_in(clause: Clause) -> Iterator[SpeechAct]:
    """Yield the speech acts of a sentence in order."""
    for index, word in enumerate(clause.words):
        cue = word.token.lower in MODALS or word.is_form_of(CUES)
        if not cue or is_negated(clause, index):
            continue
        for find in (
            _verb,
            _participle,
            _passive,
            _modal,
            _short,
            _judged,
            noun_act,
            _support_for,
            _future,
            _happening,
            potential,
            deserved,
            named,
            _ordered,
        ):
            act = find(clause, index)
            if act is not None:
                yield act
                break


def _verb(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    finite = word.can_be("VERB")
    if not finite and not (word.can_be("INFN") and near(clause, index, WISHES, 4) is not None):
        return None
    lemma = next((form for form, own in word.readings if form in _RULES and own & {"VERB", "INFN"}), None)
    if lemma is None:
        return None
    rule = _RULES[lemma]
    if rule in {"support", "consideration"}:
        takes_what = ObjectForm.SUPPORTED if rule == "support" else ObjectForm.CONSIDERED
        return SpeechAct(rule, index, index + 1, (takes_what,))
    forms = [ObjectForm.INFINITIVE]
    if lemma in ACT_PREPOSITIONS:
        forms.append(ObjectForm.PREPOSITION)
    if rule == "announcement":
        forms = [ObjectForm.PREPOSITION, ObjectForm.YEAR_OF]
        if lemma not in TAKES_NO_OBJECT:
            forms.append(ObjectForm.ACCUSATIVE)
    elif lemma not in TAKES_NO_OBJECT and rule not in {"call", "invitation"}:
        forms.append(ObjectForm.ACCUSATIVE)
    forms.append(ObjectForm.THAT)
    return SpeechAct(rule, index, index + 1, tuple(forms), ACT_PREPOSITIONS.get(lemma, ()))


def _participle(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    if not word.can_be("PRTS"):
        return None
    rule = next((_RULES[form] for form, own in word.readings if form in _RULES and "PRTS" in own), None)
    if rule in {"proposal", "plan", "instruction", "announcement", "decision"}:
        return SpeechAct(rule, index, index + 1, (ObjectForm.INFINITIVE, ObjectForm.MADE_SUBJECT))
    will = [
        place
        for place in range(clause.start_of(index), index)
        if clause.words[place].is_form_of({"быть"}, "futr")
        or (clause.words[place].is_form_of(DUTIFUL, "ADJS") and clause.lower(place + 1) == "быть")
    ]
    if not will or not word.is_form_of(DOING, "PRTS") or is_subordinate(clause, index):
        return None
    rule = "need" if clause.words[will[-1]].is_form_of(DUTIFUL, "ADJS") else "future"
    return SpeechAct(rule, will[-1], index + 1, (ObjectForm.SUBJECT,))


def _passive(clause: Clause, index: int) -> SpeechAct | None:
    if not clause.words[index].is_form_of(PASSIVE_ACTS, "VERB") or is_subordinate(clause, index):
        return None
    if clause.lower(index + 1) == "," and clause.lower(index + 2) == "что":
        return None
    impersonal = clause.words[index].can_be("VERB", "sing")
    forms = (ObjectForm.INFINITIVE, ObjectForm.MADE_SUBJECT) if impersonal else (ObjectForm.MADE_SUBJECT,)
    rules = {
        "предл": "proposal",
        "реком": "proposal",
        "поруч": "instruction",
        "предписывается"[:5]: "instruction",
    }
    return SpeechAct(rules.get(clause.lower(index)[:5], "plan"), index, index + 1, forms)


def _modal(clause: Clause, index: int) -> SpeechAct | None:
    if clause.lower(index) not in MODALS:
        return None
    was = {clause.lower(index - 1), clause.lower(index + 1)} & {"было", "была"}
    would = "бы" in {clause.lower(place) for place in range(max(index - 3, 0), index + 3)}
    if (was and not would) or any(
        clause.words[place].is_form_of({"который"}) for place in range(clause.start_of(index), index)
    ):
        return None
    return SpeechAct(
        "need", index, index + 1, (ObjectForm.INFINITIVE, ObjectForm.THAT, ObjectForm.MADE_SUBJECT)
    )


def _short(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    if not word.can_be("ADJS"):
        return None
    rule = next((READY[form] for form, own in word.readings if form in READY and "ADJS" in own), None)
    if rule is not None:
        return SpeechAct(rule, index, index + 1, (ObjectForm.INFINITIVE,))
    if word.is_form_of(DUTIFUL, "ADJS") and has_actor(clause, index):
        return SpeechAct("need", index, index + 1, (ObjectForm.INFINITIVE,))
    if word.is_form_of(DUTIFUL, "ADJS") and any(
        each.is_form_of(REACHING, "INFN") for each in clause.words[index + 1 : index + 3]
    ):
        return SpeechAct("aim", index, len(clause), (ObjectForm.SUBJECT,))
    if word.is_form_of({"нужный", "необходимый"}, "ADJS"):
        return SpeechAct("need", index, index + 1, (ObjectForm.THING_SUBJECT,))
    return None


def _judged(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    if not word.is_form_of(JUDGED, "ablt", "sing"):
        return None
    judge = near(clause, index, JUDGES, 6)
    if judge is None:
        return None
    return SpeechAct(
        "need", judge, index + 1, (ObjectForm.INFINITIVE, ObjectForm.ACCUSATIVE, ObjectForm.THAT)
    )


def _support_for(clause: Clause, index: int) -> SpeechAct | None:
    if not clause.words[index].is_form_of(SPEAKS_FOR, "VERB"):
        return None
    for place in range(index + 1, min(index + 5, len(clause))):
        if clause.lower(place) == "за":
            return SpeechAct("support", index, place, (ObjectForm.PREPOSITION,), ("за",))
        if clause.lower(place) in {"поддержку", "пользу"} and clause.lower(place - 1) == "в":
            return SpeechAct("support", index, place + 1, (ObjectForm.CARRIED,))
    return None


def _future(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    if not word.can_be("VERB", "futr") or is_subordinate(clause, index):
        return None
    ours = word.can_be("VERB", "futr", "1per", "plur")
    if not ours and not (word.can_be("VERB", "futr", "3per") and can_act(clause, index)):
        return None
    if word.is_form_of(DOING, "VERB", "futr"):
        forms = (ObjectForm.ACCUSATIVE, ObjectForm.PREPOSITION, ObjectForm.INFINITIVE)
        return SpeechAct("future", index, index + 1, forms, ("на", "к"))
    if word.is_form_of({"быть"}, "futr"):
        for place in range(index + 1, min(index + 4, len(clause))):
            if clause.words[place].is_form_of(DOING, "INFN"):
                lasting = clause.words[place].is_form_of(LASTING, "INFN")
                return SpeechAct("future", index, index + 1, (ObjectForm.INFINITIVE,), is_lasting=lasting)
    return None


def _happening(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.words[index]
    if word.is_form_of(OPENING, "VERB", "futr") and not is_subordinate(clause, index):
        return SpeechAct("future", index, index + 1, (ObjectForm.THING_SUBJECT,))
    return None


def _ordered(clause: Clause, index: int) -> SpeechAct | None:
    """Find "the ministry (is) to draft …": a dative and an infinitive with no predicate in between."""
    if not clause.words[index].is_infinitive or not clause.words[index].is_form_of(DOING, "INFN"):
        return None
    start = clause.start_of(index)
    phrase = clause.phrase(clause.after_time(start), ("datv",))
    if phrase is None or not clause.words[phrase.head].is_form_of(ACTORS | THINGS, "NOUN", "datv"):
        return None
    between = clause.words[phrase.head + 1 : index]
    predicates = ("VERB", "PRTS", "ADJS", "INFN", "PRED")
    if any(word.can_be(kind) for word in between for kind in predicates):
        return None
    return SpeechAct("instruction", phrase.start, index, (ObjectForm.INFINITIVE,))
