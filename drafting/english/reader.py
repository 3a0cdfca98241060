"""What a sentence in English puts forward."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.english.clause import Clause
from drafting.english.triggers import LEAD, REPORTING, TRIGGERS, Follows, Trigger
from drafting.english.words import (
    ADVERBS,
    ARTICLES,
    CARRIERS,
    CHAINS,
    CONDITIONS,
    DENIALS,
    DOUBLE,
    EMPTY,
    GIVING,
    MADE_PUBLIC,
    MAKING_NOUNS,
    NAMING,
    NON_AGENTS,
    OBSERVERS,
    PAST_TIME,
    PREPOSITIONS,
    PRONOUNS,
    REACHING,
    RESULTS,
    STATES,
    STOPPERS,
    SUFFERED,
    THANKS,
    VERBS,
)
from drafting.findings import ORDERS, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.periods import Mention

MOST_TOGETHER = 12
"""Most things that one verb of putting forward has."""
DEEPEST = 4
"""Most verbs in a chain: "plans to continue to seek to open"."""
_PARTICIPLE = re.compile(
    r"\w+(?:ed|en)|built|set|made|held|put|brought|spent|sent|cut|laid|done|paid|led|taught|drawn|won|kept"
)
_SPLIT = re.compile(r"[,;:]|\s[–—-]\s|[“”\"()]")
_PAST = re.compile(r"\w+(?<!e)ed|agreed|took|spoke|undertook|sought|told")


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
            if _counts(clause, trigger, match):
                found += _Reading(clause, trigger, match).findings()
    found = _outermost(found)
    return found or _item(clause, lead)


def _outermost(found: list[Finding]) -> list[Finding]:
    """Return the findings in order, and of those that share a place the one whose words begin first."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        title = each.title.lower()
        if not any(
            (each.start < other.end and other.start < each.end and _same_act(each, other))
            or title == other.title.lower()
            for other in kept
        ):
            kept.append(each)
    return kept


def _same_act(one: Finding, other: Finding) -> bool:
    return (
        other.title.lower() in one.title.lower()
        or one.title.lower() in other.title.lower()
        or one.end == other.end
    )


def _counts(clause: Clause, trigger: Trigger, match: re.Match[str]) -> bool:
    """Tell whether words of putting forward put something forward here."""
    before = clause.lower[: match.start()]
    part = _SPLIT.split(before)[-1]
    words = set(re.sub(r"\bif (?:re-)?(?:elected|approved|successful)\b", "", part).split())
    if words & CONDITIONS or set(before.split()) & THANKS:
        return False
    last = before.split()[-3:]
    if set(last) & DENIALS or re.search(r"\b(?:not|never)\b|n['’]t\b", match[0]):
        return False
    if re.match(r"(?:not|never)\b", clause.lower[match.end() :]):
        return False
    if trigger.rule == "reported" and not REPORTING.search(clause.lower):
        return False
    said = match[0].split()[0]
    if trigger.rule == "intention" and re.search(r"\bof (?:the|its|their|this)$", " ".join(last)):
        return False
    if _PAST.fullmatch(said) and any(each in clause.lower for each in PAST_TIME):
        return False
    if trigger.rule == "instruction" and last[-1:] == ["to"]:
        return False
    if trigger.follows is Follows.THING and _PAST.fullmatch(said) and last and last[-1] in MADE_PUBLIC:
        return False
    if trigger.follows in {Follows.THING, Follows.CARRIED} and last and last[-1] in ARTICLES:
        return trigger.rule == "proposal" and not _PAST.fullmatch(said)
    if said.startswith(("recommend", "suggest")):
        return not words & OBSERVERS and not said.endswith(("s", "ions", "ion"))
    if said.startswith("expect") and words & {"which", "that"}:
        return False
    return not (said.startswith(("plan", "aim", "expect", "want", "hope")) and words & {"people", "analysts"})


