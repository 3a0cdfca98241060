"""The reader of Russian sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.findings import Finding
from drafting.russian.acts import acts_in
from drafting.russian.following import stance_words
from drafting.russian.lexicon import (
    DUTIFUL,
    EARLIER,
    HAPPENING,
    LASTING,
    LEADS,
    ORDERS,
    PARENTHESES,
    SCHEDULED,
    STARTING,
)
from drafting.russian.object_forms import objects_of, of_item
from drafting.russian.phrases import Clause
from drafting.russian.words import Word, read_words
from drafting.sentences import tokens_of

if TYPE_CHECKING:
    from datetime import date

    from drafting.periods import Mention
    from drafting.russian.act import SpeechAct
    from drafting.russian.objects import Object

LONGEST_LEAD = 300
"""Characters at the end of a paragraph that are searched for a list introduction."""
LONGEST_STANCE = 5
"""Most words between a verb and its noun in an introduction: "made a number of proposals"."""
_PARENTHESIS = re.compile(rf",?\s*\b(?:{'|'.join(PARENTHESES)})\b,?", re.IGNORECASE)


class Russian:
    """The rules of Russian; see :class:`drafting.reading.SentenceReader`."""

    def find(
        self, text: str, mentions: list[Mention], made_on: date | None, lead: str | None
    ) -> list[Finding]:
        """Return what a sentence proposes; ``lead`` is the introduction if it is an item of a list."""
        if text.rstrip('"»” ').endswith("?"):
            return []
        times = [(each.start, each.end) for each in mentions]
        times += [match.span() for match in _PARENTHESIS.finditer(text)]
        clause = Clause(text, read_words(tokens_of(text)), times)
        found: dict[int, Finding] = {}
        for act in acts_in(clause):
            if _is_past(clause, act, mentions, made_on):
                continue
            objects = objects_of(clause, act)
            for each in objects:
                if each.phrase.head not in found:
                    found[each.phrase.head] = _finding(clause, act, each, first=objects[0])
        over = made_on is not None and any(each.last_day < made_on for each in mentions)
        if not found and lead is not None and not over:
            for each in of_item(clause):
                found[each.phrase.head] = _item_finding(clause, each, lead)
        return list(found.values())

    def last_name(self, text: str) -> str | None:
        """Return the last name of a body, plan or place in a sentence, or None."""
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
        """Return the words with which a paragraph introduces a list of proposals, or None."""
        begins = text.rstrip().endswith(":") or not text.rstrip().endswith((".", "!", "…"))
        if not begins:
            return None
        part = text[-LONGEST_LEAD:]
        words = read_words(tokens_of(part))
        last = next(
            (index for index in range(len(words) - 1, -1, -1) if words[index].is_form_of(LEADS)), None
        )
        if last is None:
            return None
        verbs = [index for index in range(max(last - LONGEST_STANCE, 0), last) if words[index].can_be("VERB")]
        first = verbs[-1] if verbs else last
        return part[words[first].token.start : words[last].token.end]

    def looks_ahead(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something will happen."""
        words = read_words(tokens_of(text))
        ordered = any(each.is_form_of(ORDERS) for each in words)
        return (ordered and any(each.is_infinitive for each in words)) or any(
            (word.can_be("VERB", "futr", "3per") and not word.can_be("NOUN"))
            or word.is_form_of(STARTING, "VERB", "pres")
            or (
                (word.can_be("PRTS") or word.is_form_of(HAPPENING, "INFN"))
                and any(each.is_form_of({"быть"} | DUTIFUL) for each in words[max(index - 3, 0) : index])
                and not any(each.can_be("VERB", "past") for each in words[max(index - 3, 0) : index])
            )
            for index, word in enumerate(words)
        )

    def looks_back(self, text: str) -> bool:
        """Tell whether a part of a sentence only says what happened."""
        words = read_words(tokens_of(text))
        return any(
            word.can_be("VERB", "past") or (word.can_be("PRTF", "past") and not word.is_form_of(SCHEDULED))
            for word in words
        ) and not any(word.can_be("VERB", "futr") or word.is_infinitive for word in words)

    def lasts(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something lasts for a time."""
        return any(
            word.is_form_of(LASTING)
            or (word.is_form_of({"год"}) and (index == 0 or word.token.text[0].isupper()))
            for index, word in enumerate(read_words(tokens_of(text)))
        )


def _is_past(clause: Clause, act: SpeechAct, mentions: list[Mention], made_on: date | None) -> bool:
    """Tell whether a speech act was made before the statement: "in 2019 he proposed"."""
    start = clause.start_of(act.start)
    if any(clause.lower(index) in EARLIER for index in range(start, act.start)):
        return True
    opened, begun = clause.words[start].token.start, clause.words[act.start].token.start
    following = clause.words[act.start].token.end
    return made_on is not None and any(
        each.last_day < made_on and (opened <= each.start < begun or each.start == following + 1)
        for each in mentions
    )


def _finding(clause: Clause, act: SpeechAct, found: Object, *, first: Object) -> Finding:
    """Return the finding of an object; an object of a later verb gets the words of that verb."""
    added = found.verb is not None and first.verb is not None and found.verb > first.verb
    if added and found.verb is not None and first.verb is not None:
        words = [*stance_words(clause, act.start, first.verb)]
        words += stance_words(clause, found.verb, found.stance_end)
    else:
        words = [*stance_words(clause, act.start, max(first.stance_end, act.after))]
    first_word = clause.words[found.verb if added and found.verb is not None else act.start]
    lasting = act.is_lasting or (found.verb is not None and clause.words[found.verb].is_form_of(LASTING))
    cue = clause.words[act.start].token.text
    return _new_finding(clause, found, " ".join(words), act.rule, first_word, is_lasting=lasting, cue=cue)


def _item_finding(clause: Clause, found: Object, lead: str) -> Finding:
    verb = f" {clause.words[found.verb].token.lower}" if found.verb is not None else ""
    return _new_finding(clause, found, lead + verb, "list", clause.words[0], is_lasting=False, cue=lead)


def _new_finding(
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
