"""What Russian nouns and prepositions of putting forward carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.lists import BY_PREPOSITION, CARRIERS, CASES_AFTER, NOUNS, SUPPORTING
from drafting.russian.objects import Object, of_infinitive, things
from drafting.russian.places import clause_start, infinitive_behind, is_doing, phrase_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.clause import Clause, Phrase

_CASES = ("nomn", "accs", "datv", "ablt", "loct")
"""Without the genitive: "при подготовке инициатив" puts nothing forward."""
_STUDYING = frozenset({"рассматривать", "рассмотреть", "изучить", "проработать"})
_GENERAL = frozenset(["важность", "план", "цель", "задача", "решение", "время", "возможность", "требование"])
_ENDS = frozenset({"и", ",", ";", "(", "что", "о", "об"})


def by_preposition(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what verbs take with a preposition: "выступил за создание", "призвал к ратификации"."""
    for index in range(len(clause)):
        word = clause.word(index)
        if word.is_form_of(SUPPORTING, "VERB"):
            phrase = phrase_behind(clause, index + 1 + (clause.lower(index + 1) == "и"), ("accs",))
            if phrase is not None and _is_matter(clause, phrase):
                yield index, "support", things(clause, phrase, index)
            continue
        farthest = 2 if clause.lower(index) == "мы" else 7  # "мы за реформу", not "мы ввели плату за …"
        for at in range(index + 1, min(index + farthest, len(clause))):
            low = "о" if clause.lower(at) == "об" else clause.lower(at)
            rule = next(
                (BY_PREPOSITION[form, low] for form, _tags in word.readings if (form, low) in BY_PREPOSITION),
                None,
            )
            if rule is None or clause.after_time(at) > at:
                continue
            phrase = clause.phrase(at + 1, CASES_AFTER[clause.lower(at)])
            is_named = clause.lower(at) == "на" and clause.lower(at + 1) not in {"год", "визит"}
            if phrase is not None and (is_named or _is_matter(clause, phrase)):
                yield index, rule, things(clause, phrase, index)
            break
        if clause.lower(index - 1) == "в" and word.token.lower == "поддержку":
            phrase = clause.phrase(index + 1, ("gent",))
            if phrase is not None:
                yield index, "support", things(clause, phrase, index)


def _is_matter(clause: Clause, phrase: Phrase) -> bool:
    return is_doing(clause, phrase) or clause.word(phrase.head).is_form_of(CARRIERS)


def by_noun(clause: Clause) -> Iterator[tuple[int, str, list[Object]]]:
    """Yield what nouns such as "план" and "инициатива" carry."""
    for index in range(len(clause)):
        word = clause.word(index)
        rule = next((rule for rule, lemmas in NOUNS.items() if word.is_form_of(lemmas, "NOUN")), None)
        is_studied = clause.word(max(index - 1, 0)).is_form_of(_STUDYING)
        is_new = is_studied or not word.is_form_of({"возможность"})
        if rule is None or not is_new or word.is_likely("gent"):
            continue
        own = clause.phrase(index, ("loct", "nomn"))
        end = own.end if own is not None else index + 1
        is_set_off = clause.lower(end) in {"–", "—"}  # "наша цель – создание фонда"
        if is_set_off or (clause.lower(index - 1), clause.lower(index)) == ("в", "планах"):
            planned = phrase_behind(clause, end + is_set_off, ("nomn",))
            if is_doing(clause, planned):
                yield index, rule, things(clause, planned, None)
                continue
        told = next((each for each in clause.words[index + 1 :] if each.can_be("VERB")), None)
        if clause_start(clause, index) == index and told and not told.is_form_of(SUPPORTING):
            continue  # "решение о строительстве было принято"
        verb = infinitive_behind(clause, index + 1, _ENDS, 5)
        if verb is not None:
            yield index, rule, of_infinitive(clause, verb)
            continue
        phrase = clause.phrase(index, [each for each in _CASES if word.can_be("NOUN", each)][:1])
        if phrase is None or phrase.head != index:
            continue
        found = things(clause, phrase, None)
        if is_studied:
            yield index - 1, "plan", found
        elif clause.lower(index + 1) in {"о", "об"} or not word.is_form_of(_GENERAL):
            yield index, rule, [each for each in found if each.start != index]
