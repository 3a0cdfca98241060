"""Where something is put forward in a sentence: verbs, predicates and nouns of proposing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from briefing.draft.russian.context import can_act, has_actor, is_bound, near, negated
from briefing.draft.russian.lexicon import (
    ACT_PREPOSITIONS,
    ACTS,
    DOING,
    DUTIFUL,
    JUDGED,
    JUDGES,
    LASTING,
    MAKING_NOUNS,
    MODALS,
    NOUN_ACTS,
    OPENING,
    PASSIVE_ACTS,
    READY,
    SPEAKS_FOR,
    TAKES_NO_OBJECT,
    WISHES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.draft.russian.phrases import Clause

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
    {"быть", "нужный", "необходимый", "потенциал"},
)
"""Dictionary forms at which an act may be found."""
FARTHEST_DASH = 5
_RULES = {lemma: rule for rule, lemmas in ACTS.items() for lemma in lemmas}
_POSSESSIVE = frozenset({"наш", "мой", "его", "ее", "их", "свой"})
_DASHES = frozenset({"-", "–", "—"})
_MARKS = _DASHES | frozenset({",", ";", ":", '"', "«", "»", "(", ")"})


class Takes(Enum):
    """Where what an act puts forward is looked for, in this order."""

    INFINITIVE = auto()
    ACCUSATIVE = auto()
    SUPPORTED = auto()
    """An accusative that can be supported: an idea, a body, a doing."""
    CONSIDERED = auto()
    """An accusative that carries something: a possibility, a question."""
    PREPOSITION = auto()
    CARRIED = auto()
    """A genitive, "about …", or an infinitive after a noun."""
    SUBJECT = auto()
    """A nominative after it, else before."""
    MADE_SUBJECT = auto()
    """A nominative noun of making."""
    THING_SUBJECT = auto()
    """A nominative noun of a body, paper or occasion."""
    DOING = auto()
    """A noun of doing after "necessity"."""
    THAT = auto()
    """A clause with "чтобы"."""
    YEAR_OF = auto()
    """An instrumental: "declare 2027 the Year of …"."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of putting forward."""

    rule: str
    start: int
    after: int
    """The word from which its object is looked for."""
    takes: tuple[Takes, ...]
    prepositions: tuple[str, ...] = ()
    is_lasting: bool = False


def acts_in(clause: Clause) -> Iterator[Act]:
    """Yield the acts of a sentence, in order."""
    for index, word in enumerate(clause.words):
        cue = word.token.lower in MODALS or word.is_form_of(CUES)
        if not cue or negated(clause, index):
            continue
        for find in (
            _verb,
            _participle,
            _passive,
            _modal,
            _short,
            _judged,
            _noun,
            _for,
            _future,
            _happening,
            _potential,
        ):
            act = find(clause, index)
            if act is not None:
                yield act
                break


