"""The context of a speech act in Russian: its subject, negation and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.lexicon import ACTORS, BINDING, HOPES, POINTING, STRONG

if TYPE_CHECKING:
    from drafting.russian.phrases import Clause


def sentence_part_start(clause: Clause, index: int) -> int:
    """Return the first word of the clause that contains a word; relative clauses in it are skipped."""
    start = clause.start_of(index)
    while start > 1 and clause.lower(start - 1) == ",":
        inner = clause.start_of(start - 1)
        relative = any(
            clause.words[place].is_form_of({"который"}) for place in range(inner, min(inner + 3, start))
        )
        if not relative or inner < 1:
            break
        start = clause.start_of(inner - 1)
    return start


def is_negated(clause: Clause, index: int) -> bool:
    """Tell whether a word is negated."""
    before = [clause.lower(index - 1), clause.lower(index - 2)]
    return before[0] in {"не", "ни", "нет"} or (
        before[1] == "не" and before[0] in {"бы", "пока", "стал", "стали", "будет"}
    )


def near(clause: Clause, index: int, lemmas: frozenset[str], reach: int, *, after: int = 0) -> int | None:
    """Return the nearest of some verbs, looking back first, or None if none is near or it is negated."""
    places = [
        *range(index - 1, max(index - reach, 0) - 1, -1),
        *range(index + 1, min(index + after, len(clause))),
    ]
    for place in places:
        word = clause.words[place]
        if word.is_form_of(lemmas) and (any(word.can_be(kind) for kind in ("VERB", "INFN", "GRND", "PRTS"))):
            return None if is_negated(clause, place) else place
    return None


def is_subordinate(clause: Clause, index: int) -> bool:
    """Tell whether a word is in a relative or conditional clause, or after a hope."""
    bound = any(clause.words[place].is_form_of(BINDING) for place in range(clause.start_of(index), index))
    return bound or any(word.is_form_of(HOPES) for word in clause.words[:index])


def can_act(clause: Clause, index: int) -> bool:
    """Tell whether the subject of a future form can act."""
    strong = any(
        clause.words[place].is_form_of(STRONG) for place in range(index, min(index + 4, len(clause)))
    )
    if not strong:
        return has_actor(clause, index)
    before = clause.words[clause.start_of(index) : index]
    return has_actor(clause, index) or (
        any(word.can_be("NOUN", "nomn") for word in before)
        and not any(word.is_form_of(POINTING) for word in before)
    )


def has_actor(clause: Clause, index: int) -> bool:
    """Tell whether the clause has a subject that can act: we, a government, a country."""
    return any(
        clause.words[place].is_form_of(ACTORS, "nomn") or clause.words[place].is_place
        for place in range(clause.start_of(index), index)
    ) or any(
        clause.words[place].is_form_of(ACTORS, "NOUN", "nomn")
        for place in range(index + 1, min(index + 3, len(clause)))
    )
