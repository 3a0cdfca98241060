"""What a sentence in English puts forward."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.english.clause import Clause
from drafting.english.counting import counts, outermost
from drafting.english.predicates import PARTICIPLE, Reading
from drafting.english.triggers import LEAD, TRIGGERS, Follows, Trigger
from drafting.findings import ORDERS, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.periods import Mention

_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|will|shall|must|should)\b")
LONGEST_LABEL = 8
"""Words before a colon that say who, or of what."""
_TELLS = re.compile(
    r"\b[a-z]{2,}(?:s|[^e]ed) (?:(?:th(?:e|at|eir)|its|an?|all|both) |[A-Z])|[a-z]ed$"
    r"|(?<!^)[A-Z]\w+ [a-z]+(?:s|ed) \w+$"
)
_BEFORE_ITEM = re.compile(
    r"\s*(?:(?:first|second|third|fourth|finally)\w*[,:]\s*|and,?\s+)?(?:to\s+|on\s+|by\s+)?"
)
_NO_ORDER = words.PRONOUNS | words.PREPOSITIONS | {"your", "my", "online"}
_NOUNS_TOO = words.word_set(
    "plant work test share open support report form plan order offer use visit send supply join enter keep"
)


def is_lead(text: str) -> bool:
    """Tell whether a paragraph introduces a list of things to be done."""
    return LEAD.search(text.lower()) is not None


def find(text: str, mentions: Sequence[Mention], lead: str) -> list[Finding]:
    """Return what a sentence puts forward; ``lead`` says how an item of a list is read."""
    if text.rstrip('”"») ').endswith("?"):
        return []
    clause = Clause(text, mentions)
    found: list[Finding] = []
    for trigger in TRIGGERS:
        for match in trigger.pattern.finditer(clause.lower):
            if counts(clause, trigger, match):
                found += Reading(clause, trigger, match).findings()
    found = outermost(found)
    # "encourages donors to give", not "lift the duty to"
    leads = bool(found) and found[0].said <= len("and ")
    return found if leads else (lead and _item(clause, lead)) or found or _item(clause, lead)


class _ItemReading(Reading):
    """Reads an order, or an item of a list."""

    def ordered(self, index: int, *, is_item: bool) -> list[Finding]:
        """Return what is ordered without a word of ordering: "The clerk to draft a plan", "Repeal it"."""
        clause = self._clause
        named = clause.phrase_end(index)
        behind = clause.find({","}, named + 1) + 1
        if clause.word(named) == "," and clause.word(behind) == "to":
            named = behind  # "The clerk, jointly with the mayor, to draft …"
        head = clause.word(clause.find(words.PREPOSITIONS, index + 1, named) - 1)
        is_body = clause.is_capital(named - 1) or head in words.AGENTS or clause.word(named - 1) == ","
        is_body = is_body or (is_item and self._is_agent((index, named)))
        doing = self.skipped(named + 1)
        # "The treaty requires Peru to"
        has_predicate = _FINITE.search(clause.lower) or _TELLS.search(clause.cut(index, named))
        is_condition = clause.word(index) in words.CONDITIONS
        is_title = clause.is_capital(index) and not has_predicate and not is_condition
        if (is_body or is_item) and is_title and clause.word(named) == "to":
            is_done = clause.word(doing) == "be" and PARTICIPLE.fullmatch(clause.word(doing + 1))
            if is_done or clause.word(doing) in words.REACHING:
                return self.named(index, named, doing)
            is_verb = clause.word(doing) in words.VERBS or clause.is_verb(doing)
            return self.acts(doing, is_gerund=False) if is_verb and is_body else []
        at = clause.behind_insertions(index + 1)
        is_thing = clause.word(at) in {"a", "an", "the", "all"} or clause.word(at).isdigit()
        is_bare = clause.word(index) not in _NOUNS_TOO and clause.word(index + 1) not in _NO_ORDER
        is_told = has_predicate or re.search(r"\w[^e]ed\b", clause.lower)  # "Ban opponents rallied."
        is_thing = is_thing or (is_bare and clause.text.endswith(".") and not is_told)
        is_order = clause.word(index) in words.VERBS - {"take", "consider", "ask", "let"} and is_thing
        return self.acts(index, is_gerund=False) if is_order and not is_item else []


def _item(clause: Clause, lead: str) -> list[Finding]:
    """Return what an order or an item of a list puts forward: a verb with its object, or a thing."""
    match = re.match(_BEFORE_ITEM if lead else '[“"]?', clause.lower)
    assert match is not None
    reading = _ItemReading(clause, Trigger("list", re.compile(""), Follows.VERB), match)
    index = reading.skipped(clause.at(match.end()))
    mark = clause.find({":"}, index, min(index + LONGEST_LABEL, len(clause)))
    if clause.word(mark) == ":":
        index = mark + 1  # "Legal office: draft a bill"
        lead = lead or ORDERS
    behind = clause.find({","}, index) + 1
    if clause.word(index) in words.PREPOSITIONS and clause.word(behind) in words.VERBS:
        index = behind  # "Upon request, submit a list"
    is_done = clause.is_doing(index + (clause.word(index) in words.ARTICLES))
    if _is_heading(clause) and not is_done:
        return []
    if lead and clause.word(index) == "that":
        return reading.that(index + 1)
    is_joined = clause.word(index) in words.VERBS and clause.word(index + 1) in {",", "and"}
    is_verb = clause.is_verb(index) or (is_joined and clause.word(index + 2) in words.VERBS)
    if lead and (clause.is_gerund(index) or is_verb or match[0].strip() == "to"):
        return reading.acts(index, is_gerund=clause.is_gerund(index))
    found = reading.ordered(index, is_item=bool(lead))
    if found or not lead:
        return found
    is_whole = clause.word(clause.phrase_end(index)) not in words.ARTICLES | {"to"} and (
        not match[0] or len(clause) - index > len("X.")
    )
    is_thing = is_whole and clause.word(index) not in words.PREPOSITIONS | words.PRONOUNS
    is_listed = is_done or (is_thing and lead != ORDERS)
    is_told = _FINITE.search(clause.lower) or _TELLS.search(clause.text)
    return reading.objects(index, index)[0] if is_listed and not is_told else []


def _is_heading(clause: Clause) -> bool:
    """Tell whether all words are written with capitals, as in a heading: "Tourism and Art"."""
    bare = words.PREPOSITIONS | {"and", "or"}
    said = [at for at in range(len(clause)) if clause.word(at).isalpha() and clause.word(at) not in bare]
    return clause.text[-1] != "." and all(map(clause.is_capital, said))
