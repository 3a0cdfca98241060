"""The context of a speech act in English: its subject, negation, conditions and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.clause import is_adverb
from drafting.english.lexicon import ACTORS, BINDING, DENIALS, DETERMINERS, HOPES, REFUSALS

if TYPE_CHECKING:
    from drafting.english.clause import Clause

WISHES = frozenset(
    {"like", "want", "wish", "wants", "wishes", "pleased", "happy", "glad", "proud", "delighted"}
    | {"honoured", "honored", "privilege", "honour", "honor", "allow", "pleasure", "wishing", "continue"}
)
"""After one of these an infinitive is a speech act of its own: "would like to propose"."""
POINTERS = frozenset({"it", "this", "that", "these", "such", "which"})


def is_negated(clause: Clause, index: int) -> bool:
    """Tell whether a word is negated or refused."""
    before = [clause.lower(place) for place in range(max(index - 4, 0), index)]
    if any(word.endswith(("n't", "n’t")) for word in before) or set(before[-3:]) & (DENIALS - {"no"}):
        return True
    return "no" in before[-2:] or bool(set(before) & REFUSALS) or clause.lower(index + 1) == "not"


def calls(clause: Clause, index: int) -> bool:
    """Tell whether "call" is followed by "for", "on" or "upon"."""
    return any(clause.lower(place) in {"for", "on", "upon"} for place in range(index + 1, index + 3))


def is_wished(clause: Clause, index: int) -> bool:
    """Tell whether an infinitive follows a wish and so is a speech act: "would like to propose"."""
    return bool({clause.lower(place) for place in range(max(index - 4, 0), index)} & WISHES)


def has_subject(clause: Clause, index: int) -> bool:
    """Tell whether a word that may be a noun has a subject, and so is a verb."""
    place = index - 1
    while place >= 0 and (
        is_adverb(clause.lower(place)) or clause.lower(place) in {"also", "would", "will", "can", "again"}
    ):
        place -= 1
    return place >= 0 and (clause.lower(place) in ACTORS or clause.tokens[place].text[0].isupper())


def is_subordinate(clause: Clause, index: int) -> bool:
    """Tell whether a word is in a relative or conditional clause, or after a hope."""
    start = clause.clause_start(index)
    return any(clause.lower(place) in BINDING - {"that"} for place in range(start, index)) or any(
        clause.lower(place) in HOPES and clause.lower(place + 1) == "that" for place in range(index)
    )


def can_act(clause: Clause, index: int, *, strong: bool = False) -> bool:
    """Tell whether the subject before a word can act: "the government", "we", a name.

    ``strong``: the verb is a promise with every subject except a pronoun.
    """
    start = clause.clause_start(index)
    place = index - 1
    while place > start and is_adverb(clause.lower(place)):
        place -= 1
    if clause.lower(place) == "and":
        place = clause.after_adverbs(start)  # "we are ready to … and will …"
    if is_subordinate(clause, index) or place < start or clause.lower(place) in POINTERS:
        return False
    if strong and clause.lower(start) not in POINTERS and clause.lower(start + 1) != "proposed":
        return True
    if any(clause.lower(each) in ACTORS for each in range(max(place - 4, start), place + 1)):
        return True
    # A capital letter shows a name, except at the beginning of a sentence.
    capital = clause.tokens[place].text[0].isupper()
    return capital and (place > 0 or clause.lower(place) not in DETERMINERS)
