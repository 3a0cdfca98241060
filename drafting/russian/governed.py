"""What Russian verbs and predicates of putting forward govern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian import lists, places
from drafting.russian.objects import Object, has_object, is_undergone, of_infinitive, things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.clause import Clause, Phrase

FARTHEST_THAT = 8
_HOLDING = frozenset(["считать", "признать", "полагать", "находить"])
_ASKING = lists.VERBS["call"] | {"просить", "попросить", "обязать"}
"""Verbs with the accusative of who is asked."""


def _rule(clause: Clause, index: int) -> str | None:
    """Return the rule of a verb or predicate after which something is to be done, or None."""
    word = clause.word(index)
    if word.is_infinitive:
        return next((rule for rule in ("call", "proposal") if word.is_form_of(lists.VERBS[rule])), None)
    is_held = any(each.is_form_of(_HOLDING) for each in clause.words[max(index - 3, 0) : index])
    if is_held and (word.can_be("ADJF", "ablt") or word.can_be("PRTF", "ablt")):
        return "need" if word.is_form_of(lists.PREDICATES["need"]) else None  # "считаю необходимым"
    for rule, lemmas in lists.PREDICATES.items():
        if word.is_form_of(lemmas) and not word.can_be("NOUN", "nomn") and not word.can_be("ADJF"):
            return rule
        if word.token.lower in lemmas:
            return rule
    for rule, lemmas in lists.VERBS.items():
        if word.is_form_of(lemmas, "VERB") or (rule != "call" and word.is_form_of(lemmas, "PRTS")):
            return rule
    return None


def governed(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs and predicates govern: an infinitive, "чтобы" with a sentence, or a thing."""
    for index in range(len(clause)):
        rule, word = _rule(clause, index), clause.word(index)
        is_that = clause.lower(index) == "чтобы" and clause.lower(index - 2) in {"то", "том", "тому", "того"}
        if is_that and lists.CASES_AFTER.get(clause.lower(index - 3)) != ("gent",):  # "для того, чтобы"
            verbs = (at for at in range(index - 3, -1, -1) if clause.is_verb(at))
            yield next(verbs, index - 2), "call", _that(clause, index)
        is_advice = word.can_be("3per") and word.is_form_of({"рекомендовать", "требовать"})
        if rule is not None and not is_advice:
            yield index, rule, _after(clause, index, rule)


def _after(clause: Clause, index: int, rule: str) -> list[Object]:
    ahead = range(index + 1, min(index + FARTHEST_THAT, len(clause)))
    that = next((at for at in ahead if clause.lower(at) == "чтобы"), None)
    verb = _infinitive(clause, index)
    is_purpose = that is not None and any(each.is_infinitive for each in clause.words[that + 1 : that + 2])
    if that is not None and not is_purpose and not (verb is not None and index < verb < that):
        return _that(clause, that)
    if verb is not None:
        return _of_verb(clause, index, verb, rule)
    return _object(clause, index, rule) or _wanted(clause, index, rule)


def _of_verb(clause: Clause, index: int, verb: int, rule: str) -> list[Object]:
    """Return the objects of the infinitive that a word governs, on whichever side they stand."""
    if rule == "need" and clause.word(verb).is_form_of(lists.REACHING):
        return things(clause, places.subject_before(clause, index), verb)
    if clause.word(verb).is_form_of(lists.SPEECH, "INFN"):
        return []
    if rule in {"need", "plan"} and (
        clause.word(verb).is_form_of(lists.HAPPENING) or is_undergone(clause, verb)
    ):
        return things(clause, places.subject_of(clause, index), verb)
    found = of_infinitive(clause, verb)
    word = clause.word(index)
    phrase = places.object_before(clause, index)
    is_agreeing = phrase is not None and places.is_agreeing(clause, phrase, index)
    is_free = clause.lower(index) in lists.IMPERSONAL or (word.can_be("plur", "3per") and not is_agreeing)
    is_own = has_object(found, verb) and not clause.word(found[0].start - 1).is_preposition  # "до 2 млн"
    is_own = is_own and (found[0].start == verb + 1 or not is_free)
    if index < verb and not is_own and not clause.word(index).is_form_of(_ASKING):
        between = places.inanimate(clause, clause.phrase(index + 1, ("accs",)))
        if between is not None and between.end <= verb:
            return things(clause, between, verb)
    is_impersonal = is_free and not is_own
    if verb < index or phrase is None or (is_agreeing and not is_impersonal):
        return found
    is_detail = not is_impersonal and places.is_known(clause, phrase, verb)
    return [] if is_detail else things(clause, phrase, verb) or found


