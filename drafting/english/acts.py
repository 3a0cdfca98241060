"""Finds the speech acts of an English sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.act import SpeechAct
from drafting.english.clause import AUXILIARIES
from drafting.english.context import calls, can_act, has_subject, is_negated, is_wished
from drafting.english.futures import FUTURES, REPORTS, duty, future
from drafting.english.lexicon import (
    ACTS,
    ALSO_NOUNS,
    DETERMINERS,
    DOING,
    DUTY,
    GOVERNORS,
    JUDGED,
    NEEDS,
    NOUN_ACTS,
    PREPOSITIONS,
    READY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.english.clause import Clause

POSSESSIVE = frozenset({"our", "my", "his", "her", "their", "its"})
REACH = 7
"""Most words between a noun such as "proposal" and its verb."""
_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "stand", "stands", "stood", "remain", "remains"}
)
_JUDGES = frozenset(
    {
        "considers",
        "consider",
        "considered",
        "deems",
        "deem",
        "deemed",
        "finds",
        "find",
        "found",
        "believes",
        "believe",
        "thinks",
        "think",
    }
)
CUES = (
    ACTS.keys()
    | READY.keys()
    | NOUN_ACTS.keys()
    | JUDGED
    | NEEDS
    | DUTY
    | FUTURES
    | {"time", "let", "let's", "let’s", "potential"}
)
"""Words at which a speech act may be found."""


def acts_in(clause: Clause) -> Iterator[SpeechAct]:
    """Yield the speech acts of a sentence in order."""
    for index, token in enumerate(clause.tokens):
        if token.lower not in CUES or is_negated(clause, index):
            continue
        for find in (_verb, _ready, _noun, _judged, _need, duty, future, _let_us, _potential):
            act = find(clause, index)
            if act is not None:
                yield act
                break


def _verb(clause: Clause, index: int) -> SpeechAct | None:
    word, before = clause.lower(index), clause.lower(index - 1)
    rule = ACTS.get(word)
    if rule is None or not _is_verb(clause, index):
        return None
    if rule == "readiness" and clause.infinitive_after_to(index + 1) is None:
        return None
    passive = before in _BE or (before in {"also", "further"} and clause.lower(index - 2) in _BE)
    if passive and word.endswith("ed") and rule in {"proposal", "plan"}:
        impersonal = "it" in {clause.lower(index - 2), clause.lower(index - 3)}
        to_do = clause.infinitive_after_to(index + 1) is not None
        return SpeechAct(rule, index - 1, index + 1, subject=not impersonal and not to_do)
    return SpeechAct(rule, index, index + 1)


def _is_verb(clause: Clause, index: int) -> bool:
    """Tell whether a word is used as a verb, not as a noun, an adjective or a dependent infinitive."""
    word, before = clause.lower(index), clause.lower(index - 1)
    wished = is_wished(clause, index) or (index == 0 and clause.infinitive_after_to(1) is not None)
    if (
        clause.lower(index + 1) in AUXILIARIES
        or before in {"had", "so"}
        or before in (DETERMINERS | PREPOSITIONS) - {"to"}
    ):
        return False
    if (
        (before == "to" or word in ALSO_NOUNS)
        and not wished
        and (before == "to" or not has_subject(clause, index))
    ):
        return False
    if word.endswith("ing") and index and before not in {"am", "is", "are", "was", "were"}:
        return False
    if word.startswith("suggest") and not word.endswith("ed"):
        return wished or has_subject(clause, index)
    if word == "asked" and clause.lower(index + 1) in {"about", "by", "if", "whether", "how", "why", "what"}:
        return False
    return not word.startswith("call") or calls(clause, index)


def _ready(clause: Clause, index: int) -> SpeechAct | None:
    rule = READY.get(clause.lower(index))
    before = {clause.lower(place) for place in range(max(index - 3, 0), index)}
    verb = clause.infinitive_after_to(index + 1)
    if rule is None or not before & (_BE | {"'re", "we're"}) or verb is None:
        return None
    if clause.lower(index) in {"happy", "glad", "pleased"} and "be" not in before:
        return None  # "is pleased to host you"
    return SpeechAct(rule, index, index + 1)


def _noun(clause: Clause, index: int) -> SpeechAct | None:
    rule = NOUN_ACTS.get(clause.lower(index))
    if rule is None:
        return None
    possessed = {clause.lower(place) for place in range(max(index - 3, 0), index)} & POSSESSIVE
    if clause.lower(index + 1) == "is" and possessed:
        return SpeechAct(rule, index - 1, index + 2) if clause.lower(index + 2) == "to" else None
    for place in range(index - 1, max(index - REACH, -1), -1):
        if clause.is_mark(place):
            return None
        if clause.lower(place) in GOVERNORS and not is_negated(clause, place):
            if clause.lower(index) == "importance" and not clause.is_doing_gerund(index + 2):
                return None
            linked = clause.lower(index + 1) in {"to", "for", "of", "on", "that"} or clause.is_gerund(
                index + 1
            )
            # "The commitment to the principles of …" promises nothing.
            bare = rule in {"promise", "decision"} and not _leads_to_verb(clause, index + 1)
            return SpeechAct(rule, place, index + 1) if linked and not bare else None
    return None


def _leads_to_verb(clause: Clause, index: int) -> bool:
    return clause.infinitive_after_to(index) is not None or clause.is_gerund(clause.after_adverbs(index + 1))


def _judged(clause: Clause, index: int) -> SpeechAct | None:
    """Find "it would be expedient to", "considers it necessary to", "it is important that"."""
    if clause.lower(index) not in JUDGED and not (
        clause.lower(index) == "time" and clause.lower(index - 1) in _BE | {"high"}
    ):
        return None
    before = {clause.lower(place) for place in range(max(index - 6, 0), index)}
    if "it" not in before and "it's" not in before:
        return None
    over = before & {"was", "were"} and not any(clause.lower(place) in REPORTS for place in range(index))
    if not before & (_BE | _JUDGES | {"it's"}) or over:
        return None
    return SpeechAct("need", index, index + 1)


def _need(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.lower(index)
    if word == "need" and clause.lower(index - 2) == "there" and clause.lower(index - 1) in {"is", "a"}:
        return SpeechAct("need", index, index + 1)
    if word == "need" and clause.lower(index - 1) == "a" and clause.lower(index - 3) == "there":
        return SpeechAct("need", index, index + 1)
    if word not in NEEDS or not can_act(clause, index):
        return None
    follows = clause.infinitive_after_to(index + 1) is not None
    if follows or (word == "need" and clause.lower(index + 1) in {"a", "an"}):
        return SpeechAct("need", index, index + 1)
    return None


def _let_us(clause: Clause, index: int) -> SpeechAct | None:
    word = clause.lower(index)
    verb = index + (2 if word == "let" and clause.lower(index + 1) == "us" else 1)
    if (verb == index + 2 or word in {"let's", "let’s"}) and clause.lower(verb) in DOING:
        return SpeechAct("call", index, verb, bare=True)
    return None


def _potential(clause: Clause, index: int) -> SpeechAct | None:
    """Find "sees great potential in the chamber"."""
    seen = {clause.lower(place) for place in range(max(index - 4, 0), index)} & {
        "see",
        "sees",
        "saw",
        "seeing",
    }
    if clause.lower(index) == "potential" and seen and clause.lower(index + 1) == "in":
        return SpeechAct("potential", index, index + 1)
    return None
