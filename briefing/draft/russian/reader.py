"""From a Russian sentence to what it puts forward."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.draft.findings import Finding
from briefing.draft.russian.acts import Act, Takes, acts_in, clause_start
from briefing.draft.russian.lexicon import (
    CASES_AFTER,
    DOING,
    EARLIER,
    HAPPENING,
    LASTING,
    LEADS,
    LIGHT_NOUNS,
    MAKING_NOUNS,
    PARENTHESES,
    THINGS,
)
from briefing.draft.russian.objects import (
    Object,
    carried_by,
    next_infinitive,
    of_infinitives,
    of_noun_after,
    peeled,
    stance_words,
)
from briefing.draft.russian.phrases import Clause, Phrase
from briefing.draft.russian.words import Word, read_words
from briefing.draft.sentences import tokens_of

if TYPE_CHECKING:
    from datetime import date

    from briefing.draft.periods import Mention

FARTHEST_THAT = 14
LONGEST_LEAD = 300
_PARENTHESIS = re.compile(rf",?\s*\b(?:{'|'.join(PARENTHESES)})\b,?", re.IGNORECASE)
_DOING = re.compile(r"\w+(?:ение|ание|ция|ка|ство|тие|ща)$")


class Russian:
    """Reads sentences."""

    def find(
        self, text: str, mentions: list[Mention], made_on: date | None, lead: str | None
    ) -> list[Finding]:
        """Return what a sentence puts forward; ``lead`` is what the list that it is an item of begins with."""
        if text.rstrip('"»” ').endswith("?"):
            return []
        when = [(each.start, each.end) for each in mentions]
        when += [match.span() for match in _PARENTHESIS.finditer(text)]
        clause = Clause(text, read_words(tokens_of(text)), when)
        found: dict[int, Finding] = {}
        for act in acts_in(clause):
            if _is_past(clause, act, mentions, made_on):
                continue
            for each in _objects(clause, act):
                if each.phrase.head not in found:
                    found[each.phrase.head] = _finding(clause, act, each)
        if not found and lead is not None:
            for each in _of_item(clause):
                found[each.phrase.head] = _item_finding(clause, each, lead)
        return list(found.values())

    def last_name(self, text: str) -> str | None:
        """Return the last name of a body, plan or place in a sentence, for what points back to it."""
        clause = Clause(text, read_words(tokens_of(text)), [])
        for index in range(len(clause) - 1, 0, -1):
            word = clause.words[index]
            if not word.token.text[0].isupper() or word.can_be("Name") or word.can_be("Surn"):
                continue
            phrase = clause.phrase(index, ("nomn", "gent", "datv", "accs", "ablt", "loct"))
            if phrase is not None and phrase.head > index and not word.can_be("Geox"):
                return clause.title(phrase)
        return None

    def lead(self, text: str) -> str | None:
        """Return the word that makes what follows a list of proposals."""
        begins = text.rstrip().endswith(":") or not text.rstrip().endswith((".", "!", "…"))
        if not begins:
            return None
        words = [each for each in read_words(tokens_of(text[-LONGEST_LEAD:])) if each.is_form_of(LEADS)]
        return words[-1].token.text if words else None

    def looks_ahead(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something will happen."""
        words = read_words(tokens_of(text))
        return any(
            word.is_form_of(HAPPENING, "VERB", "futr")
            or (word.is_form_of(DOING, "PRTS") and index and words[index - 1].is_form_of({"быть"}, "futr"))
            for index, word in enumerate(words)
        )

    def looks_back(self, text: str) -> bool:
        """Tell whether a part of a sentence only says what happened."""
        words = read_words(tokens_of(text))
        return any(word.can_be("VERB", "past") or word.can_be("PRTF", "past") for word in words) and not any(
            word.can_be("VERB", "futr") or word.is_infinitive for word in words
        )

    def lasts(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something runs for a time."""
        return any(
            word.is_form_of(LASTING) or word.is_form_of({"год"}, "nomn")
            for word in read_words(tokens_of(text))
        )


def _is_past(clause: Clause, act: Act, mentions: list[Mention], made_on: date | None) -> bool:
    """Tell whether an act itself lies before the statement: "in 2019 he proposed"."""
    start = clause_start(clause, act.start)
    if any(clause.words[index].is_form_of(EARLIER, "ADVB") for index in range(start, act.start)):
        return True
    opened, begun = clause.words[start].token.start, clause.words[act.start].token.start
    following = clause.words[act.start].token.end
    return made_on is not None and any(
        each.last_day < made_on and (opened <= each.start < begun or each.start == following + 1)
        for each in mentions
    )


def _objects(clause: Clause, act: Act) -> list[Object]:
    """Return what an act puts forward, from the first place where there is something."""
    for takes in act.takes:
        found = _taken(clause, act, takes)
        if found:
            return found
    return []


def _taken(clause: Clause, act: Act, takes: Takes) -> list[Object]:
    if takes is Takes.INFINITIVE:
        return of_infinitives(clause, act.after) or _before(clause, act)
    if takes is Takes.ACCUSATIVE:
        return of_noun_after(clause, act.after)
    if takes is Takes.SUPPORTED:
        phrase = next(iter(of_noun_after(clause, act.after, peel=False)), None)
        can_be = phrase is not None and _can_be_supported(clause, phrase.phrase)
        return peeled(clause, phrase.phrase, None) if phrase is not None and can_be else []
    if takes is Takes.PREPOSITION:
        return _prepositional(clause, act)
    if takes is Takes.CARRIED:
        return carried_by(clause, act.after - 1)
    if takes is Takes.DOING:
        return [each for each in carried_by(clause, act.after - 1) if _is_doing(clause, each.phrase)]
    if takes is Takes.THAT:
        return _in_that_clause(clause, act.after)
    if takes is Takes.YEAR_OF:
        found = of_noun_after(clause, act.after, cases=("ablt",))
        return [
            each for each in found if clause.words[each.phrase.head].is_form_of({"год", "неделя", "день"})
        ]
    return _subject(clause, act, takes)


def _prepositional(clause: Clause, act: Act) -> list[Object]:
    for index in range(act.after, min(act.after + 8, len(clause))):
        if clause.lower(index) in {",", ";", ":", "."}:
            return []
        if clause.lower(index) in act.prepositions:
            phrase = clause.phrase(index + 1, CASES_AFTER[clause.lower(index)])
            if phrase is None:
                return []
            return [
                each
                for each in peeled(clause, phrase, None)
                if not clause.words[each.phrase.head].can_be("Geox")
            ]
    return []


def _subject(clause: Clause, act: Act, takes: Takes) -> list[Object]:
    """Return the nominative after an act, else the one before it."""
    places = [
        *range(act.after, min(act.after + 6, len(clause))),
        *range(clause_start(clause, act.start), act.start),
    ]
    for index in places:
        if clause.after_when(index) > index:
            continue
        phrase = clause.phrase(index, ("nomn",))
        if phrase is None or (index < act.start <= phrase.head):
            continue
        head = clause.words[phrase.head]
        if takes is Takes.MADE_SUBJECT and not head.is_form_of(MAKING_NOUNS, "NOUN"):
            return []
        if takes is Takes.THING_SUBJECT and not head.is_form_of(THINGS, "NOUN"):
            return []
        return peeled(clause, phrase, None)
    return []


def _in_that_clause(clause: Clause, start: int) -> list[Object]:
    """Return the objects of the verb in "so that the states create …"."""
    for index in range(start, min(start + FARTHEST_THAT, len(clause))):
        if clause.lower(index) == "чтобы":
            for place in range(index + 1, min(index + FARTHEST_THAT, len(clause))):
                if clause.words[place].is_form_of(DOING, "VERB", "past"):
                    return of_noun_after(clause, place + 1)
            return []
    return []


def _before(clause: Clause, act: Act) -> list[Object]:
    """Return the object that stands before: "Такой центр предлагаем открыть"."""
    verb = next_infinitive(clause, act.after)
    start = clause_start(clause, act.start)
    if verb is None or start == act.start:
        return []
    phrase = clause.phrase(start, ("accs",))
    if phrase is None or phrase.end > act.start or clause.words[phrase.head].can_be("Geox"):
        return []
    return [Object(phrase, verb + 1, verb)]


def _can_be_supported(clause: Clause, phrase: Phrase) -> bool:
    head = clause.words[phrase.head]
    if head.is_form_of(LIGHT_NOUNS | MAKING_NOUNS | THINGS, "NOUN"):
        return True
    named = any(clause.lower(index) in '«“"' for index in range(phrase.start, phrase.end))
    return named or _is_doing(clause, phrase)


def _is_doing(clause: Clause, phrase: Phrase) -> bool:
    return _DOING.fullmatch(clause.words[phrase.head].lemma("NOUN")) is not None or clause.words[
        phrase.head
    ].is_form_of(THINGS, "NOUN")


def _of_item(clause: Clause) -> list[Object]:
    """Return what an item of a list names: an infinitive's object or a noun."""
    first = next((index for index, word in enumerate(clause.words) if word.token.is_word), None)
    if first is None:
        return []
    if clause.words[first].is_infinitive:
        return of_infinitives(clause, first) or []
    phrase = clause.phrase(first, ("nomn", "accs"))
    return peeled(clause, phrase, None) if phrase is not None else []


def _finding(clause: Clause, act: Act, found: Object) -> Finding:
    words = stance_words(clause, act.start, found)
    return _made(clause, found, " ".join(words), act.rule, clause.words[act.start], is_lasting=act.is_lasting)


def _item_finding(clause: Clause, found: Object, lead: str) -> Finding:
    verb = f" {clause.words[found.verb].token.lower}" if found.verb is not None else ""
    return _made(clause, found, lead + verb, "list", clause.words[0], is_lasting=False, cue=lead)


def _made(
    clause: Clause,
    found: Object,
    stance: str,
    rule: str,
    first: Word,
    *,
    is_lasting: bool,
    cue: str | None = None,
) -> Finding:
    phrase = found.phrase
    inner = clause.words[phrase.start : phrase.end]
    end = clause.words[phrase.end - 1].token.end
    return Finding(
        stance=stance,
        title=clause.title(phrase),
        rule=rule,
        cue=cue or first.token.text,
        start=min(first.token.start, clause.words[phrase.start].token.start),
        end=end,
        head=clause.words[phrase.head].lemma("NOUN"),
        forms=frozenset(word.content for word in inner if word.content is not None),
        refers_back=clause.points_back(phrase),
        is_lasting=is_lasting,
    )
