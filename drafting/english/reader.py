"""The reader of English sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.acts import acts_in
from drafting.english.clause import AUXILIARIES, Clause, stem_of
from drafting.english.following import after_number
from drafting.english.futures import EXPECTED
from drafting.english.lexicon import (
    ACTS,
    DETERMINERS,
    DOING,
    EARLIER,
    GOVERNORS,
    HAPPENING,
    IRREGULAR_PASTS,
    LASTING,
    LEADS,
    POINTING,
    PREPOSITIONS,
    STOPPERS,
)
from drafting.english.nouns import Object, head_of
from drafting.english.objects import governed_at, objects_of, of_verbs, without_carriers
from drafting.findings import Finding
from drafting.sentences import tokens_of

if TYPE_CHECKING:
    from datetime import date

    from drafting.english.act import SpeechAct
    from drafting.periods import Mention

LONGEST_LEAD = 300
"""Characters at the end of a paragraph that are searched for a list introduction."""
LONGEST_STANCE = 5
"""Most words between a verb and its noun in an introduction: "made a number of proposals"."""
SHORTEST_NAME = 2
"""Words."""


class English:
    """The rules of English; see :class:`drafting.reading.SentenceReader`."""

    def find(
        self, text: str, mentions: list[Mention], made_on: date | None, lead: str | None
    ) -> list[Finding]:
        """Return what a sentence proposes; ``lead`` is the introduction if it is an item of a list."""
        if text.rstrip('"”» ').endswith("?"):
            return []
        clause = Clause(text, tokens_of(text), [(each.start, each.end) for each in mentions])
        found: dict[int, Finding] = {}
        for act in acts_in(clause):
            if _is_past(clause, act, mentions, made_on):
                continue
            objects = objects_of(clause, act)
            for each in objects:
                if each.end not in found:
                    found[each.end] = _finding(clause, act, each, first=objects[0])
        over = made_on is not None and any(each.last_day < made_on for each in mentions)
        if not found and lead is not None and not over:
            for each in _of_item(clause):
                found[each.end] = _item_finding(clause, each, lead)
        return list(found.values())

    def last_name(self, text: str) -> str | None:
        """Return the last name of a body, plan or place in a sentence, or None."""
        tokens = tokens_of(text)
        end = len(tokens)
        for index in range(len(tokens) - 1, 0, -1):
            capital = tokens[index].text[0].isupper()
            if not capital and end - index > SHORTEST_NAME:
                return text[tokens[index + 1].start : tokens[end - 1].end]
            if not capital:
                end = index
        return None

    def lead(self, text: str) -> str | None:
        """Return the words with which a paragraph introduces a list of proposals, or None."""
        if text.rstrip().endswith((".", "!", "…")):
            return None
        part = text[-LONGEST_LEAD:]
        words = tokens_of(part)
        leads = [index for index, each in enumerate(words) if each.lower in ACTS or each.lower in LEADS]
        if not leads:
            return None
        last = leads[-1]
        verbs = [
            index for index in range(max(last - LONGEST_STANCE, 0), last) if words[index].lower in GOVERNORS
        ]
        return part[words[verbs[-1] if verbs else last].start : words[last].end]

    def looks_ahead(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something will happen."""
        words = [token.lower for token in tokens_of(text)]
        return any(
            word in {"will", "shall", "must"}
            or (
                word in {"to", "should"}
                and any(
                    each in HAPPENING or each in DOING or each == "be"
                    for each in words[index + 1 : index + 4]
                )
            )
            or (ACTS.get(word) in {"proposal", "call", "instruction"} and not word.endswith(("ing", "ed")))
            for index, word in enumerate(words)
        )

    def looks_back(self, text: str) -> bool:
        """Tell whether a part of a sentence only says what happened."""
        words = {token.lower for token in tokens_of(text)}
        past = any(word.endswith("ed") and word not in EXPECTED for word in words) or bool(
            words & {"was", "were", "had", "held", "took"}
        )
        return past and not words & {"will", "to", "should", "must"}

    def lasts(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something lasts for a time."""
        return any(token.lower in LASTING or token.text == "Year" for token in tokens_of(text))


def _is_past(clause: Clause, act: SpeechAct, mentions: list[Mention], made_on: date | None) -> bool:
    """Tell whether a speech act was made before the statement: "in 2019 he proposed"."""
    start = clause.clause_start(act.start)
    if any(clause.lower(index) in EARLIER for index in range(start, act.start + 1)):
        return True
    opened, begun = clause.tokens[start].start, clause.tokens[act.start].start
    following = clause.tokens[act.start].end
    if clause.lower(start - 1) == "," and clause.is_time(start - 2):
        opened = 0  # "In 2019, he proposed"
    return made_on is not None and any(
        each.last_day < made_on and (opened <= each.start < begun or each.start == following + 1)
        for each in mentions
    )


def _finding(clause: Clause, act: SpeechAct, found: Object, *, first: Object) -> Finding:
    """Return the finding of an object; an object of a later verb gets the words of that verb."""
    if act.subject:
        places = [*range(act.start, act.after)]
    elif found.verb is not None and first.verb is not None and found.verb > first.verb:
        places = [*range(act.start, first.verb), *range(found.verb, found.start)]
    else:
        places = [*range(act.start, max(first.start, act.after))]
    stance = [
        clause.tokens[index].text
        for index in places
        if not clause.is_time(index)
        and (clause.tokens[index].is_word or clause.tokens[index].is_number)
        and clause.lower(index + 1) != ")"
    ]
    while stance and stance[-1].lower() in DETERMINERS:
        stance.pop()
    begins = found.verb if found.verb is not None and first.verb not in {None, found.verb} else act.start
    lasting = act.is_lasting or (found.verb is not None and clause.lower(found.verb) in LASTING)
    cue = clause.tokens[act.start].text
    return _new_finding(clause, found, " ".join(stance), act.rule, begins, is_lasting=lasting, cue=cue)


def _item_finding(clause: Clause, found: Object, lead: str) -> Finding:
    verb = f" {clause.lower(found.verb)}" if found.verb is not None else ""
    return _new_finding(clause, found, lead + verb, "list", 0, is_lasting=False, cue=lead)


def _new_finding(
    clause: Clause,
    found: Object,
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
        head=stem_of(clause.lower(head_of(clause, found.start, found.end))),
        forms=frozenset(stem_of(each.lower) for each in inner if each.is_word and each.lower not in small),
        refers_back=inner[0].lower in POINTING,
        is_lasting=is_lasting,
    )


def _of_item(clause: Clause) -> list[Object]:
    """Return the objects of a list item that begins with a verb or a noun."""
    begins = after_number(clause, 0)
    first = next((index for index in range(begins, len(clause)) if clause.lower(index)[0].isalnum()), None)
    if first is None:
        return []
    governed = governed_at(clause, first) or ((first, "base") if clause.lower(first) in DOING else None)
    if governed is not None:
        return of_verbs(clause, *governed)
    # "Thanked the volunteers" reports the past; an auxiliary makes a complete sentence.
    sentence_words = AUXILIARIES | IRREGULAR_PASTS | {"let"}
    if clause.lower(first).endswith("ed") or any(
        token.lower in sentence_words and clause.lower(index - 1) != "to"
        for index, token in enumerate(clause.tokens)
    ):
        return []
    return without_carriers(clause, first, clause.phrase_end(first, of="base"), None)
