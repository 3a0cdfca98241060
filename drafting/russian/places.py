"""Where the subject and the object of a Russian verb stand."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from drafting.russian.lists import ACTORS, CASES_AFTER, CHANGING, DOING, MAKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from drafting.russian.clause import Clause, Phrase

FARTHEST = 16
"""Words between a verb and its object or subject."""
FARTHEST_VERB = 22
BARRIERS = frozenset({";", "(", ")", "»", "”"})
_QUOTES = frozenset('«“„"')
_OPENINGS = frozenset({",", ";", ":", "«", "“", "(", "–", "—", "что", "а", "но"})
_CLOSED_BY = {"«": "»", "(": ")", "“": "”"}
_OF_IT = frozenset(product(("в", "на", "из"), ("нем", "нём", "ней", "нее", "неё", "него", "них")))
_RELATIVES = frozenset({"который", "чей", "куда", "где", "откуда", "когда"})


def clause_start(clause: Clause, index: int) -> int:
    """Return the index of the first word of the part of a sentence that a word stands in."""
    at, closed = index, 0
    while at > 0 and (closed or clause.lower(at - 1) not in _OPENINGS):
        at -= 1
        closed += (clause.lower(at) in {")", "»", "”"}) - (clause.lower(at) in {"(", "«", "“"})
    return at


def is_described(clause: Clause, index: int) -> bool:
    """Tell whether a word is in a clause that describes: "совет, который обеспечит", "в нём разместят"."""
    first = clause_start(clause, index)
    return any(
        clause.word(at).is_form_of(_RELATIVES) or (clause.lower(at - 1), clause.lower(at)) in _OF_IT
        for at in range(first, index)
    )


def object_behind(clause: Clause, start: int) -> Phrase | None:
    """Return the accusative behind a verb, also one that could be a genitive: "внести в совет поправки"."""
    found, place = phrase_behind(clause, start, ("accs",)), None
    is_time = clause.after_time(start) > start
    if found is None and not is_time and start < len(clause) and clause.word(start).is_preposition:
        place = clause.phrase(start + 1, CASES_AFTER.get(clause.lower(start), ()))
    return found if place is None else clause.phrase(place.head + 1, ("accs",))


def phrase_behind(clause: Clause, start: int, cases: Sequence[str]) -> Phrase | None:
    """Return the first phrase of a case close behind a word; addressees, places and times are passed over."""
    passing = ("datv", "ablt") if cases == ("gent",) else ("datv", "ablt", "gent", "loct")
    at, is_object = start, "nomn" not in cases
    while at < min(start + FARTHEST, len(clause)):
        low, word = clause.lower(at), clause.word(at)
        if clause.after_time(at) > at:
            at = clause.after_time(at)
        elif (low == ":" and at == start) or (low == "силу" and clause.word(at - 1).can_be("PRTF")):
            at += 1  # "утвердить: план", "признать утратившим силу приказ"
        elif low in BARRIERS | {":"} or (low == "и" and at == start) or (word.is_infinitive and is_object):
            return None
        elif low in {",", "–", "—"}:
            behind = _behind_insertion(clause, at)
            if behind == at:
                return None
            at = behind
        elif low == "до" and cases == ("accs",) and clause.lower(at + 1)[:1].isdigit():
            return clause.phrase(at + 1, cases)
        elif word.is_preposition:
            at = behind_preposition(clause, at, is_whole=cases != ("gent",))
        elif (found := clause.phrase(at, cases)) is not None:
            return found
        else:
            passed = clause.phrase(at, passing)
            at = passed.head + 1 if passed is not None else at + 1
            at = _behind_genitives(clause, at) if passed is not None and "gent" in passing else at
            at = _behind_name(clause, at) if passed is not None else at
    return None


def _behind_genitives(clause: Clause, index: int, *, is_whole: bool = True) -> int:
    """Return the index behind genitives that belong to an addressee: "членам объединения"."""
    genitive = clause.phrase(index, ("gent",))
    is_other = genitive is not None and not is_whole and genitive.start < genitive.head
    if (
        genitive is None
        or is_other
        or clause.word(index).token.is_number
        or clause.word(index).can_be("NUMR")
    ):
        return index
    at, further = genitive.head + 1, clause.phrase(genitive.head + 1, ("gent",))
    while further is not None and further.start == further.head:  # "Совета Безопасности"
        at, further = further.head + 1, clause.phrase(further.head + 1, ("gent",))
    return at


def behind_preposition(clause: Clause, index: int, *, is_whole: bool = True) -> int:
    """Return the index behind a preposition with its phrase; a part of it ends before "нового …"."""
    cases = CASES_AFTER.get(clause.lower(index), ("gent", "datv", "ablt", "loct", "accs"))
    found = clause.phrase(index + 1, cases)
    if found is None:
        return index + 1
    return _behind_name(clause, _behind_genitives(clause, found.head + 1, is_whole=is_whole))


def _behind_name(clause: Clause, index: int) -> int:
    """Return the index behind a name: "с оператором «Луч»", "в Республике Узбекистан"."""
    if clause.lower(index) in _QUOTES:
        return clause.behind_quoted(index)
    is_name = clause.is_word(index) and all(
        clause.word(at).token.text[0].isupper() for at in (index - 1, index)
    )
    return index + is_name


def _behind_insertion(clause: Clause, index: int) -> int:
    """Return the index behind words between commas, as a participle has; the same index if there are none."""
    closing = next(
        (at for at in range(index + 1, min(index + FARTHEST, len(clause))) if clause.lower(at) == ","), None
    )
    word = clause.word(min(index + 1, len(clause) - 1))
    is_part = word.can_be("PRTF") or word.is_preposition
    return closing + 1 if closing is not None and is_part else index


def infinitive_behind(
    clause: Clause, start: int, stops: Collection[str], farthest: int = FARTHEST_VERB
) -> int | None:
    """Return the first infinitive from a word on, if no finite verb and none of the stops is before it.

    What stands in brackets and quotation marks is passed over: "ООО «Луч» (Котов А.) построить школу".
    """
    at, last = start, start + farthest
    while at < min(last, len(clause)):
        if clause.word(at).is_infinitive:
            before = clause.word(at - 1)  # "способен изменить"
            is_own = (before.can_be("PRTF") or before.can_be("ADJS")) and not before.can_be("ADVB")
            return None if is_own and at > start else at
        closing = _CLOSED_BY.get(clause.lower(at), ())
        closed = next((far for far in range(at + 1, len(clause)) if clause.lower(far) in closing), None)
        is_relative = clause.word(at).is_form_of({"который"})
        if closed is None and (clause.lower(at) in stops or clause.is_verb(at) or is_relative):
            return None
        last += 0 if closed is None else closed - at
        at = at + 1 if closed is None else closed + 1
    return None


def is_agreeing(clause: Clause, phrase: Phrase, index: int) -> bool:
    """Tell whether a phrase before a verb can be its subject: "сквер предлагают" has none."""
    verb, head = clause.word(index), clause.word(phrase.head)
    if verb.can_be("VERB", "1per"):
        return False
    return head.can_be("nomn") and (head.can_be("nomn", "plur") or not verb.can_be("VERB", "plur"))


def subject_of(clause: Clause, index: int) -> Phrase | None:
    """Return the nominative behind a verb, else the one before it, unless it is known: "проект будет …"."""
    behind = phrase_behind(clause, index + 1, ("nomn",))
    before = subject_before(clause, index) if behind is None else None
    return behind if before is None or is_known(clause, before, index) else before


def is_known(clause: Clause, phrase: Phrase, verb: int) -> bool:
    """Tell whether a phrase before a verb is a detail of what was named: "дату назовут"."""
    return is_bare(clause, phrase) and not clause.word(verb).is_form_of(CHANGING)


def is_bare(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase is a common noun alone, or a doing without a thing: "ввод в эксплуатацию"."""
    head = clause.word(phrase.head)
    is_doing_only = head.lemma("NOUN").endswith(DOING) and clause.word(phrase.end - 1).can_be("accs")
    is_one = phrase.end == phrase.head + 1 and clause.lower(phrase.end) != ","
    is_alone = is_one or (is_doing_only and clause.lower(phrase.head + 1) == "в")
    is_name = head.is_unknown or (clause.is_word(phrase.head - 1) and head.token.text[0].isupper())
    first = phrase.start + clause.word(phrase.start).can_be("Anum")
    return first == phrase.head and is_alone and head.can_be("sing", phrase.case) and not is_name