class _Reading:
    """Reads what stands behind words of putting forward."""

    def __init__(self, clause: Clause, trigger: Trigger, match: re.Match[str]) -> None:
        self._clause = clause
        self._trigger = trigger
        self._begin, self._end = match.span()
        self._after = clause.at(match.end())
        self._first = clause.at(match.start())

    def findings(self) -> list[Finding]:
        """Return what is put forward, in order."""
        follows, index = self._trigger.follows, self._skipped(self._after)
        if follows is Follows.MODAL:
            return self._modal(index)
        if follows is Follows.SUBJECT:
            subject = self._subject()
            head = self._clause.word(subject[1] - 1) if subject else "it"
            title = self._clause.cut(*subject) if subject and head not in PRONOUNS else ""
            start = self._clause.tokens[subject[0]].start if subject else 0
            return [self._finding(title, self._after, start, self._end)] if title else []
        if self._trigger.rule == "instruction" and self._clause.word(index) in {"the", "a", "an"}:
            return self._objects(self._first, index)[0]
        if follows in {Follows.VERB, Follows.GERUND}:
            return self._acts(index, is_gerund=follows is Follows.GERUND)
        return self._thing(index)

    def _skipped(self, index: int) -> int:
        clause = self._clause
        while (
            clause.word(index) in ADVERBS | _QUOTES
            or clause.word(index).endswith("ly")
            or clause.after_time(index) > index
        ):
            index = max(clause.after_time(index), index + 1)
        return index

    def _modal(self, index: int) -> list[Finding]:
        clause = self._clause
        subject = self._subject()
        head = clause.word(subject[1] - 1) if subject else ""
        if head in {"says", "said"}:
            return []
        if clause.word(index) == "be" and subject and clause.word(subject[0]) == "there":
            return self._objects(index, self._skipped(index + 1))[0]
        if clause.word(index) == "be" or clause.word(index) == "get":
            return self._passive(self._skipped(index + 1), subject)
        if (
            self._trigger.rule == "need"
            and clause.word(index) in REACHING
            and subject
            and head not in PRONOUNS
        ):
            return [
                self._finding(
                    clause.cut(subject[0], self._first),
                    index + 1,
                    clause.tokens[subject[0]].start,
                    clause.tokens[index].end,
                )
            ]
        if (
            head in NON_AGENTS
            or head in {"which", "who"}
            or (subject and clause.word(subject[0]) in {"this", "these", "such"})
        ):
            return []
        if not subject and self._first > 0 and self._trigger.rule != "future":
            return []
        if clause.word(index) in RESULTS and (
            head in {"it", "they"} or clause.is_gerund(subject[0] if subject else -1)
        ):
            return []
        return self._acts(index, is_gerund=False)

    def _passive(self, index: int, subject: tuple[int, int] | None) -> list[Finding]:
        clause = self._clause
        word = clause.word(index)
        if subject is not None and clause.word(subject[0]) == "which":
            subject = self._antecedent(subject[0])
        if word in {"ready", "prepared", "required", "asked", "able"} and clause.word(index + 1) == "to":
            return self._acts(index + 2, is_gerund=False) if word != "able" else []
        if clause.is_gerund(index):
            return self._acts(index, is_gerund=True)
        if subject is None or not _PARTICIPLE.fullmatch(word) or word in SUFFERED:
            return []
        title = clause.cut(*subject)
        if not title or clause.word(subject[1] - 1) in PRONOUNS | NON_AGENTS - {
            "programme",
            "program",
            "project",
            "plan",
            "facility",
            "law",
            "agreement",
            "initiative",
            "visit",
            "partnership",
            "system",
        }:
            return []
        if word in NAMING and clause.begins_phrase(index + 1):
            return self._objects(index, index + 1)[0]
        end = clause.tokens[index].end
        found = self._finding(title, index + 1, clause.tokens[subject[0]].start, end)
        return [replace(found, stance=" ".join(clause.text[self._begin : end].split()[:LONGEST_STANCE]))]

    def _subject(self) -> tuple[int, int] | None:
        """Return the words of the noun phrase before the trigger, or None."""
        clause, end = self._clause, self._first
        while end > 0 and (
            clause.word(end - 1) in ADVERBS | {"both", "all"} or clause.word(end - 1).endswith("ly")
        ):
            end -= 1
        while end > 0 and clause.word(end - 1) in _QUOTES | {"”"}:
            end -= 1
        start = end
        while start > 0 and end - start < LONGEST_SUBJECT:
            word = clause.word(start - 1)
            token = clause.tokens[start - 1]
            if not (token.is_word or token.is_number or word in "'’\"“”«»&/%") or word in _BEFORE_SUBJECT:
                break
            if (
                word == "and"
                and clause.word(start) in PRONOUNS | {"the"}
                and clause.word(start - 2) not in {"both"}
            ):
                break
            if word in PRONOUNS and start < end:
                break
            start -= 1
        while start < end and (
            clause.after_time(start) > start or clause.word(start) in ADVERBS | PREPOSITIONS | {"and", "or"}
        ):
            start = min(max(clause.after_time(start), start + 1), end)
        head = next((at for at in range(start + 1, end) if clause.word(at) in PREPOSITIONS), end)
        return (start, head if self._is_active(head, end) else end) if start < end else None

    def _antecedent(self, index: int) -> tuple[int, int] | None:
        """Return the noun phrase that ", which" refers to, or None."""
        clause, end = self._clause, index - (self._clause.word(index - 1) == ",")
        starts = (
            at
            for at in range(end - 1, max(end - LONGEST_SUBJECT, -1), -1)
            if clause.word(at) in {"the", "a", "an", "our"}
        )
        start = next(starts, None)
        return (start, end) if start is not None and clause.phrase_end(start) == end else None

    def _is_active(self, head: int, end: int) -> bool:
        """Tell whether the head of the subject ends before its first preposition, for the test of agents."""
        return head < end and self._clause.word(self._after) != "be"

    def _acts(self, index: int, *, is_gerund: bool, depth: int = 0) -> list[Finding]:
        """Return the objects of the verb at a word, and of those that "and" adds to it."""
        clause = self._clause
        found: list[Finding] = []
        for _ in range(MOST_TOGETHER):
            index = self._skipped(index)
            one, after = self._act(index, is_gerund=is_gerund, depth=depth)
            found += one
            following = self._next_act(after, is_gerund=is_gerund)
            if following is None or (not one and not found):
                break
            index, is_gerund = following, clause.is_gerund(following)
        return found

    def _next_act(self, index: int, *, is_gerund: bool) -> int | None:
        """Return where the next verb begins behind an object, or None."""
        clause = self._clause
        for far in range(index, min(index + FARTHEST_VERB, len(clause))):
            word = clause.word(far)
            if word in {";", ":", "which", "who", "said"}:
                return None
            if word not in {",", "and", "or"}:
                continue
            at = far + 1
            while clause.word(at) in {"and", "or", "to", "then", "also", "as", "well", ","} | (
                {"by"} if not is_gerund else set()
            ):
                at += 1
            at = self._skipped(at)
            if is_gerund and clause.is_gerund(at):
                return at
            if clause.is_verb(at) and (not is_gerund or clause.word(at - 1) == "to"):
                return at
        return None

    def _act(self, index: int, *, is_gerund: bool, depth: int) -> tuple[list[Finding], int]:
        clause = self._clause
        verb = clause.word(index)
        if not verb.replace("-", "").isalpha() or verb in ARTICLES | PREPOSITIONS | PRONOUNS | STOPPERS - {
            "follow"
        }:
            return [], index + 1
        stem = _plain(verb) if is_gerund else verb
        inner = self._skipped(index + 1)
        if stem in CHAINS and depth < DEEPEST:
            if clause.word(inner) in {"to", "on", "towards", "at"}:
                inner = self._skipped(inner + 1)
                if clause.is_gerund(inner) or clause.word(inner - 1) == "to":
                    found = self._acts(inner, is_gerund=clause.is_gerund(inner), depth=depth + 1)
                    return found, len(clause)
            elif clause.is_gerund(inner):
                return self._acts(inner, is_gerund=True, depth=depth + 1), len(clause)
        if stem in STATES:
            return [], index + 1
        if stem in GIVING:
            given = next(
                (at for at in range(inner, clause.phrase_end(inner)) if clause.word(at) == "with"), None
            )
            inner = inner if given is None else given + 1
        if clause.word(inner) in _PARTICLES and (
            clause.begins_phrase(inner + 1) or clause.word(inner + 1) not in PREPOSITIONS
        ):
            inner += 1
        return self._objects(index, self._skipped(inner))

    def _objects(self, verb: int, start: int) -> tuple[list[Finding], int]:
        """Return the things that a verb governs, and the index behind them."""
        clause = self._clause
        found: list[Finding] = []
        start = self._behind_insertion(start)
        if clause.word(start) == "what" and clause.word(start + 2).startswith("call"):
            start += 3  # "what it calls a new command"
        if clause.word(start) in PREPOSITIONS | STOPPERS | {",", ".", ";", "and", ""}:
            return self._without_object(verb, start)
        for _ in range(MOST_TOGETHER):
            end = clause.phrase_end(start)
            if end <= start or (self._trigger.rule == "call" and clause.word(end) == "to"):
                break
            if not found and clause.word(verb) in DOUBLE and clause.word(end) in ARTICLES:
                start = end
                continue
            carried = self._carried(start, end)
            if carried is not None:
                return [*found, *carried, *self._further_making(end)], end
            found += self._named(start, end, verb)
            following = self._next_thing(end)
            if following is None:
                return found, end
            start = following
        return found, start

    def _behind_insertion(self, index: int) -> int:
        """Return the index behind words between commas, "draft, with the commission, a roadmap"."""
        clause = self._clause
        if clause.word(index) != ",":
            return index
        closing = next(
            (
                at
                for at in range(index + 1, min(index + FARTHEST_VERB, len(clause)))
                if clause.word(at) == ","
            ),
            index,
        )
        return (
            closing + 1
            if clause.begins_phrase(closing + 1) and not clause.begins_phrase(index + 1)
            else index
        )

    def _without_object(self, verb: int, start: int) -> tuple[list[Finding], int]:
        """Return what is done where a verb has no object: "work with farmers"."""
        clause = self._clause
        if clause.word(start) not in PREPOSITIONS:
            return [], start
        thing = clause.phrase_end(start + 1)
        words = clause.cut(start + 1, thing)
        if not words or words.lower().split()[0] in EMPTY | PRONOUNS | {"then", "peace"}:
            return [], start
        title = " ".join(clause.text[clause.tokens[verb].start : clause.tokens[thing - 1].end].split())
        return [self._finding(title, verb + 1, self._begin, clause.tokens[thing - 1].end)], thing

    def _named(self, start: int, end: int, verb: int) -> list[Finding]:
        clause = self._clause
        if clause.word(start) in PRONOUNS and not (clause.word(start) in ARTICLES and end - start > 1):
            return []
        title = clause.cut(start, end)
        words = title.lower().split()
        bare = next(
            (words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS),
            words[-1] if words else "",
        )
        if (
            not title
            or words[0] in EMPTY | {"every", "each"}
            or bare in EMPTY
            or not any(map(str.isalpha, title))
        ):
            return []
        return [self._finding(title, verb + 1, self._begin, clause.tokens[end - 1].end)]

    def _carried(self, start: int, end: int) -> list[Finding] | None:
        """Return what a word such as "idea" carries: "the idea of a fund"; None if it carries nothing."""
        clause = self._clause
        for at in range(start, min(start + FARTHEST_CARRIER, end)):
            if clause.word(at) not in CARRIERS or (at + 1 >= len(clause)):
                continue
            of = at + 1
            if clause.word(of) in {"in", "at"} and clause.word(at) in MAKING_NOUNS:
                of = next(
                    (
                        far
                        for far in range(of, min(of + FARTHEST_CARRIER + 1, len(clause)))
                        if clause.word(far) == "of"
                    ),
                    of,
                )
            link, after = clause.word(of), self._skipped(of + 1)
            if link == "to" and not clause.begins_phrase(after):
                return self._acts(after, is_gerund=False)
            whose = clause.phrase_end(after) if link in {"of", "by"} else after
            if whose > after and clause.word(whose) == "to" and not clause.begins_phrase(whose + 1):
                return self._acts(self._skipped(whose + 1), is_gerund=False)
            if link in {"of", "for"}:
                if clause.is_gerund(after):
                    return self._acts(after, is_gerund=True)
                return self._objects(at, after)[0]
        return None

    def _further_making(self, index: int) -> list[Finding]:
        """Return what a further noun of making carries: "… and the launch of exercises"."""
        clause = self._clause
        at = next(
            (far for far in range(index, min(index + 2, len(clause))) if clause.word(far) == "and"), None
        )
        if at is None or clause.word(at + 1) != "the" or clause.word(at + 2) not in MAKING_NOUNS:
            return []
        return self._carried(at + 2, clause.phrase_end(at + 1)) or []

    def _next_thing(self, index: int) -> int | None:
        """Return where a further thing begins: ", a centre and a laboratory"."""
        clause = self._clause
        at = index
        while clause.word(at) in {",", "and"} and at < index + 2:
            at += 1
        if at == index or not (
            clause.word(at) in {"a", "an"} or (clause.tokens[at].is_number if at < len(clause) else False)
        ):
            return None
        return at if clause.after_time(at) == at and clause.word(at + 1) not in {"of"} else None

    def _thing(self, index: int) -> list[Finding]:
        clause = self._clause
        if clause.word(index) == "the" and clause.word(index + 1) == "following":
            return self._acts(self._behind_colon(index), is_gerund=False)
        if clause.is_gerund(index):
            return self._acts(index, is_gerund=True)
        if clause.word(index) == "to" or clause.word(index - 1) == "to":
            return self._acts(index + (clause.word(index) == "to"), is_gerund=False)
        if clause.word(index) == "that" or self._has_subjunctive(index):
            return self._that(index + (clause.word(index) == "that"))
        if clause.word(index) in PREPOSITIONS | STOPPERS | PRONOUNS - {"this", "these", "that", "those"} | {
            "",
            ",",
            "and",
        }:
            return []
        if self._trigger.rule == "announcement" and not clause.begins_phrase(index):
            return []
        if self._trigger.follows is Follows.CARRIED:
            end = clause.phrase_end(index)
            carried = self._carried(index, end)
            if carried is None and any(
                clause.word(at) in MAKING_NOUNS | {"conclusion"} for at in range(index, end)
            ):
                carried = self._named(index, end, self._first)
            return carried or []
        if clause.is_verb(index) and self._trigger.rule in {"need"}:
            return self._acts(index, is_gerund=False)
        return self._objects(self._first, index)[0]

    def _behind_colon(self, index: int) -> int:
        clause = self._clause
        at = next((far for far in range(index, len(clause)) if clause.word(far) == ":"), len(clause)) + 1
        return at + (clause.word(at) == "to")

    def _has_subjunctive(self, index: int) -> bool:
        end = self._clause.phrase_end(index)
        return self._clause.word(end) in {"be", "should"}

    def _that(self, index: int) -> list[Finding]:
        """Return what a sentence behind "that" says is to be: "that a force be set up"."""
        clause = self._clause
        end = clause.phrase_end(index)
        at = self._skipped(end + (clause.word(end) == "should"))
        if clause.word(end) in {"will", "would", "is", "are", "must"}:
            return []  # found as a future of its own
        if clause.word(at) == "be" and _PARTICIPLE.fullmatch(clause.word(self._skipped(at + 1))):
            named = self._skipped(at + 1)
            if clause.word(named) in NAMING and clause.begins_phrase(named + 1):
                return self._objects(named, named + 1)[0]
            return [
                self._finding(
                    clause.cut(index, end),
                    at + 2,
                    self._begin,
                    clause.tokens[min(at + 1, len(clause) - 1)].end,
                )
            ]
        for far in range(index + 1, min(end + 2, len(clause))):
            if clause.is_verb(far) and clause.begins_phrase(far + 1):
                return self._acts(far, is_gerund=False)
        return []

    def _finding(self, title: str, stance_end: int, start: int, end: int) -> Finding:
        clause = self._clause
        said = clause.text[self._begin : self._end].split()
        verb = clause.tokens[min(stance_end, len(clause)) - 1]
        stance = " ".join([*said[:LONGEST_STANCE], *([verb.text] if verb.start >= self._end else [])])
        rule = _RULES.get(" ".join(said[:1]).lower()[:5], self._trigger.rule)
        return Finding(title, stance, rule, min(start, self._begin), end, self._begin)


