"""Skipping over words of a Russian sentence, and search for the next infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.russian.lexicon import NOUN_ACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.russian.phrases import Clause, Phrase

FARTHEST = 30
"""Most words between a speech act and its object."""
LONGEST_PARTICIPIAL = 12
"""Most words of a participial clause."""
STOPS = frozenset({".", "!", "?", ";", ":", "(", ")", ","})


def next_infinitive(clause: Clause, start: int) -> int | None:
    """Return the infinitive that a speech act governs, after addressees and circumstances, or None."""
    index = start
    while index < min(start + FARTHEST, len(clause)):
        after = clause.after_time(index)
        if after > index:
            index = after
            continue
        word = clause.words[index]
        if word.is_infinitive:
            return index
        if clause.lower(index) in STOPS and not _continues(clause, index):
            return None
        if _begins_another(clause, index):
            return None
        index = clause.skip_prepositional(index) if word.is_preposition else index + 1
    return None


def _begins_another(clause: Clause, index: int) -> bool:
    """Tell whether a word begins another speech act or clause."""
    word = clause.words[index]
    if clause.lower(index) in {"чтобы", "что", "который"}:
        return True
    acts = any(word.can_be(kind) for kind in ("VERB", "PRTS", "ADJS"))
    return (
        acts
        and not any(word.can_be(kind) for kind in ("NOUN", "ADVB", "PRCL"))
        and word.token.lower != "было"
    )


def _continues(clause: Clause, index: int) -> bool:
    """Tell whether an infinitive follows after a mark."""
    if clause.lower(index) == ":" or clause.words[min(index + 1, len(clause) - 1)].is_infinitive:
        return True
    # "предложил, по примеру соседей, создать": the infinitive follows directly after a second comma.
    for place in range(index + 1, min(index + 9, len(clause) - 1)):
        if clause.lower(place) == ",":
            return clause.words[place + 1].is_infinitive
    return False


def coordinated(clause: Clause, end: int, *, lost: bool = False) -> int | None:
    """Return the infinitive that "and" or a comma adds, or None; ``lost``: the verb before has no object."""
    index, joined = end, False
    while index < min(end + 12, len(clause)):
        after = clause.after_time(index)
        mark = clause.lower(index)
        word = clause.words[index]
        if after > index:
            index = after
        elif mark in {"и", ",", "а", "также", "или", "затем"}:
            joined, index = True, index + 1
        elif joined and word.is_infinitive:
            return index
        elif word.is_preposition:
            index = max(clause.skip_prepositional(index), index + 1)
        elif word.can_be("ADVB") or word.can_be("PRCL") or (lost and not joined and word.token.is_word):
            index += 1
        else:
            return None
    return None


def infinitive_near(clause: Clause, index: int) -> bool:
    """Tell whether an infinitive follows after dashes and adverbs."""
    while index < len(clause) and (
        clause.lower(index) in {"-", "–", "—"} or clause.words[index].can_be("ADVB")
    ):
        index += 1
    return index < len(clause) and clause.words[index].is_infinitive


def after_participial(clause: Clause, index: int) -> int:
    """Return the first word after a participial clause between two commas, else ``index``."""
    if clause.lower(index) != "," or index + 1 >= len(clause) or not clause.words[index + 1].can_be("PRTF"):
        return index
    for place in range(index + 2, min(index + LONGEST_PARTICIPIAL, len(clause))):
        if clause.lower(place) == ",":
            return place + 1
    return index


def after_owner(clause: Clause, phrase: Phrase) -> int:
    """Return the first word after a noun and the person who owns it: "здоровью детей"."""
    index = phrase.head + 1
    if phrase.case == "ablt":
        return max(phrase.end, index)  # "объявить Годом цифровизации"
    following = clause.words[index] if index < len(clause) else None
    owner = following is not None and following.can_be("NOUN", "anim", "gent")
    return index + 1 if owner and not clause.words[phrase.head].can_be("anim") else index


def stance_words(clause: Clause, start: int, end: int) -> Iterator[str]:
    """Yield the words from a speech act to its object, without circumstances."""
    index = start
    while index < end:
        after = clause.after_time(index)
        if after > index:
            index = after
        elif clause.words[index].is_preposition and not clause.words[index + 1].is_form_of(NOUN_ACTS):
            index = max(clause.skip_prepositional(index), index + 1)
        else:
            if clause.words[index].token.text[0].isalpha():
                yield clause.words[index].token.text
            index += 1
