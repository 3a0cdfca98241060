"""Finds the objects of a Russian speech act, in each form that they may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.act import ObjectForm, SpeechAct
from drafting.russian.context import sentence_part_start
from drafting.russian.following import next_infinitive
from drafting.russian.lexicon import DOING, HAPPENING, LIGHT_NOUNS, MAKING_NOUNS, MODALS, ROUTINE, THINGS
from drafting.russian.members import is_doing
from drafting.russian.objects import Object, carried_by, of_infinitives, of_noun_after, without_carriers
from drafting.russian.phrases import OWNERS
from drafting.russian.prepositions import CASES_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafting.russian.phrases import Clause, Phrase

FARTHEST_THAT = 14
_LINKS = frozenset({"о", "об", "к", "ко", "за", "на", "по"})
"""Prepositions with which a list item continues its introduction: "agreed: — on the creation of …"."""
SPANS = frozenset({"год", "неделя", "день"})


def objects_of(clause: Clause, act: SpeechAct) -> list[Object]:
    """Return the objects in the first form of the speech act in which there are any."""
    for form in act.forms:
        found = _FINDERS[form](clause, act)
        if found:
            return found
    return []


def _infinitive(clause: Clause, act: SpeechAct) -> list[Object]:
    found = of_infinitives(clause, act.after)
    if not found or clause.words[found[0].phrase.start - 1].is_preposition:
        return _before(clause, act) or found
    return found


def _accusative(clause: Clause, act: SpeechAct) -> list[Object]:
    return of_noun_after(clause, act.after)


def _supported(clause: Clause, act: SpeechAct) -> list[Object]:
    phrase = next((each.phrase for each in of_noun_after(clause, act.after, strip_carriers=False)), None)
    if phrase is None or not _can_be_supported(clause, phrase):
        return []
    return without_carriers(clause, phrase, None)


def _considered(clause: Clause, act: SpeechAct) -> list[Object]:
    phrase = next((each.phrase for each in of_noun_after(clause, act.after, strip_carriers=False)), None)
    if phrase is None or not clause.words[phrase.head].is_form_of(LIGHT_NOUNS, "NOUN"):
        return []
    return without_carriers(clause, phrase, None)


def _carried(clause: Clause, act: SpeechAct) -> list[Object]:
    return carried_by(clause, act.after - 1)


def _doing(clause: Clause, act: SpeechAct) -> list[Object]:
    return _making(clause, act) or [each for each in _carried(clause, act) if _is_doing(clause, each.phrase)]


def _making(clause: Clause, act: SpeechAct) -> list[Object]:
    phrase = clause.phrase(act.after, ("gent",)) if act.after < len(clause) else None
    making = phrase is not None and clause.words[phrase.head].is_form_of(MAKING_NOUNS, "NOUN")
    return without_carriers(clause, phrase, None) if phrase is not None and making else []


def _year_of(clause: Clause, act: SpeechAct) -> list[Object]:
    found = of_noun_after(clause, act.after, cases=("ablt",))
    return [each for each in found if clause.words[each.phrase.head].is_form_of(SPANS)]


def _prepositional(clause: Clause, act: SpeechAct) -> list[Object]:
    for index in range(act.after, min(act.after + 8, len(clause))):
        if clause.lower(index) in {",", ";", ":", "."}:
            return []
        if clause.lower(index) in act.prepositions:
            phrase = clause.phrase(index + 1, CASES_AFTER[clause.lower(index)])
            if phrase is None:
                return []
            found = [
                each
                for each in without_carriers(clause, phrase, None)
                if not clause.words[each.phrase.head].can_be("Geox")
            ]
            return found or _held_there(clause, phrase.end)
    return []


def _held_there(clause: Clause, start: int) -> list[Object]:
    """Return what will be held at a named place: "to Astana, where a regatta will be held"."""
    if clause.lower(start + 1) != "где":
        return []
    for index in range(start + 2, min(start + FARTHEST_THAT, len(clause))):
        if clause.words[index].is_form_of({"пройти", "состояться"}, "VERB", "futr"):
            phrase = clause.phrase(index + 1, ("nomn",)) if index + 1 < len(clause) else None
            return without_carriers(clause, phrase, None) if phrase is not None else []
    return []


def _subject(clause: Clause, act: SpeechAct, lemmas: frozenset[str] | None = None) -> list[Object]:
    """Return the nominative after a speech act, else the one before it."""
    begins = sentence_part_start(clause, act.start)
    places = [
        *_subject_starts(clause, act.after, min(act.after + 6, len(clause))),
        *_subject_starts(clause, begins, act.start),
    ]
    for index in places:
        phrase = clause.phrase(index, ("nomn",))
        if phrase is None or (index < act.start <= phrase.head):
            continue
        head = clause.words[phrase.head]
        if (lemmas is not None and not head.is_form_of(lemmas, "NOUN")) or clause.lower(index) in OWNERS:
            return []
        return without_carriers(clause, phrase, None)
    return []


def _subject_starts(clause: Clause, start: int, end: int) -> Iterator[int]:
    """Yield the words at which a subject may begin: not in a time expression or after a preposition."""
    index = start
    while index < end:
        after = clause.after_time(index)
        if after > index:
            index = after
        elif clause.words[index].is_preposition:
            index = max(clause.skip_prepositional(index), index + 1)
        else:
            yield index
            index += 1


def _supported_subject(clause: Clause, act: SpeechAct) -> list[Object]:
    for index in (
        *_subject_starts(clause, act.after, min(act.after + 3, len(clause))),
        *_subject_starts(clause, sentence_part_start(clause, act.start), act.start),
    ):
        phrase = clause.phrase(index, ("nomn",))
        if phrase is not None:
            return without_carriers(clause, phrase, None) if _can_be_supported(clause, phrase) else []
    return []


def _made_subject(clause: Clause, act: SpeechAct) -> list[Object]:
    return _subject(clause, act, MAKING_NOUNS)


def _thing_subject(clause: Clause, act: SpeechAct) -> list[Object]:
    if not clause.words[act.start].is_form_of({"пройти", "состояться"}):
        return _subject(clause, act, THINGS)
    found = _subject(clause, act, THINGS - ROUTINE)
    return [
        each for each in found if not clause.words[each.phrase.start].is_form_of({"следующий", "очередной"})
    ]


def _that(clause: Clause, act: SpeechAct) -> list[Object]:
    return _in_that_clause(clause, act.after)


def _in_that_clause(clause: Clause, start: int) -> list[Object]:
    """Return the objects of the verb in "чтобы": "so that the states create …"."""
    for index in range(start, min(start + FARTHEST_THAT, len(clause))):
        if clause.lower(index) == "чтобы":
            for place in range(index + 1, min(index + FARTHEST_THAT, len(clause))):
                if clause.words[place].is_form_of(HAPPENING, "VERB", "past"):
                    phrase = clause.phrase(index + 1, ("nomn",))
                    return without_carriers(clause, phrase, None) if phrase is not None else []
                if clause.words[place].is_form_of(DOING, "VERB", "past"):
                    return of_noun_after(clause, place + 1)
            return []
    return []


def _before(clause: Clause, act: SpeechAct) -> list[Object]:
    """Return an object before the speech act: "Такой центр предлагаем открыть"."""
    verb = next_infinitive(clause, act.after)
    start = clause.start_of(act.start)
    start += clause.lower(start) in {"что", "и", "а", "но"}
    if verb is None or start >= act.start:
        return []
    phrase = clause.phrase(start, ("accs",))
    if phrase is None or phrase.end > act.start:
        return []
    impersonal = clause.words[act.start].can_be("PRTS", "neut") or clause.lower(act.start) in MODALS
    if clause.words[phrase.head].can_be("nomn") and not (
        impersonal or clause.words[act.start].can_be("1per")
    ):
        return []  # the subject
    return [Object(phrase, verb + 1, verb)]


def _can_be_supported(clause: Clause, phrase: Phrase) -> bool:
    head = clause.words[phrase.head]
    if head.is_form_of(LIGHT_NOUNS | MAKING_NOUNS | THINGS, "NOUN"):
        return True
    named = any(clause.lower(index) in '«“"' for index in range(phrase.start, phrase.end))
    return named or _is_doing(clause, phrase)


def _is_doing(clause: Clause, phrase: Phrase) -> bool:
    head = clause.words[phrase.head]
    return is_doing(head.lemma("NOUN")) or head.is_form_of(THINGS, "NOUN")


def of_item(clause: Clause) -> list[Object]:
    """Return the objects of a list item that begins with an infinitive or a noun."""
    first = 0
    while first < len(clause) and (clause.after_time(first) > first or not clause.words[first].token.is_word):
        first = max(clause.after_time(first), first + 1)
    if first >= len(clause):
        return []
    if clause.words[first].is_infinitive:
        return of_infinitives(clause, first)
    if clause.lower(first) in _LINKS:
        linked = clause.phrase(first + 1, CASES_AFTER[clause.lower(first)])
        return without_carriers(clause, linked, None) if linked is not None else []
    phrase = clause.phrase(first, ("nomn", "accs"))
    if phrase is None or any(word.can_be("VERB") and not word.can_be("NOUN") for word in clause.words):
        return []  # a complete sentence
    return without_carriers(clause, phrase, None)


_FINDERS: dict[ObjectForm, Callable[[Clause, SpeechAct], list[Object]]] = {
    ObjectForm.INFINITIVE: _infinitive,
    ObjectForm.ACCUSATIVE: _accusative,
    ObjectForm.SUPPORTED: _supported,
    ObjectForm.CONSIDERED: _considered,
    ObjectForm.PREPOSITION: _prepositional,
    ObjectForm.CARRIED: _carried,
    ObjectForm.SUBJECT: _subject,
    ObjectForm.MADE_SUBJECT: _made_subject,
    ObjectForm.SUPPORTED_SUBJECT: _supported_subject,
    ObjectForm.THING_SUBJECT: _thing_subject,
    ObjectForm.DOING: _doing,
    ObjectForm.MAKING: _making,
    ObjectForm.THAT: _that,
    ObjectForm.YEAR_OF: _year_of,
}
