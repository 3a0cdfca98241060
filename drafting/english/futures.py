"""Speech acts of future and duty: what will, must or is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.act import SpeechAct
from drafting.english.clause import stem_of
from drafting.english.context import can_act, is_subordinate
from drafting.english.lexicon import DOING, DUTY, LASTING, OPENING, REACHING, ROUTINE, STRONG, THINGS

if TYPE_CHECKING:
    from drafting.english.clause import Clause

EXPECTED = frozenset({"expected", "due", "set", "scheduled", "slated"})
REPORTS = frozenset(
    {"said", "announced", "noted", "added", "stressed", "stated", "confirmed", "informed", "told"}
)
_PRESENTS = frozenset({"is", "are", "am"})
FUTURES = frozenset({"will", "would", "shall", "we'll", "i'll", "we’ll", "i’ll", "is", "are", "am"})
BEGINNING_STEMS = frozenset(map(stem_of, ("launch", "establish", "open", "introduce", "create")))
_DOING_STEMS = frozenset(map(stem_of, DOING))
_IRREGULAR = frozenset({"built", "held", "made", "set", "put", "drawn", "given", "found"})


def duty(clause: Clause, index: int) -> SpeechAct | None:
    """Find "must build", "should be built", "must reach"."""
    word = clause.lower(index)
    if word not in DUTY:
        return None
    verb = clause.after_adverbs(index + 1)
    if clause.lower(verb) in REACHING and not can_act(clause, index):
        return None if is_subordinate(clause, index) else SpeechAct("aim", index, verb + 1, subject=True)
    return _with_bare_verb(clause, index, "need")


def future(clause: Clause, index: int) -> SpeechAct | None:
    """Find "will build", "are to be built", "is expected to open", "we are launching"."""
    word = clause.lower(index)
    if word in FUTURES - _PRESENTS:
        held = word != "would" or _is_reported(clause, index)
        return _with_bare_verb(clause, index, "future") if held else None
    if word in {"is", "are"} and clause.lower(index + 1) == "to" and clause.lower(index + 2) == "be":
        return _passive(clause, index, index + 3, "future")
    if word in {"is", "are"} and clause.lower(index + 1) in EXPECTED:
        return _expected(clause, index)
    if word in {"are", "am"} and clause.lower(index - 1) in {"we", "i"}:
        verb = clause.after_adverbs(index + 1)
        if clause.is_gerund(verb) and stem_of(clause.lower(verb)) in BEGINNING_STEMS:
            return SpeechAct("future", index, verb)
    return None


def _expected(clause: Clause, index: int) -> SpeechAct | None:
    if is_subordinate(clause, index):
        return None
    verb = clause.infinitive_after_to(index + 2)
    if verb is not None and clause.lower(verb) in DOING:
        return SpeechAct("future", index, verb, bare=True)
    dated = clause.lower(index + 2) in {"for", "in"}
    return SpeechAct("future", index, index + 2, subject=True) if dated else None


def _is_reported(clause: Clause, index: int) -> bool:
    """Tell whether "would" reports a "will": "he said the country would build …"."""
    before = {clause.lower(place) for place in range(index)}
    return bool(before & REPORTS) and not any(clause.lower(place) == "if" for place in range(len(clause)))


def _with_bare_verb(clause: Clause, index: int, rule: str) -> SpeechAct | None:
    verb = clause.after_adverbs(index + 1)
    if clause.lower(verb) == "be":
        return _passive(clause, index, verb + 1, rule)
    if (clause.lower(verb), clause.lower(verb + 1)) == ("take", "place"):
        return _occasion(clause, index, verb + 2, rule)
    if clause.lower(verb) in OPENING and (
        clause.is_time(verb + 1) or clause.lower(verb + 1) in {"in", "at", "on", ""}
    ):
        return None if is_subordinate(clause, index) else SpeechAct(rule, index, verb + 1, subject=True)
    doing = clause.lower(verb) in DOING or clause.lower(verb) in LASTING
    contracted = "'" in clause.lower(index) or "’" in clause.lower(index)
    if not doing or not (contracted or can_act(clause, index, strong=clause.lower(verb) in STRONG)):
        return None
    return SpeechAct(rule, index, verb, bare=True, is_lasting=clause.lower(verb) in LASTING)


def _occasion(clause: Clause, index: int, after: int, rule: str) -> SpeechAct | None:
    """Find "a forum will take place", except for regular occasions and "the next …"."""
    named = clause.lower(index - 1) in THINGS - ROUTINE
    comes_round = any(clause.lower(place) == "next" for place in range(max(index - 4, 0), index))
    return (
        SpeechAct(rule, index, after, subject=True)
        if named and not comes_round and not is_subordinate(clause, index)
        else None
    )


def _passive(clause: Clause, index: int, participle: int, rule: str) -> SpeechAct | None:
    participle = clause.after_adverbs(participle)
    word = clause.lower(participle)
    done = stem_of(word) in _DOING_STEMS or (rule == "need" and word.endswith("ed")) or word in _IRREGULAR
    if not done or word in DOING - {"set", "put"} or word.endswith("ing") or is_subordinate(clause, index):
        return None
    lasting = word in {"chaired", "presided"}
    return SpeechAct(rule, index, participle + 1, subject=True, is_lasting=lasting)