def subject_before(clause: Clause, index: int) -> Phrase | None:
    """Return the nominative before a verb, or None."""
    start = clause_start(clause, index)
    before = (clause.phrase(at, ("nomn",)) for at in range(max(start, index - FARTHEST), index))
    near = next((each for each in before if each is not None and each.end == index), None)
    found = near or phrase_behind(clause, start, ("nomn",))
    return found if found is not None and found.head < index else before_insertion(clause, index, "nomn")


def before_insertion(clause: Clause, index: int, case: str) -> Phrase | None:
    """Return the phrase before words between commas: "банк, о котором мы говорим, должен …"."""
    at = clause_start(clause, index) - 1
    if at < 1 or clause.lower(at) != ",":
        return None
    opening = next((far for far in range(at - 1, 0, -1) if clause.lower(far) == ","), None)
    if opening is None or not any(
        word.can_be("ADJF") or word.can_be("PRTF") or word.is_preposition
        for word in clause.words[opening + 1 : opening + 3]
    ):
        return None
    first = clause_start(clause, opening)
    return clause.phrase(first, (case,)) if first < opening else None


def inanimate(clause: Clause, phrase: Phrase | None) -> Phrase | None:
    """Return a phrase that is not about somebody, else None."""
    return None if phrase is None or clause.word(phrase.head).is_likely("anim") else phrase


