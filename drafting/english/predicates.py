"""What the predicate of a sentence in English puts forward."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.english.acts import LONGEST_STANCE, ActReading
from drafting.english.triggers import Follows

if TYPE_CHECKING:
    from drafting.findings import Finding

PARTICIPLE = re.compile(
    r"[\w-]*(?:ed|en|built|set|sold|made|held|put|brought|spent|sent|cut|laid|done|paid|led|taught|drawn|won|kept)"
)
_NO_THINGS = words.CLOSED - words.ARTICLES | {"that", "", ",", "and"}
_DOER = re.compile(r"\w+(?:er|or|ist)s?")
_TURNED = frozenset([("subject", "to"), ("entitled", "to"), ("trained", "in"), ("followed", "by")])
"""Participles with the word before what they are about."""
_HELD = frozenset([("go", "ahead"), ("go", "live"), ("take", "effect"), ("take", "place"), ("come", "into")])
"""Verbs with the word behind them by which their subject is to be there."""
_IDLE = words.PRONOUNS | words.word_set("everything nothing people demand impact")
_PREDICATES = words.FINITE | {"who"}
_NO_SUBJECTS = words.word_set("who which that says said you")
LONGEST_SUBJECT = 18
_BEFORE_SUBJECT = words.word_set(
    "that which who if when where because although while said says added and_ but so what whether"
)


class Reading(ActReading):
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
            is_done = PARTICIPLE.fullmatch(clause.word(index + 1))  # "wanted a plan to be drawn up"
            return self.named(asked, index - 1, index) if is_done else []
        if clause.word(self._first).startswith("requir") and clause.word(self._first + 1) in {"a", "an"}:
            return self.objects(self._first, self._first + 1)[0]
        if self._trigger.rule == "instruction" and clause.word(index) in {"the", "a", "an"}:
            return self.objects(self._first, index)[0] if "invit" in clause.word(self._first) else []
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
            is_one = is_one and clause.word(index + 1) != "no"
            return self.objects(index, self.skipped(index + 1))[0] if is_one else []
        if self._is_passive():
            return self._passive(self.skipped(index + (clause.word(index) == "be")), subject)
        is_aim = self._trigger.rule == "need" or self._after - self._first == len(["is", "to"])
        is_reached = clause.word(index) in words.REACHING and is_aim
        is_gone = is_aim and clause.word(index) == "go" and clause.word(index + 1) in {"for", "at", "."}
        behind = clause.word(index + 1)
        is_gone = is_gone or (clause.word(index), behind) in _HELD
        if subject and (is_gone or is_reached) and clause.word(subject[0]) != "this":
            return self.named(subject[0], self._first, index)
        is_made = subject and head not in words.PRONOUNS | words.NON_AGENTS - words.MADE
        if is_made and subject and clause.word(index) in words.STARTING:
            is_whole = clause.word(index + 1) in words.PREPOSITIONS
            found = [] if is_whole else self.acts(index, is_gerund=False)
            return found or self.named(subject[0], self._first, index)
        return self._active(index, subject, head)

    def _active(self, index: int, subject: tuple[int, int] | None, head: str) -> list[Finding]:
        clause = self._clause
        is_loose = not subject and self._first > 0 and self._trigger.rule != "future"
        is_denied = clause.word(self._after) == "not" and not self._is_agent(subject)
        if is_loose or is_denied or self._has_no_agent(subject, head):
            return []
        found = self.acts(index, is_gerund=False)
        is_bound = self._trigger.rule == "need" and clause.word(self._first) != "should"
        is_bound = is_bound and clause.word(index + 1) in words.PREPOSITIONS | words.PRONOUNS | {",", ".", ""}
        if not found and is_bound and subject and clause.word(index) not in words.STATES:
            return self.named(*subject, index)  # "the payments must continue"
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
        if self._clause.word(self._first) == "shall":
            return True
        clause, (start, end) = self._clause, subject
        head = clause.word(end - 1)
        is_name = any(clause.is_capital(at) for at in range(max(start, 1), end)) or (
            end - start == 1 and clause.is_capital(start) and not head.endswith("s")
        )
        is_said = clause.word(start - 1) in {"said", "says", "added", "that"}
        is_body = head in words.AGENTS or is_name or _DOER.fullmatch(head) is not None
        return is_said if head == "it" else is_body

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
        if subject is None or not PARTICIPLE.fullmatch(word) or word in words.SUFFERED:
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
        between = words.ADVERBS | words.QUOTES | {"both", "all", "”"}
        while end > 0 and (clause.word(end - 1) in between or clause.word(end - 1).endswith("ly")):
            end -= 1
        start = end = self._before_insertion(end)
        while start > 0 and end - start < LONGEST_SUBJECT:
            word = clause.word(start - 1)
            token = clause.tokens[start - 1]
            if word in {"that", "which", "who"} and start < end and clause.is_verb(start):
                end = start = start - 1  # "the offices that represent it will …"
                continue
            if not (token.is_word or token.is_number or word in "'’\"“”«»&/%-") or word in _BEFORE_SUBJECT:
                break
            if word in words.FINITE:
                start = min(clause.find({"and"}, start, end) + 1, end)  # "… and a bank will be set up"
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

    def _before_insertion(self, end: int) -> int:
        """Return where a subject ends that stands before an insertion: "a firm, to be named Nord, will"."""
        clause = self._clause
        opening = max((at for at in range(end - 1) if clause.word(at) == ","), default=end - 1)
        first = clause.word(opening + 1)
        begins = words.PREPOSITIONS | {"which", "who", "a", "an", "the", "including", "as", "like"}
        is_insertion = first in begins or PARTICIPLE.fullmatch(first) is not None
        return opening if clause.word(end - 1) == "," and is_insertion else end

    def _thing(self, index: int) -> list[Finding]:
        clause = self._clause
        if clause.word(index) == "the" and clause.word(index + 1) == "following":
            at = clause.find({":"}, index) + 1
            return self.acts(at + (clause.word(at) == "to"), is_gerund=False)
        is_infinitive = "to" in {clause.word(index), clause.word(index - 1)}
        is_infinitive = is_infinitive and not clause.begins_phrase(index)
        is_clause = "that" in {clause.word(index), clause.word(index - 1)}
        if not is_clause and (is_infinitive or clause.is_gerund(index)):
            return self.acts(index + (clause.word(index) == "to"), is_gerund=not is_infinitive)
        if is_clause or clause.word(clause.phrase_end(index)) in {"be", "should"}:
            return self.that(index + (clause.word(index) == "that"))
        is_loose = self._trigger.rule == "announcement" and not clause.begins_phrase(index)
        is_told = clause.word(clause.phrase_end(index)) in _PREDICATES  # "announced a fund would be …"
        if clause.word(index) in _NO_THINGS or is_loose or (is_told and self._trigger.rule != "proposal"):
            return []
        if self._trigger.follows is Follows.CARRIED:
            is_made = self._clause.is_doing(index)
            return self.objects(self._first, index)[0] if is_made else self._carried_only(index)
        return self.objects(self._first, index)[0]

    def _carried_only(self, index: int) -> list[Finding]:
        clause, end = self._clause, self._clause.phrase_end(index)
        is_made = clause.is_doing(clause.find(words.PREPOSITIONS, index, end) - 1)
        carried = self.carried(index, end)
        return carried or (self.named(index, end, self._first) if carried is None and is_made else [])

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
        if clause.word(at) == "be" and PARTICIPLE.fullmatch(clause.word(self.skipped(at + 1))):
            named = self.skipped(at + 1)
            if clause.word(named) in words.NAMING and clause.begins_phrase(named + 1):
                return self.objects(named, named + 1)[0]
            return self.named(index, whole, at + 1)
        for far in range(index + 1, min(end + 2, len(clause))):
            if clause.is_verb(far) and (clause.begins_phrase(far + 1) or clause.word(far + 1) == "into"):
                return self.acts(far, is_gerund=False)
        return []
