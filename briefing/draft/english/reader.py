"""From an English sentence to what it puts forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.english.acts import Act, acts_in
from briefing.draft.english.clause import Clause, stem_of
from briefing.draft.english.lexicon import (
    ACTS,
    ADDRESSED,
    DETERMINERS,
    DOING,
    EARLIER,
    EMPTY_OBJECTS,
    HAPPENING,
    LASTING,
    LEADS,
    LIGHT_NOUNS,
    MAKING,
    MAKING_NOUNS,
    POINTING,
    PREPOSITIONS,
    SPEECH,
    STOPPERS,
    THINGS,
)
from briefing.draft.findings import Finding
from briefing.draft.sentences import tokens_of

if TYPE_CHECKING:
    from datetime import date

    from briefing.draft.periods import Mention

FARTHEST = 20
LONGEST_LEAD = 300
"""Tokens between an act and the verb that it governs."""
DEEPEST = 4
_PARTICLES = frozenset({"up", "out", "off", "forward", "together", "down", "back"})
_PARTS = frozenset({"part", "steps", "measures", "use"})
_MAKING_STEMS = frozenset(map(stem_of, MAKING))
_SPEECH_STEMS = frozenset(map(stem_of, SPEECH))
_QUALITIES = ("tion", "ment", "sion", "ance", "ing")


@dataclass(frozen=True, slots=True)
class _Object:
    start: int
    end: int
    verb: int | None
    """The verb that it belongs to."""


class English:
    """Reads sentences."""

    def find(
        self, text: str, mentions: list[Mention], made_on: date | None, lead: str | None
    ) -> list[Finding]:
        """Return what a sentence puts forward; ``lead`` is what the list that it is an item of begins with."""
        if text.rstrip('"”» ').endswith("?"):
            return []
        clause = Clause(text, tokens_of(text), [(each.start, each.end) for each in mentions])
        found: dict[int, Finding] = {}
        for act in acts_in(clause):
            if _is_past(clause, act, mentions, made_on):
                continue
            objects = _objects(clause, act)
            for each in objects:
                if each.end not in found:
                    found[each.end] = _finding(clause, act, each, first=objects[0])
        if not found and lead is not None:
            for each in _of_item(clause):
                found[each.end] = _item_finding(clause, each, lead)
        return list(found.values())

    def last_name(self, text: str) -> str | None:
        """Return the last name of a body, plan or place in a sentence, for what points back to it."""
        tokens = tokens_of(text)
        end = len(tokens)
        for index in range(len(tokens) - 1, 0, -1):
            capital = tokens[index].text[0].isupper()
            if not capital and end - index > 2:
                return text[tokens[index + 1].start : tokens[end - 1].end]
            if not capital:
                end = index
        return None

    def lead(self, text: str) -> str | None:
        """Return the word that makes what follows a list of proposals."""
        if text.rstrip().endswith((".", "!", "…")):
            return None
        words = [
            each for each in tokens_of(text[-LONGEST_LEAD:]) if each.lower in ACTS or each.lower in LEADS
        ]
        return words[-1].text if words else None

    def looks_ahead(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something will happen."""
        words = [token.lower for token in tokens_of(text)]
        return any(
            word in {"will", "to", "shall"}
            and any(each in HAPPENING for each in words[index + 1 : index + 4])
            for index, word in enumerate(words)
        )

    def looks_back(self, text: str) -> bool:
        """Tell whether a part of a sentence only says what happened."""
        words = {token.lower for token in tokens_of(text)}
        past = any(word.endswith("ed") for word in words) or bool(
            words & {"was", "were", "had", "held", "took"}
        )
        return past and not words & {"will", "to", "should", "must"}

    def lasts(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something runs for a time."""
        return any(token.lower in LASTING or token.text == "Year" for token in tokens_of(text))


def _is_past(clause: Clause, act: Act, mentions: list[Mention], made_on: date | None) -> bool:
    """Tell whether an act itself lies before the statement: "in 2019 he proposed"."""
    start = clause.clause_start(act.start)
    if any(clause.lower(index) in EARLIER for index in range(start, act.start + 1)):
        return True
    opened, begun = clause.tokens[start].start, clause.tokens[act.start].start
    following = clause.tokens[act.start].end
    if start >= 2 and clause.lower(start - 1) == "," and clause.is_when(start - 2):
        opened = 0  # "In 2019, he proposed"
    return made_on is not None and any(
        each.last_day < made_on and (opened <= each.start < begun or each.start == following + 1)
        for each in mentions
    )


def _objects(clause: Clause, act: Act) -> list[_Object]:
    if act.subject:
        return _subject(clause, act)
    if act.bare:
        return _of_verbs(clause, act.after, "base")
    index = clause.after_when(clause.past_adverbs(act.after))
    if clause.lower(index) == ":":
        index += 1
    verb = clause.infinitive_after_to(index)
    if verb is not None:
        return _of_verbs(clause, verb, "base")
    if clause.is_gerund(index):
        return _of_verbs(clause, index, "gerund")
    if act.rule in ADDRESSED:
        return _addressed(clause, index, act)
    if clause.lower(index) == "that":
        return _in_that_clause(clause, index + 1)
    return _direct(clause, index, act)


def _direct(clause: Clause, index: int, act: Act) -> list[_Object]:
    if clause.lower(index) in {"for", "of", "on", "in", "to", "with"}:
        index += 1
        if clause.is_gerund(index):
            return _of_verbs(clause, index, "gerund")
        verb = _verb_after(clause, index)
        if verb is not None:
            return _of_verbs(clause, verb, "base")
    elif act.rule in {"plan", "promise"} and not _is_noun_phrase(clause, index):
        return []
    found = _of_noun(clause, index, None, "base")
    if act.rule == "support":
        return [each for each in found if _can_be_supported(clause, each)]
    return found


def _verb_after(clause: Clause, index: int) -> int | None:
    """Return the verb of "for the states to create"."""
    for place in range(index, min(index + 8, len(clause))):
        if clause.is_mark(place):
            return None
        verb = clause.infinitive_after_to(place)
        if verb is not None and clause.lower(verb) in DOING:
            return verb
    return None


def _is_noun_phrase(clause: Clause, index: int) -> bool:
    token = clause.tokens[index] if index < len(clause) else None
    return token is not None and (
        token.lower in DETERMINERS or token.is_number or token.lower not in PREPOSITIONS
    )


def _addressed(clause: Clause, start: int, act: Act) -> list[_Object]:
    """Return what somebody is called on to do, else what is called for."""
    for index in range(start, min(start + FARTHEST, len(clause))):
        if clause.is_mark(index) and not clause.quoted_until(index) > index:
            break
        verb = clause.infinitive_after_to(index)
        if verb is not None:
            return _of_verbs(clause, verb, "base")
        if clause.lower(index) in {"with", "for"} and clause.is_gerund(index + 1):
            return _of_verbs(clause, index + 1, "gerund")
    if clause.lower(start) == "that":
        return _in_that_clause(clause, start + 1)
    if clause.lower(start) in {"for", "on", "upon"}:
        start += 1
    elif act.rule != "call":
        return []
    return _of_noun(clause, start, None, "base")


def _in_that_clause(clause: Clause, start: int) -> list[_Object]:
    """Return the objects of the verb in "that the states (should) create …" or "that a fund be created"."""
    for index in range(start, min(start + FARTHEST, len(clause))):
        if clause.is_mark(index):
            break
        if clause.lower(index) in {"be", "is"} and index > start:
            end = clause.phrase_end(start, of="base")
            return _peeled(clause, start, end, None)
        if clause.lower(index) in DOING and index > start and clause.lower(index - 1) not in DETERMINERS:
            return _of_verbs(clause, index, "base")
    return []


def _subject(clause: Clause, act: Act) -> list[_Object]:
    start = clause.after_when(clause.clause_start(act.start))
    while clause.lower(start) in {"and", "that", "then", "but"}:
        start += 1
    for index in range(start, act.start):
        if clause.lower(index) == "that":
            start = index + 1
    end = min(clause.phrase_end(start, of="base"), act.start)
    if end <= start or clause.lower(start) in POINTING | {"it", "they", "he", "she", "we", "there"}:
        return []
    return _peeled(clause, start, end, None)


def _of_verbs(clause: Clause, verb: int, form: str) -> list[_Object]:
    """Return the objects of a verb and of those that "and" adds to it."""
    found: list[_Object] = []
    place: int | None = verb
    while place is not None:
        if stem_of(clause.lower(place)) in _SPEECH_STEMS:
            objects = []
        else:
            objects = _of_noun(clause, place + 1, place, form)
        found += objects
        place = _coordinated(clause, objects[-1].end if objects else place + 1, form)
    return found


def _coordinated(clause: Clause, end: int, form: str) -> int | None:
    index, joined = end, False
    while index < min(end + 14, len(clause)):
        word = clause.lower(index)
        if word in {"and", ",", "as", "well", "then"} or clause.is_when(index):
            joined = joined or word in {"and", ","}
            index += 1
            continue
        if joined and clause.begins_verb(index, form):
            return clause.infinitive_after_to(index) or index
        after = clause.past_adverbs(index)
        if after > index:
            index = after
        elif not joined and word in PREPOSITIONS | STOPPERS and word not in {"which", "who", "that", "where"}:
            following = clause.phrase_end(index + 1, of=form)
            index = max(following, index + 1)
        else:
            return None
    return None


def _of_noun(clause: Clause, start: int, verb: int | None, form: str) -> list[_Object]:
    index = clause.past_adverbs(clause.after_when(start))
    while verb is not None and clause.lower(index) in _PARTICLES:
        index += 1
    if verb is not None and clause.lower(index) in _PARTS:
        index += 1
    if clause.lower(index) in PREPOSITIONS and not (clause.is_when(index)):
        index += 1
    if clause.is_gerund(index) and verb is not None and clause.lower(index - 1) in PREPOSITIONS:
        return _of_verbs(clause, index, "gerund")
    index = clause.after_when(index)
    return _peeled(clause, index, clause.phrase_end(index, of=form), verb)


def _peeled(clause: Clause, start: int, end: int, verb: int | None) -> list[_Object]:
    """Go from nouns that only carry others to what they carry, and part what "and a" joins."""
    for _level in range(DEEPEST):
        carrier = _carrier(clause, start, end)
        if carrier is None:
            break
        inner = carrier + 2
        if clause.is_gerund(inner):
            return _of_verbs(clause, inner, "gerund")
        infinitive = clause.infinitive_after_to(carrier + 1)
        if infinitive is not None:
            return _of_verbs(clause, infinitive, "base")
        start, end = inner, clause.phrase_end(inner, of="base")
    while start < end and clause.lower(start) in DETERMINERS - POINTING:
        start += 1
    if start >= end or clause.lower(_head(clause, start, end)) in EMPTY_OBJECTS:
        return []
    made = verb is None or stem_of(clause.lower(verb)) in _MAKING_STEMS
    return _members(clause, start, end, verb) if made else [_Object(start, end, verb)]


def _carrier(clause: Clause, start: int, end: int) -> int | None:
    """Return the noun of "the idea of", "a proposal to" or "the creation of" at the beginning of a phrase."""
    for index in range(start, min(start + 4, len(clause))):
        word, link = clause.lower(index), clause.lower(index + 1)
        light = word in LIGHT_NOUNS and link in {"of", "to", "for", "on"}
        light = light or (word in {"plan", "plans"} and clause.infinitive_after_to(index + 1) is not None)
        if (light or (word in MAKING_NOUNS and link == "of")) and index + 2 < len(clause):
            return index
        if index >= end or word in PREPOSITIONS:
            return None
    return None


def _members(clause: Clause, start: int, end: int, verb: int | None) -> list[_Object]:
    """Return the things that "and a" joins."""
    found = []
    for index in range(start + 1, end - 1):
        article = clause.lower(index + 1) in {"a", "an"}
        if article and (clause.lower(index) == "and" or clause.lower(index) == ","):
            stop = index - (clause.lower(index - 1) == ",")
            found.append(_Object(start, stop, verb))
            start = index + 2
    return [*found, _Object(start, end, verb)]


def _head(clause: Clause, start: int, end: int) -> int:
    """Return the last noun before the first preposition."""
    for index in range(start + 1, end):
        if clause.lower(index) in PREPOSITIONS or clause.lower(index) in {",", "and"}:
            return index - 1
    return end - 1


def _can_be_supported(clause: Clause, each: _Object) -> bool:
    head = clause.lower(_head(clause, each.start, each.end))
    named = any(clause.tokens[index].text[0].isupper() for index in range(each.start, each.end))
    return (
        each.verb is not None
        or named
        or head in THINGS | LIGHT_NOUNS | MAKING_NOUNS
        or head.endswith(_QUALITIES)
    )


def _of_item(clause: Clause) -> list[_Object]:
    """Return what an item of a list names: a verb's object or a noun."""
    first = next(
        (index for index, token in enumerate(clause.tokens) if token.is_word or token.is_number), None
    )
    if first is None:
        return []
    verb = clause.infinitive_after_to(first)
    if clause.lower(first) == "to" and verb is not None:
        return _of_verbs(clause, verb, "base")
    if clause.is_gerund(first):
        return _of_verbs(clause, first, "gerund")
    if clause.lower(first) in DOING:
        return _of_verbs(clause, first, "base")
    return _peeled(clause, first, clause.phrase_end(first, of="base"), None)


def _finding(clause: Clause, act: Act, found: _Object, *, first: _Object) -> Finding:
    """Say what is done in the words of the act and, for what "and" added, of its own verb."""
    if act.subject:
        places = [*range(act.start, act.after)]
    elif found.verb is not None and first.verb is not None and found.verb > first.verb:
        places = [*range(act.start, first.verb), *range(found.verb, found.start)]
    else:
        places = [*range(act.start, max(first.start, act.after))]
    stance = [
        clause.tokens[index].text
        for index in places
        if not clause.is_when(index) and (clause.tokens[index].is_word or clause.tokens[index].is_number)
    ]
    while stance and stance[-1].lower() in DETERMINERS:
        stance.pop()
    return _made(clause, found, " ".join(stance), act.rule, act.start, is_lasting=act.is_lasting)


def _item_finding(clause: Clause, found: _Object, lead: str) -> Finding:
    verb = f" {clause.lower(found.verb)}" if found.verb is not None else ""
    return _made(clause, found, lead + verb, "list", 0, is_lasting=False, cue=lead)


def _made(
    clause: Clause,
    found: _Object,
    stance: str,
    rule: str,
    first: int,
    *,
    is_lasting: bool,
    cue: str | None = None,
) -> Finding:
    inner = clause.tokens[found.start : found.end]
    small = DETERMINERS | PREPOSITIONS | STOPPERS | {"and"}
    return Finding(
        stance=stance,
        title=clause.slice(found.start, found.end),
        rule=rule,
        cue=cue or clause.tokens[first].text,
        start=min(clause.tokens[first].start, inner[0].start),
        end=inner[-1].end,
        head=stem_of(clause.lower(_head(clause, found.start, found.end))),
        forms=frozenset(stem_of(each.lower) for each in inner if each.is_word and each.lower not in small),
        refers_back=inner[0].lower in POINTING,
        is_lasting=is_lasting,
    )