def _verb(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    finite = word.can_be("VERB")
    if not finite and not (word.can_be("INFN") and near(clause, index, WISHES, 4) is not None):
        return None
    lemma = next((form for form, own in word.readings if form in _RULES and own & {"VERB", "INFN"}), None)
    if lemma is None:
        return None
    rule = _RULES[lemma]
    if rule in {"support", "consideration"}:
        takes_what = Takes.SUPPORTED if rule == "support" else Takes.CONSIDERED
        return Act(rule, index, index + 1, (takes_what,))
    takes = [Takes.INFINITIVE]
    if lemma in ACT_PREPOSITIONS:
        takes.append(Takes.PREPOSITION)
    if rule == "announcement":
        takes = [Takes.PREPOSITION, Takes.YEAR_OF]
        if lemma not in TAKES_NO_OBJECT:
            takes.append(Takes.ACCUSATIVE)
    elif lemma not in TAKES_NO_OBJECT and rule not in {"call", "invitation"}:
        takes.append(Takes.ACCUSATIVE)
    takes.append(Takes.THAT)
    return Act(rule, index, index + 1, tuple(takes), ACT_PREPOSITIONS.get(lemma, ()))


def _participle(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    if not word.can_be("PRTS"):
        return None
    rule = next((_RULES[form] for form, own in word.readings if form in _RULES and "PRTS" in own), None)
    if rule in {"proposal", "plan", "instruction", "announcement", "decision"}:
        return Act(rule, index, index + 1, (Takes.INFINITIVE, Takes.MADE_SUBJECT))
    will = any(clause.words[place].is_form_of({"быть"}, "futr") for place in range(max(index - 3, 0), index))
    if will and word.is_form_of(DOING, "PRTS") and not is_bound(clause, index):
        start = next(place for place in range(index, -1, -1) if clause.words[place].is_form_of({"быть"}))
        return Act("future", start, index + 1, (Takes.SUBJECT,))
    return None


def _passive(clause: Clause, index: int) -> Act | None:
    if not clause.words[index].is_form_of(PASSIVE_ACTS, "VERB") or is_bound(clause, index):
        return None
    impersonal = clause.words[index].can_be("VERB", "sing")
    takes = (Takes.INFINITIVE, Takes.MADE_SUBJECT) if impersonal else (Takes.MADE_SUBJECT,)
    return Act(
        "proposal" if clause.lower(index).startswith(("предла", "рекоменд")) else "plan",
        index,
        index + 1,
        takes,
    )


def _modal(clause: Clause, index: int) -> Act | None:
    if clause.lower(index) not in MODALS:
        return None
    was = {clause.lower(index - 1), clause.lower(index + 1)} & {"было", "была"}
    would = "бы" in {clause.lower(place) for place in range(max(index - 3, 0), index + 3)}
    if was and not would:
        return None
    return Act("need", index, index + 1, (Takes.INFINITIVE, Takes.THAT, Takes.MADE_SUBJECT))


def _short(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    if not word.can_be("ADJS"):
        return None
    rule = next((READY[form] for form, own in word.readings if form in READY and "ADJS" in own), None)
    if rule is not None:
        return Act(rule, index, index + 1, (Takes.INFINITIVE,))
    if word.is_form_of(DUTIFUL, "ADJS") and has_actor(clause, index):
        return Act("need", index, index + 1, (Takes.INFINITIVE,))
    if word.is_form_of({"нужный", "необходимый"}, "ADJS"):
        return Act("need", index, index + 1, (Takes.THING_SUBJECT,))
    return None


def _judged(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    if not word.is_form_of(JUDGED, "ablt", "sing"):
        return None
    judge = near(clause, index, JUDGES, 6)
    if judge is None:
        return None
    return Act("need", judge, index + 1, (Takes.INFINITIVE, Takes.ACCUSATIVE, Takes.THAT))


def _noun(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    lemma = next((form for form, own in word.readings if form in NOUN_ACTS and "NOUN" in own), None)
    if lemma is None:
        return None
    rule, governors = NOUN_ACTS[lemma]
    if rule == "plan" and not word.can_be("NOUN", "plur"):
        return None  # a document
    governor = near(clause, index, governors, 7, after=4)
    if governor is not None:
        takes = (Takes.INFINITIVE, Takes.DOING) if rule == "need" else (Takes.INFINITIVE, Takes.CARRIED)
        return Act(rule, min(governor, index), index + 1, takes)
    possessed = clause.words[index - 1].is_form_of(_POSSESSIVE) or clause.words[index - 2].is_form_of(
        _POSSESSIVE
    )
    for place in range(index + 1, min(index + FARTHEST_DASH, len(clause) - 1)):
        # "Among the initiatives of the president — the creation of …"
        if clause.lower(place) in _DASHES and clause.words[place + 1].is_form_of(MAKING_NOUNS, "nomn"):
            return Act(rule, index, place + 1, (Takes.MADE_SUBJECT,))
    counted = clause.words[index - 1].can_be("Anum")
    if index and (possessed or counted) and clause.lower(index + 1) in _DASHES:
        return Act(rule, index - 1, index + 2, (Takes.INFINITIVE, Takes.MADE_SUBJECT))
    return None


def _for(clause: Clause, index: int) -> Act | None:
    if not clause.words[index].is_form_of(SPEAKS_FOR, "VERB"):
        return None
    for place in range(index + 1, min(index + 5, len(clause))):
        if clause.lower(place) == "за":
            return Act("support", index, place, (Takes.PREPOSITION,), ("за",))
        if clause.lower(place) in {"поддержку", "пользу"} and clause.lower(place - 1) == "в":
            return Act("support", index, place + 1, (Takes.CARRIED,))
    return None


def _future(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    if not word.can_be("VERB", "futr") or is_bound(clause, index):
        return None
    ours = word.can_be("VERB", "futr", "1per", "plur")
    if not ours and not (word.can_be("VERB", "futr", "3per") and can_act(clause, index)):
        return None
    if word.is_form_of(DOING, "VERB", "futr"):
        takes = (Takes.ACCUSATIVE, Takes.PREPOSITION, Takes.INFINITIVE)
        return Act("future", index, index + 1, takes, ("на", "к"))
    if word.is_form_of({"быть"}, "futr"):
        for place in range(index + 1, min(index + 4, len(clause))):
            if clause.words[place].is_form_of(DOING, "INFN"):
                lasting = clause.words[place].is_form_of(LASTING, "INFN")
                return Act("future", index, index + 1, (Takes.INFINITIVE,), is_lasting=lasting)
    return None


def _happening(clause: Clause, index: int) -> Act | None:
    word = clause.words[index]
    if word.is_form_of(OPENING, "VERB", "futr") and not is_bound(clause, index):
        return Act("future", index, index + 1, (Takes.THING_SUBJECT,))
    return None


def _potential(clause: Clause, index: int) -> Act | None:
    """Find "we believe that the chamber has great potential", "sees potential in …"."""
    if not clause.words[index].is_form_of({"потенциал"}, "NOUN"):
        return None
    judge = near(clause, index, JUDGES, 8)
    if judge is None:
        return None
    for place in range(max(index - 4, 0), min(index + 4, len(clause))):
        if clause.words[place].is_form_of({"обладать", "иметь"}, "VERB"):
            return Act("potential", judge, max(index, place) + 1, (Takes.SUBJECT,))
    return Act("potential", judge, index + 1, (Takes.PREPOSITION,), ("в", "во"))
