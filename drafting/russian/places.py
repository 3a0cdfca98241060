"""Where the subject and the object of a Russian verb stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.lists import CASES_AFTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.russian.clause import Clause, Phrase

FARTHEST_SUBJECT = 10
BARRIERS = frozenset({";", "(", ")", "«", "»", "”", "“"})
DOING = ("ние", "тие", "ция", "ация", "ка", "ство", "изм", "ние")


def clause_start(clause: Clause, index: int) -> int:
    """Return the index of the first word of the part of a sentence that a word stands in."""
    at = index
    while at > 0 and clause.lower(at - 1) not in {",", ";", ":", "«", "“", "(", "–", "—", "что"}:
        at -= 1
    return at


def phrase_behind(clause: Clause, start: int, cases: Sequence[str]) -> Phrase | None:
    """Return the first phrase of a case close behind a word; addressees and times are passed over."""
    at = start
    while at < min(start + FARTHEST_SUBJECT, len(clause)):
        if clause.after_time(at) > at:
            at = clause.after_time(at)
            continue
        if clause.lower(at) in BARRIERS | {",", ":", "и"}:
            return None
        found = clause.phrase(at, cases)
        if found is not None:
            return found
        if clause.word(at).is_preposition:
            passed = clause.phrase(at + 1, CASES_AFTER.get(clause.lower(at), ("gent",)))
            at = passed.end if passed is not None else at + 1
        else:
            passed = clause.phrase(at, ("datv", "ablt"))
            at = passed.end if passed is not None else at + 1
    return None


def subject_of(clause: Clause, index: int) -> Phrase | None:
    """Return the nominative behind a verb, else the one before it."""
    return phrase_behind(clause, index + 1, ("nomn",)) or subject_before(clause, index)


def subject_before(clause: Clause, index: int) -> Phrase | None:
    """Return the nominative before a verb, or None."""
    at = clause_start(clause, index)
    while at < index:
        if clause.after_time(at) > at:
            at = clause.after_time(at)
            continue
        if clause.word(at).is_preposition:
            passed = clause.phrase(at + 1, CASES_AFTER.get(clause.lower(at), ("gent",)))
            at = passed.end if passed is not None else at + 1
            continue
        found = clause.phrase(at, ("nomn",))
        if found is not None:
            return found if found.head < index else None
        at += 1
    return _before_insertion(clause, index)


def _before_insertion(clause: Clause, index: int) -> Phrase | None:
    """Return the subject before words between commas: "банк, о котором мы говорим, должен …"."""
    at = clause_start(clause, index) - 1
    if at < 1 or clause.lower(at) != ",":
        return None
    opening = next((far for far in range(at - 1, 0, -1) if clause.lower(far) == ","), None)
    if opening is None:
        return None
    first = clause_start(clause, opening)
    return clause.phrase(first, ("nomn",)) if first < opening else None


def is_doing(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase names something that is done: "расширение", "ратификация"."""
    head = clause.word(phrase.head)
    return (
        head.lemma("NOUN").endswith(DOING)
        and not head.is_form_of({"сотрудничество", "добрососедство", "государство"})
        and phrase.end > phrase.head + 1
    )