def _object(clause: Clause, index: int, rule: str) -> list[Object]:
    """Return the thing that is proposed or announced: "предложил фонд", "объявил 2027 год Годом лесов"."""
    word, behind = clause.word(index), clause.after_time(index + 1)
    if rule == "announcement" and behind > index + 1:
        return things(clause, places.inanimate(clause, clause.phrase(behind, ("ablt",))), index)
    phrase = places.inanimate(clause, places.phrase_behind(clause, index + 1, ("accs",)))
    if phrase is None or rule not in lists.VERBS or not word.can_be("VERB", "tran"):
        return []
    is_thing = rule == "promise" or word.is_form_of(
        lists.VERBS["proposal"] | lists.VERBS["announcement"], "VERB"
    )
    is_planned = rule in {"plan", "decision"} and _is_plan(clause, phrase)
    return things(clause, phrase, index) if is_thing or is_planned else []


def _is_plan(clause: Clause, phrase: Phrase | None) -> bool:
    is_plan = phrase is not None and clause.word(phrase.head).is_form_of(lists.PLANS)
    return is_plan or places.is_doing(clause, phrase)


def _wanted(clause: Clause, index: int, rule: str) -> list[Object]:
    """Return the subject of a word without an agent: "требуется закон", "предусмотрено строительство"."""
    word = clause.word(index)
    is_open = rule in lists.PREDICATES and word.is_form_of(lists.PREDICATES[rule] - {"предлагаться"})
    is_passive = is_open and word.token.lower.endswith("ся")
    if not (is_passive or word.can_be("PRTS") or (rule == "need" and word.is_form_of(lists.WANTED))):
        return []
    is_held = word.can_be("ablt")  # "считаем необходимой реформу"
    held = places.phrase_behind(clause, index + 1, ("accs",)) if is_held else None
    subject = places.inanimate(clause, held or places.subject_of(clause, index))
    return things(clause, subject, index) if rule != "decision" or _is_plan(clause, subject) else []


def _infinitive(clause: Clause, index: int) -> int | None:
    """Return the infinitive that a word governs, behind it or before it."""
    behind = places.infinitive_behind(clause, index + 1, lists.STOPS)
    if behind is not None:
        return behind
    before = range(index - 1, places.clause_start(clause, index) - 1, -1)
    return next((at for at in before if clause.word(at).is_infinitive), None)


def _that(clause: Clause, start: int) -> list[Object]:
    """Return what a sentence with "чтобы" says is to be: the object of its verb, else its subject."""
    for at in range(start + 1, min(start + places.FARTHEST_VERB, len(clause))):
        word = clause.word(at)
        if word.is_infinitive:
            return of_infinitive(clause, at)
        if word.is_form_of(lists.SPEECH, "VERB"):
            return []
        if word.can_be("VERB", "past") and not word.can_be("NOUN"):
            if word.token.lower.endswith(("ся", "сь")) or word.is_form_of({"вступить", "быть", "стать"}):
                return things(clause, clause.phrase(start + 1, ("nomn",)), None)
            phrase = clause.phrase(start + 1, ("accs",))
            if phrase is None or places.is_agreeing(clause, phrase, at):
                phrase = places.phrase_behind(clause, at + 1, ("accs",))
            return things(clause, phrase, at)
    return []