_RULES = {
    **dict.fromkeys(("propo", "sugge"), "proposal"),
    **dict.fromkeys(("pledg", "promi", "vowed", "commi", "under"), "promise"),
    **dict.fromkeys(("decid", "agree", "resol"), "decision"),
    "would": "future",
}
"""The rule of a verb by its first letters, where its trigger has others, too."""
LONGEST_SUBJECT = 18
LONGEST_STANCE = 12
FARTHEST_VERB = 14
FARTHEST_CARRIER = 3
_QUOTES = frozenset('“"«‘')
_PARTICLES = frozenset(["up", "out", "off", "down", "back", "in", "forward", "ahead"])
_BEFORE_SUBJECT = frozenset(
    [
        "that",
        "which",
        "who",
        "if",
        "when",
        "where",
        "because",
        "although",
        "while",
        "said",
        "says",
        "added",
        "and_",
        "but",
        "so",
        "what",
        "whether",
        "as",
    ]
)


def _plain(gerund: str) -> str:
    stem = gerund.removesuffix("ing")
    return next((each for each in (stem, stem + "e", stem[:-1]) if each in CHAINS | STATES), stem)


def _item(clause: Clause, lead: str) -> list[Finding]:
    """Return what an item of a list puts forward: a verb with its object, or a thing."""
    if not lead:
        return []
    whole = Trigger("list", re.compile(""), Follows.VERB)
    match = re.match(
        r"\s*(?:(?:first|second|third|fourth|finally)\w*[,:]\s*)?(?:to\s+|on\s+|by\s+)?", clause.lower
    )
    assert match is not None
    reading = _Reading(clause, whole, match)
    index = clause.at(match.end())
    if clause.is_gerund(index):
        return reading._acts(index, is_gerund=True)
    is_verb = clause.is_verb(index) or (clause.word(index) in VERBS and clause.word(index + 1) == ",")
    if is_verb or match[0].strip() == "to":
        return reading._acts(index, is_gerund=False)
    if lead == ORDERS or re.search(r"\b(?:is|are|was|were|has|have|had|said)\b", clause.lower):
        return []
    return reading._objects(index, index)[0]
