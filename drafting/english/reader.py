"""What a sentence in English puts forward."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.english.acts import LONGEST_STANCE, PARTICLES, QUOTES, ActReading
from drafting.english.clause import Clause
from drafting.english.counting import counts, outermost
from drafting.english.triggers import LEAD, TRIGGERS, Follows, Trigger
from drafting.findings import ORDERS, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.periods import Mention

_PARTICIPLE = re.compile(
    r"[\w-]*(?:ed|en|built|set|sold|made|held|put|brought|spent|sent|cut|laid|done|paid|led|taught|drawn|won|kept)"
)
_NO_THINGS = words.CLOSED - words.ARTICLES | {"that", "", ",", "and"}
_DOER = re.compile(r"\w+(?:er|or|ist)s?")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|will|shall|must|should)\b")
_TELLS = re.compile(r"\b[a-z]+(?:s|ed) (?:the |an? |all )?[A-Z]|(?<!^)[A-Z]\w+ [a-z]+(?:s|ed) \w+$")
_BEFORE_ITEM = re.compile(
    r"\s*(?:(?:first|second|third|fourth|finally)\w*[,:]\s*|and,?\s+)?(?:to\s+|on\s+|by\s+)?"
)
_TURNED = frozenset([("subject", "to"), ("entitled", "to"), ("trained", "in"), ("followed", "by")])
"""Participles with the word before what they are about."""
_IDLE = words.PRONOUNS | words.word_set("everything nothing people demand impact")
_PREDICATES = words.FINITE | {"who"}
_NO_ORDER = words.PRONOUNS | words.PREPOSITIONS | {"your", "my", "online"}
_NOUNS_TOO = words.word_set(
    "plant work test share open support report form plan order offer use visit send supply join enter keep"
)
_NO_SUBJECTS = words.word_set("who which that says said you")
LONGEST_SUBJECT = 18
_BEFORE_SUBJECT = words.word_set(
    "that which who if when where because although while said says added and_ but so what whether"
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
                found += _Reading(clause, trigger, match).findings()
    found = outermost(found)
    return found or _item(clause, lead)


class _Reading(ActReading):
    """Reads what stands behind and before words of putting forward."""

    def findings(self) -> list[Finding]:
        """Return what is put forward, in order."""
        clause = self._clause
        follows, index = self._trigger.follows, self.skipped(self._after)
        if clause.word(self._after - 1) == ",":  # "will, this month, open"
            index = self.skipped(clause.find({","}, self._after) + 1)
        if follows is Follows.MODAL:
            return self._modal(index)
        for_whom = clause.find({"for"}, self._first, index - 1) if self._trigger.rule == "need" else 0
        asked = self._first + 1 if self._trigger.rule == "instruction" else for_whom and for_whom + 1
        if asked and (clause.word(index - 1), clause.word(index)) == ("to", "be"):
            is_done = _PARTICIPLE.fullmatch(clause.word(index + 1))  # "wanted a plan to be drawn up"
            return self.named(asked, index - 1, index) if is_done else []
        if self._trigger.rule == "instruction" and clause.word(index) in {"the", "a", "an"}:
            return self.objects(self._first, index)[0]
        if follows in {Follows.VERB, Follows.GERUND}:
            return self.acts(index, is_gerund=follows is Follows.GERUND)
        return self._thing(index)

    def _modal(self, index: int) -> list[Finding]:
        clause = self._clause
        index += 2 * ((clause.word(index), clause.word(index + 1)) == ("have", "to"))
        subject = self._subject()
        head = re.split("['’]", clause.word(subject[1] - 1))[0] if subject else ""  # "they'll"
        if clause.word(index) == "be" and subject and clause.word(subject[0]) == "there":
            is_one = "would" not in clause.word(self._first) and clause.begins_phrase(self.skipped(index + 1))
            return self.objects(index, self.skipped(index + 1))[0] if is_one else []
        is_got = clause.word(index) == "get" and _PARTICIPLE.fullmatch(clause.word(index + 1))
        if self._is_passive() or is_got:
            return self._passive(self.skipped(index + (clause.word(index) in {"be", "get"})), subject)
        is_aim = self._trigger.rule == "need" or self._after - self._first == len(["is", "to"])
        is_reached = clause.word(index) in words.REACHING and is_aim
        is_gone = is_aim and clause.word(index) == "go" and clause.word(index + 1) in {"for", "at", "."}
        if subject and (is_gone or is_reached):
            return self.named(subject[0], self._first, index)
        is_made = subject and head not in words.PRONOUNS | words.NON_AGENTS - words.MADE
        if is_made and subject and clause.word(index) in words.STARTING:
            is_whole = clause.word(index + 1) in words.PREPOSITIONS
            found = [] if is_whole else self.acts(index, is_gerund=False)
            return found or self.named(subject[0], self._first, index)
        is_loose = not subject and self._first > 0 and self._trigger.rule != "future"
        if is_loose or self._has_no_agent(subject, head):
            return []
        found = self.acts(index, is_gerund=False)
        is_bare = found and found[0].title.startswith(clause.word(index))
        is_vague = is_bare or clause.word(index) in words.RESULTS
        return [] if is_vague and not self._is_agent(subject) else found

    def _is_passive(self) -> bool:
        """Tell whether a participle follows: "will be built", "is being built", "is hereby repealed"."""
        clause, after = self._clause, self._after
        after += 2 * (clause.word(after) == "have")  # "will have to be built"
        return clause.word(self.skipped(after)) == "be" or clause.word(after - 1) in {"being", "hereby"}

    def _is_agent(self, subject: tuple[int, int] | None) -> bool:
        if subject is None:
            return self._first == 0
        clause, (start, end) = self._clause, subject
        head = clause.word(end - 1)
        is_name = any(clause.is_capital(at) for at in range(max(start, 1), end)) or (
            end - start == 1 and clause.is_capital(start) and not head.endswith("s")
        )
        return head != "it" and (head in words.AGENTS or is_name or _DOER.fullmatch(head) is not None)

    def _has_no_agent(self, subject: tuple[int, int] | None, head: str) -> bool:
        points = subject is not None and self._clause.word(subject[0]) in {"this", "these", "such", "no"}
        return points or head in words.NON_AGENTS or self._clause.word(self._first - 1) in _NO_SUBJECTS

    def _passive(self, index: int, subject: tuple[int, int] | None) -> list[Finding]:
        clause = self._clause
        word = clause.word(index)
        is_bid = word in words.BIDDEN and clause.word(index + 1) == "to"
        by = clause.find({"by"}, index + 1, index + 3)  # "will be paid for by hiring …"
        at = index + 2 if is_bid else by + 1 if clause.word(by) == "by" else index
        if is_bid or (clause.is_gerund(at) and clause.word(at + 1) not in words.PREPOSITIONS):
            return self.acts(at, is_gerund=not is_bid)
        is_sum = subject and any(each.is_number for each in clause.tokens[slice(*subject)])
        is_spent = is_sum and word in words.SPENT and clause.word(index + 1) in {"in", "for", "to", "on"}
        if is_spent or (word, clause.word(index + 1)) in _TURNED:
            return self.objects(index, index + 2)[0]
        if subject is None or not _PARTICIPLE.fullmatch(word) or word in words.SUFFERED:
            return []
        head = clause.word(clause.find(words.PREPOSITIONS, subject[0] + 1, subject[1]) - 1)
        if re.split("['’]", head)[0] in _IDLE or not self.named(*subject, index):
            return []
        has_name = clause.begins_phrase(index + 1) or clause.word(index + 1) not in words.PREPOSITIONS
        if has_name and word in {"given", "granted", "offered", "awarded", "sent"} | words.NAMING:
            return self.objects(index, index + 1)[0]
        end = clause.tokens[index].end
        found = self.finding(clause.cut(*subject), index + 1, clause.tokens[subject[0]].start, end)
        return [replace(found, stance=" ".join(clause.text[self._begin : end].split()[:LONGEST_STANCE]))]

    def _subject(self) -> tuple[int, int] | None:
        clause, end = self._clause, self._first
        between = words.ADVERBS | QUOTES | {"both", "all", "”"}
        while end > 0 and (clause.word(end - 1) in between or clause.word(end - 1).endswith("ly")):
            end -= 1
        if clause.word(end - 1) == ",":  # "a company, to be named Nordlys, will be set up"
            opening = max((at for at in range(end - 1) if clause.word(at) == ","), default=end - 1)
            is_insertion = clause.word(opening + 1) in words.PREPOSITIONS | {"which", "who", "a", "an", "the"}
            if is_insertion or _PARTICIPLE.fullmatch(clause.word(opening + 1)):
                end = opening
        start = end
        while start > 0 and end - start < LONGEST_SUBJECT:
            word = clause.word(start - 1)
            token = clause.tokens[start - 1]
            if word in {"that", "which", "who"} and start < end and clause.is_verb(start):
                end = start = start - 1  # "the offices that represent it will …"
                continue
            if not (token.is_word or token.is_number or word in "'’\"“”«»&/%-") or word in _BEFORE_SUBJECT:
                break
            if word in {"i", "we", "he", "she", "they", "you"} and start < end:
                return None  # "the houses we need will …"
            is_other = clause.word(start) in words.PRONOUNS | {"the"} and clause.word(start - 2) != "both"
            if (word == "and" and is_other) or (word in words.PRONOUNS - words.ARTICLES and start < end):
                break
            start -= 1
        before = words.ADVERBS | words.PREPOSITIONS | {"and", "or", "as"}
        while start < end and (clause.after_time(start) > start or clause.word(start) in before):
            start = min(max(clause.after_time(start), start + 1), end)
        head = clause.find(words.PREPOSITIONS, start + 1, end)
        is_whole = 0 < end - start < LONGEST_SUBJECT and clause.find(words.FINITE, start, end) == end
        return (start, end if self._is_passive() else head) if is_whole else None

    def _thing(self, index: int) -> list[Finding]:
        clause = self._clause
        if clause.word(index) == "the" and clause.word(index + 1) == "following":
            at = clause.find({":"}, index) + 1
            return self.acts(at + (clause.word(at) == "to"), is_gerund=False)
        is_infinitive = "to" in {clause.word(index), clause.word(index - 1)}
        is_clause = "that" in {clause.word(index), clause.word(index - 1)}
        if not is_clause and (is_infinitive or clause.is_gerund(index)):
            return self.acts(index + (clause.word(index) == "to"), is_gerund=not is_infinitive)
        if is_clause or clause.word(clause.phrase_end(index)) in {"be", "should"}:
            return self.that(index + (clause.word(index) == "that"))
        is_loose = self._trigger.rule == "announcement" and not clause.begins_phrase(index)
        is_subject = clause.word(clause.phrase_end(index)) in _PREDICATES  # "announced a fund would be …"
        if clause.word(index) in _NO_THINGS or is_loose or is_subject:
            return []
        if self._trigger.follows is Follows.CARRIED:
            return self._carried_only(index)
        return self.objects(self._first, index)[0]

    def _carried_only(self, index: int) -> list[Finding]:
        clause, end = self._clause, self._clause.phrase_end(index)
        is_made = clause.is_doing(clause.find(words.PREPOSITIONS, index, end) - 1)
        carried = self.carried(index, end)
        return carried or (self.named(index, end, self._first) if carried is None and is_made else [])

    def ordered(self, index: int, *, is_item: bool) -> list[Finding]:
        """Return what is ordered without a word of ordering: "The clerk to draft a plan", "Repeal it"."""
        clause = self._clause
        named = clause.phrase_end(index)
        behind = clause.find({","}, named + 1) + 1
        if clause.word(named) == "," and clause.word(behind) == "to":
            named = behind  # "The clerk, jointly with the mayor, to draft …"
        is_body = is_item or clause.is_capital(named - 1) or clause.word(named - 1) in words.AGENTS | {","}
        doing = self.skipped(named + 1)
        has_predicate = _FINITE.search(clause.lower) or _TELLS.search(clause.cut(index, named))
        is_title = clause.is_capital(index) and not has_predicate  # "The treaty requires Peru to"
        if is_body and is_title and clause.word(named) == "to":
            is_done = clause.word(doing) == "be" and _PARTICIPLE.fullmatch(clause.word(doing + 1))
            if is_done or clause.word(doing) in words.REACHING:
                return self.named(index, named, doing)
            is_verb = clause.word(doing) in words.VERBS or clause.is_verb(doing)
            return self.acts(doing, is_gerund=False) if is_verb else []
        first = clause.find({","}, 0) + 1 if clause.word(0) == "to" else 0  # "To cut smog, tax diesel."
        at = clause.behind_insertions(first + 1)
        at += at == first + 1 and clause.word(at) in PARTICLES
        is_thing = clause.word(at) in {"a", "an", "the", "all"} or clause.word(at).isdigit()
        is_bare = clause.word(first) not in _NOUNS_TOO and clause.word(first + 1) not in _NO_ORDER
        is_told = has_predicate or re.search(r"\w[^e]ed\b", clause.lower)  # "Ban opponents rallied."
        is_thing = is_thing or (is_bare and clause.text.endswith(".") and not is_told)
        is_order = clause.word(first) in words.VERBS - {"take", "consider", "ask", "let"} and is_thing
        return self.acts(first, is_gerund=False) if is_order and not is_item else []

    def that(self, index: int) -> list[Finding]:
        """Return what sentences behind "that" say is to be: "that a force be set up and that …"."""
        further = self._clause.find({"that"}, index) + 1
        is_further = further < len(self._clause) and self._clause.word(further - 2) == "and"
        return self._said_behind_that(index) + (self.that(further) if is_further else [])

    def _said_behind_that(self, index: int) -> list[Finding]:
        clause = self._clause
        whole = end = clause.phrase_end(index)
        if clause.word(end) == ",":
            end = clause.find({","}, end + 1) + 1
        at = self.skipped(end + (clause.word(end) == "should"))
        if clause.word(end) in {"will", "would", "is", "are", "must", "not"} or clause.word(end - 1) == "not":
            return []  # found as a future of its own, or denied
        if clause.word(at) == "be" and _PARTICIPLE.fullmatch(clause.word(self.skipped(at + 1))):
            named = self.skipped(at + 1)
            if clause.word(named) in words.NAMING and clause.begins_phrase(named + 1):
                return self.objects(named, named + 1)[0]
            return self.named(index, whole, at + 1)
        for far in range(index + 1, min(end + 2, len(clause))):
            if clause.is_verb(far) and (clause.begins_phrase(far + 1) or clause.word(far + 1) == "into"):
                return self.acts(far, is_gerund=False)
        return []


def _item(clause: Clause, lead: str) -> list[Finding]:
    """Return what an order or an item of a list puts forward: a verb with its object, or a thing."""
    match = re.match(_BEFORE_ITEM if lead else "", clause.lower)
    assert match is not None
    reading = _Reading(clause, Trigger("list", re.compile(""), Follows.VERB), match)
    index = clause.at(match.end())
    if clause.word(clause.phrase_end(index)) == ":":
        index = clause.phrase_end(index) + 1  # "Legal office: draft a bill"
    found = reading.ordered(index, is_item=bool(lead))
    if found or not lead:
        return found
    if clause.word(index) == "that":
        return reading.that(index + 1)
    if clause.is_gerund(index):
        return reading.acts(index, is_gerund=True)
    first, second = clause.word(index + 1), clause.word(index + 2)
    is_list = first == "," or (first == "and" and second in words.VERBS)
    is_joined = is_list and clause.word(index) in words.VERBS
    if clause.is_verb(index) or is_joined or match[0].strip() == "to":
        return reading.acts(index, is_gerund=False)
    behind = clause.word(clause.phrase_end(index))
    is_whole = behind not in words.ARTICLES | {"to"} and (not match[0] or len(clause) - index > len("X."))
    is_thing = is_whole and clause.word(index) not in words.PREPOSITIONS | words.PRONOUNS
    is_listed = lead != ORDERS and not _FINITE.search(clause.lower)
    return reading.objects(index, index)[0] if is_thing and is_listed else []