def _behind_circumstance(clause: Clause, index: int) -> int:
    if clause.after_time(index) == index and clause.word(index).is_preposition:
        return behind_preposition(clause, index)
    return max(clause.after_time(index), index + clause.word(index).is_adverb)


def object_before(clause: Clause, index: int) -> Phrase | None:
    """Return the thing in the accusative that the clause of a verb begins with: "мост … откроют"."""
    start = clause_start(clause, index)
    while start < index and (behind := _behind_circumstance(clause, start)) > start:
        start = behind
    found = clause.phrase(start, ("accs",)) if start < index else None
    found = inanimate(clause, found or before_insertion(clause, index, "accs"))
    if found is None or found.end > index or clause.word(found.start).is_unknown:
        return None  # "GovTech" is who does it
    return None if clause.lower(found.start) in _QUOTES else found


def is_doing(clause: Clause, phrase: Phrase | None) -> bool:
    """Tell whether a phrase names something that is done: "расширение", "ратификация"."""
    if phrase is None:
        return False
    head = clause.word(phrase.head)
    return head.is_form_of(MAKING, "NOUN") or (
        head.lemma("NOUN").endswith(DOING)
        and not head.is_form_of({"сотрудничество", "добрососедство", "государство"})
        and phrase.end > phrase.head + 1
    )


def can_act(clause: Clause, subject: Phrase) -> bool:
    """Tell whether a phrase names somebody, a body or a name."""
    head = clause.word(subject.head)
    names = clause.words[max(subject.start, 1) : subject.head + 1]
    is_named = head.is_unknown or any(each.token.text[0].isupper() for each in names) or head.can_be("Geox")
    is_person = head.can_be("anim") or head.token.lower in {"я", "мы"} or head.can_be("Name")
    return is_person or is_named or head.lemma("NOUN").endswith(tuple(ACTORS))  # "Госдума", "горсовет"
