"""What a verb of English governs, and what "and" adds to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.english.clause import LONGEST_PHRASE
from drafting.findings import Finding

if TYPE_CHECKING:
    from drafting.english.clause import Clause
    from drafting.english.triggers import Trigger

MOST_TOGETHER = 12  # things that one verb of putting forward has
DEEPEST = 4  # verbs in a chain: "plans to continue to seek to open"
LONGEST_STANCE, FARTHEST_VERB, FARTHEST_CARRIER, FARTHEST_PURPOSE = 12, 14, 3, 7
"""Words of a stance, between an object and the next verb, and before a carrier."""
_BEHIND_HEAD = re.compile(
    rf" (?:{'|'.join(words.PREPOSITIONS)}|\w+ed(?:$| {'| '.join(words.PREPOSITIONS)})|\w+ing (?:the|an?))\b"
)
"""What stands behind the head of a title: "plan for …", "plan agreed in …", "plan describing the …"."""


class ActReading:
    """Reads the verbs and objects behind words of putting forward."""

    def __init__(self, clause: Clause, trigger: Trigger, match: re.Match[str]) -> None:
        self._clause = clause
        self._trigger = trigger
        self._begin, self._end = match.span()
        self._after = clause.at(match.end())
        self._first = clause.at(match.start())

    def skipped(self, index: int) -> int:
        """Return the index behind adverbs, time expressions and opening quotation marks."""
        clause = self._clause
        while (
            (clause.word(index) in words.ADVERBS | words.QUOTES and clause.tokens[index].text != "First")
            or (clause.word(index).endswith("ly") and not clause.word(index).endswith("ply"))
            or clause.after_time(index) > index
        ):
            index = max(clause.after_time(index), index + 1)
        is_near = clause.word(index) in {"this", "last", "next"}
        is_near = is_near and clause.word(index + 1) in {"week", "month", "year"}
        return self.skipped(index + 2) if is_near else index

    def acts(self, index: int, *, is_gerund: bool, depth: int = 0) -> list[Finding]:
        """Return the objects of the verb at a word, and of those that "and" adds to it."""
        clause = self._clause
        found: list[Finding] = []
        for _ in range(MOST_TOGETHER):
            index = self.skipped(index)
            one, after = self._act(index, is_gerund=is_gerund, depth=depth)
            found += one
            following = self._next_act(after, is_gerund=is_gerund)
            if following is None or (not one and not found):
                break
            index, is_gerund = following, clause.is_gerund(following)
        return found

    def _next_act(self, index: int, *, is_gerund: bool) -> int | None:
        clause = self._clause
        for far in range(index, min(index + FARTHEST_VERB, len(clause))):
            word = clause.word(far)
            is_purpose = self._is_purpose(far + (word == ","))
            if word in {";", ":", "which", "who", "that", "said"} | words.FINITE or is_purpose:
                return None
            if word not in {",", "and", "or", "including"}:
                continue
            at, links = far + 1, {"and", "or", "to", "then", "also", ",", "by"}
            links = links | {":"} if word == "including" else links
            while at < len(clause) and clause.word(at) in links:
                at += 1
            at = self.skipped(at)
            if self._goes_on(at, is_gerund=is_gerund):
                return at
        return None

    def _goes_on(self, at: int, *, is_gerund: bool) -> bool:
        """Tell whether a word behind a comma or "and" is a further verb of the same list."""
        clause = self._clause
        ahead = range(at + 1, min(at + FARTHEST_VERB, len(clause)))
        is_listed = clause.word(at - 1) != "," or any(
            clause.word(on) == "and" and (clause.is_gerund(on + 1) or clause.is_verb(on + 1)) for on in ahead
        )
        if clause.is_gerund(at):  # no list: "adding flights, bringing the total to 11"
            behind = {clause.word(at - far) for far in (1, 2, 3)}
            return is_listed and (is_gerund or not behind.isdisjoint(["well", "including"]))
        if is_gerund and clause.word(at - 1) != "to":
            return False
        is_bare = clause.word(at - 1) == "to" and not clause.begins_phrase(at)
        return clause.is_verb(at) or (is_bare and clause.is_plain(at))

    def _is_purpose(self, index: int) -> bool:
        """Tell whether "to" says what for: no comma, nor "and to" as in a list."""
        clause = self._clause
        ahead = range(index, len(clause) if clause.word(index - 1) == "," else index)
        is_list = any(clause.word(at) == "to" and clause.word(at - 1) in {"and", "or"} for at in ahead)
        return clause.word(index) == "to" and not is_list and not clause.is_direction(index)

    def _act(self, index: int, *, is_gerund: bool, depth: int) -> tuple[list[Finding], int]:
        clause = self._clause
        verb = clause.word(index)
        is_name = clause.is_capital(index) and self._trigger.rule != "list"
        if (
            not verb.replace("-", "").isalpha()
            or is_name
            or not (is_gerund or clause.is_plain(index))
            or verb in words.CLOSED - {"have"} | {"and", "or"}
        ):
            return [], index + 1
        stem = words.plain(verb) if is_gerund else verb
        inner = self.skipped(index + 1)
        joined = self.skipped(inner + 1)
        is_joined = clause.is_verb(joined) or {verb, clause.word(joined)} <= words.VERBS
        if clause.word(inner) in {"and", "or"} and (is_joined or (is_gerund and clause.is_gerund(joined))):
            return self._act(joined, is_gerund=is_gerund, depth=depth)
        led = self._led(inner, stem) if depth < DEEPEST else None
        if led is not None:
            return self.acts(led, is_gerund=clause.is_gerund(led), depth=depth + 1), len(clause)
        inner += clause.word(inner) in words.ABOUT and clause.is_number(inner + 1)
        is_granted = stem in {"receive", "have", "lead"} and self._trigger.rule in {"future", "instruction"}
        is_granted = is_granted and (clause.word(inner) in {"a", "an"} or clause.is_number(inner))
        if stem in words.STATES and not is_granted:
            return [], index + 1
        if stem in words.GIVING:
            last = clause.phrase_end(inner) + 1
            given = clause.find({"of" if stem == "notify" else "with"}, inner, last) + 1
            inner = given + clause.is_gerund(given) if given <= last else inner
        return self.objects(index, self.skipped(inner + self._is_particle(inner, stem)))

    def _led(self, inner: int, stem: str) -> int | None:
        """Return the verb that another one leads to: "seek to build", "ask the mayor to build"."""
        clause = self._clause
        if stem in words.CHAINS:
            is_link = clause.word(inner) in {"in", "from"} and clause.is_gerund(inner + 1)
            is_link = is_link or clause.word(inner) in {"to", "on", "towards", "at"}
            at = self.skipped(inner + 1) if is_link and not clause.begins_phrase(inner + 1) else inner
            is_helped = stem == "help" and clause.word(at) in words.VERBS
            if clause.is_gerund(at) or clause.word(at - 1) == "to" or is_helped:
                return at
        is_shared = stem == "work" and clause.word(inner) in {"with", "in", "alongside"}
        asked = clause.phrase_end(inner + is_shared)  # "work in partnership with towns to cut waste"
        is_asked = (is_shared or stem in words.ASKING) and asked > inner and clause.word(asked) == "to"
        return asked + 1 if is_asked and clause.word(asked - 1) not in words.CARRIERS else None

    def _is_particle(self, index: int, verb: str) -> bool:
        particle, behind = self._clause.word(index), self._clause.word(index + 1)
        is_one = self._clause.begins_phrase(index + 1) or not {particle, behind} <= words.PREPOSITIONS
        is_usual = particle in words.PARTICLES and (particle != "in" or verb in words.BRINGING)
        return is_one and is_usual and not (behind == "to" and self._clause.is_number(index + 2))

    def objects(self, verb: int, start: int) -> tuple[list[Finding], int]:
        """Return the things that a verb governs, and the index behind them."""
        clause = self._clause
        found: list[Finding] = []
        whole = self._ensured(verb, start)
        if whole is not None:
            return self.named(start + (clause.word(start) == "that"), whole, verb), whole
        start = clause.behind_insertions(start)
        start += 2 * (clause.word(start) in {"up", "at"} and clause.word(start + 1) in {"to", "least"})
        if clause.word(start) in words.PREPOSITIONS | words.STOPPERS | {",", ".", ";", "and", ""}:
            return self._without_object(verb, start)
        for _ in range(MOST_TOGETHER):
            end = clause.phrase_end(start)
            is_asked = self._trigger.rule == "call" or clause.word(self._first) == "wants"
            if end <= start or (is_asked and clause.word(end) == "to"):
                break
            is_double = not found and words.plain(clause.word(verb)) in words.DOUBLE
            is_given = is_double and clause.find(words.PREPOSITIONS, start, end) == end
            if is_given and clause.word(end) in words.ARTICLES:
                start = end  # "give the town a hall"
                continue
            carried = self.carried(start, end)
            if carried is not None:
                found += carried
                if (clause.word(end + 1), clause.word(end + 2) in words.MAKING_NOUNS) != ("the", True):
                    return found, end
                start = end + 1  # "… and the launch of exercises"
                continue
            found += self.named(start, end, verb)
            following = self._next_thing(end)
            if following is None:
                return found, end
            start = following
        return found, start

    def _ensured(self, verb: int, start: int) -> int | None:
        """Return where a clause ends that says what is ensured: "that waste is collected separately"."""
        clause = self._clause
        last = min(start + LONGEST_PHRASE, len(clause))
        whole = clause.find({",", ";", ":", ".", "by", "including"}, start, last)
        is_clause = clause.word(start) == "that" or clause.find(words.FINITE, start, whole) < whole
        return whole if is_clause and clause.word(verb) in {"ensure", "ensuring", "guarantee"} else None

    def _without_object(self, verb: int, start: int) -> tuple[list[Finding], int]:
        """Return what is done where a verb has no object: "work with farmers"."""
        clause = self._clause
        is_vague = self._trigger.rule in {"future", "need"} and (  # "will work with all", "in shifts"
            clause.word(verb) == "work"
            or (clause.word(start) == "in" and clause.word(verb) not in {"invest", "participate"})
        )
        if is_vague or clause.word(start) not in words.PREPOSITIONS - words.MANNER:
            return [], start
        thing = clause.phrase_end(start + 1)
        is_address = clause.word(start) == "to" and clause.word(verb) in {"turn", "respond"}
        is_address = is_address or clause.word(thing - 1) in words.PRONOUNS
        if is_address or clause.is_gerund(start + 1) or not self.named(start + 1, thing, verb):
            return [], start
        title = " ".join(clause.text[clause.tokens[verb].start : clause.tokens[thing - 1].end].split())
        return [self.finding(title, verb + 1, self._begin, clause.tokens[thing - 1].end)], thing

    def named(self, start: int, end: int, verb: int) -> list[Finding]:
        """Return the words of a noun phrase, unless they name nothing that can be followed up."""
        clause = self._clause
        end = self._behind_purpose(end)
        is_modified = clause.word(start - 1) == "more" or clause.word(start - 1).endswith("ly")
        start -= is_modified and start - 1 > verb and not clause.begins_phrase(start)  # "more buses"
        title = clause.cut(start, end)
        said = title.lower().split()
        is_open = title in words.OPEN and clause.word(end) == "to"
        goes_on = is_open or not {"which", "that"}.isdisjoint([clause.word(end), clause.word(end + 1)])
        if len(said) == 1 and goes_on:  # "a bill which caps rents"
            last = min(start + LONGEST_PHRASE, len(clause))
            title = clause.cut(start, clause.find({",", ";", ":", "and"}, end, last))
        nouns = re.split(_BEHIND_HEAD, " ".join(said))[0]
        is_vague = all((each.split() or [""])[-1] in words.VAGUE for each in re.split(" (?:and|or) ", nouns))
        is_wish = (
            self._trigger.rule in {"need", "intention"} and words.plain(clause.word(verb)) in words.WISHES
        )
        is_special = not title.islower() or any(map(str.isdigit, title))
        pointers = words.PRONOUNS - (words.ARTICLES if end - start > 1 else set())
        if (
            (len(said) == end - start == 1 and clause.word(verb) in words.LIGHT)
            or clause.word(start) in pointers
            or not any(map(str.isalpha, title))
            or said[0] in words.PREPOSITIONS | {"every", "each", "only", "such", "same"}
            or ((is_vague or is_wish) and not is_special)
        ):
            return []
        return [self.finding(title, verb + 1, self._begin, clause.tokens[end - 1].end)]

    def _behind_purpose(self, end: int) -> int:
        """Return where the purpose of a bare sum of money ends: "£20m to repair quays"."""
        clause = self._clause
        is_sum = clause.is_number(end - 1) or clause.word(end - 1) in {"million", "billion", "bn", "m"}
        to = clause.find({"to"}, end, min(end + FARTHEST_PURPOSE, len(clause)))
        is_whole = clause.word(to) == "to" and to + 2 < len(clause)
        is_purpose = is_sum and is_whole and clause.is_plain(to + 1)
        return clause.phrase_end(to + 2) if is_purpose else end

    def carried(self, start: int, end: int) -> list[Finding] | None:
        """Return what a word such as "idea" carries: "the idea of a fund"; None if it carries nothing."""
        clause = self._clause
        for at in range(start, min(start + FARTHEST_CARRIER, end)):
            of = at + 1
            if clause.word(at) not in words.CARRIERS or of >= len(clause):
                continue
            if clause.word(of) in {"in", "at", ","} and clause.word(at) in words.MAKING_NOUNS:
                of = clause.find({"of"}, of, of + 2 * FARTHEST_CARRIER + 1)
            link, after = clause.word(of), self.skipped(of + 1)
            if clause.word(at).startswith("effort") and clause.word(at - 1).endswith(("’s", "'s")):
                return []  # "the Government's efforts to …"
            is_whose = link in {"of", "by", "for"} and clause.word(at) not in words.MAKING_NOUNS
            whose = clause.phrase_end(after) if is_whose else of
            if clause.word(whose) == "to" and not clause.begins_phrase(self.skipped(whose + 1)):
                return self.acts(self.skipped(whose + 1), is_gerund=False)
            if link in {"of", "for", "toward", "towards"}:
                if clause.is_gerund(after):
                    return self.acts(after, is_gerund=True)
                return self.objects(at, after)[0]
        return None

    def _next_thing(self, index: int) -> int | None:
        clause = self._clause
        at = index
        while clause.word(at) in {",", "and", "including"} and at < index + 2:
            at += 1
        if at == index or not (clause.word(at) in {"a", "an"} or clause.is_number(at)):
            return None
        ends_list = clause.word(at - 1) == "and" or any(
            clause.word(far) == "and" and clause.begins_phrase(far + 1)
            for far in range(at, min(at + FARTHEST_VERB, len(clause)))
        )
        is_other = clause.word(at - 1) != "," or not clause.is_capital(index - 1)  # "Acme, a maker of tugs"
        return (
            at
            if ends_list and is_other and clause.after_time(at) == at and clause.word(at + 1) != "of"
            else None
        )

    def finding(self, title: str, stance_end: int, start: int, end: int) -> Finding:
        """Return a finding; its stance ends before the word ``stance_end``."""
        clause = self._clause
        said = clause.text[self._begin : self._end].split()
        verb = clause.tokens[min(stance_end, len(clause)) - 1]
        stance = " ".join([*said[:LONGEST_STANCE], *([verb.text] if verb.start >= self._end else [])])
        return Finding(title, stance, self._trigger.rule, min(start, self._begin), end, self._begin)
