"""Noun phrases: where one begins and ends, and how it reads in the nominative."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.russian.lexicon import POINTING, TAKES_INSTRUMENTAL
from drafting.russian.prepositions import ADJUNCTS, CASES_AFTER, NOT_IN_TITLES
from drafting.russian.words import GENDERS, Word, in_nominative

LONGEST_PHRASE = 14
"""Words of a title."""
LONGEST_NAME = 14
"""Tokens within quotation marks that are taken for a name."""
OPENING, CLOSING = '«“„"', '»”“"'
SHORT_OWNED = 2
OWNERS = frozenset({"его", "ее", "их"})
MARKS = frozenset({"-", "–", "—", ",", ";", ":", '"', "«", "»", "“", "”", "„", "(", ")"})
"""A clause ends at these."""
_WITHIN = frozenset({"-", "–", "—", "/", "№"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``start`` to ``end`` (exclusive) with a head."""

    start: int
    head: int
    end: int
    case: str


class Clause:
    """The words of a sentence, and which of them say when."""

    def __init__(self, text: str, words: list[Word], when: list[tuple[int, int]]) -> None:
        self.text = text
        self.words = words
        self._when = {
            index: end
            for start, end in when
            for index, word in enumerate(words)
            if start <= word.token.start < end
        }
        self._starts = [0]
        for index, word in enumerate(words):
            self._starts.append(index + 1 if word.token.lower in MARKS else self._starts[index])
        self._heads: dict[tuple[int, str], int | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def lower(self, index: int) -> str:
        """Return a word in lower case; nothing beyond the ends."""
        return self.words[index].token.lower if 0 <= index < len(self.words) else ""

    def start_of(self, index: int) -> int:
        """Return the first word of the clause that a word stands in."""
        return self._starts[index]

    def after_when(self, index: int) -> int:
        """Return the first word after the day or period that the word belongs to; ``index`` if to none."""
        end = self._when.get(index)
        while end is not None and index < len(self.words) and self.words[index].token.start < end:
            index += 1
        return index

    def quoted_until(self, index: int) -> int:
        """Return the first word after a name in quotation marks that begins here; ``index`` if none does."""
        if self.lower(index) not in OPENING or not self.lower(index):
            return index
        for place in range(index + 1, min(index + LONGEST_NAME, len(self.words))):
            mark = self.lower(place)
            if mark in CLOSING and place > index + 1:
                return place + 1
            if mark in {".", "!", "?", ";"}:
                break
        return index

    def phrase(self, start: int, cases: tuple[str, ...]) -> Phrase | None:
        """Return the noun phrase that begins at a word and can stand in one of the cases."""
        for case in cases:
            head = self.head_at(start, case)
            if head is not None:
                return Phrase(start, head, self._extended(head + 1, case, start), case)
        return None

    def quantity(self, index: int) -> Phrase | None:
        """Return what "up to", "about" and "over" count: "до 2 млн тонн зерна" without its first word."""
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if self.lower(index) not in {"до", "около", "свыше", "более", "порядка"} or following is None:
            return None
        numbered = following.token.is_number or following.can_be("NUMR")
        return self.phrase(index + 1, ("gent",)) if numbered and index + 1 not in self._when else None

    def skip_prepositional(self, index: int) -> int:
        """Return the first word after a preposition and its noun phrase."""
        start = index + 1
        if (self.lower(index), self.lower(start)) in ADJUNCTS:
            phrase = self._core(start + 1, ("gent", "ablt", "datv"))
            return phrase if phrase is not None else start + 1
        if self.lower(index) == "для" and self.lower(start) == "того":
            return len(self.words)
        core = self._core(start, CASES_AFTER.get(self.lower(index), ("gent",)))
        return core if core is not None else start

    def _core(self, start: int, cases: tuple[str, ...]) -> int | None:
        """Return the end of a phrase with its genitives only: what follows may be the object."""
        for case in cases:
            head = self.head_at(start, case)
            if head is not None:
                end = head + 1
                following: int | None = head
                while following is not None:
                    end = following + 1
                    closed = self.words[following].can_be("Geox") or self._is_name(following)
                    following = self.head_at(end, "gent") if end < len(self.words) and not closed else None
                return self._names_until(end)
        return None

    def _names_until(self, index: int) -> int:
        while index < len(self.words):
            quoted = self.quoted_until(index)
            if quoted > index:
                index = quoted
            elif self._is_name(index):
                index += 1
            else:
                break
        return index

    def _is_name(self, index: int) -> bool:
        """Tell whether a word is an acronym, foreign, or a number of a name: "ОТГ+", "Expo 2030"."""
        text = self.words[index].token.text
        if index in self._when or not text[0].isalpha():
            return False
        if (text.strip("+").isupper() and len(text) > 1) or text.isascii():
            return True
        # A name beside its noun: "линия Сольград — Верхнее".
        word = self.words[index]
        person = any(word.can_be(kind) for kind in ("Name", "Surn", "Patr"))
        return index > 0 and text[0].isupper() and word.can_be("NOUN", "nomn") and not person

    def head_at(self, start: int, case: str) -> int | None:
        """Return the noun that adjectives and numbers from ``start`` on lead to, in a case."""
        key = (start, case)
        if key not in self._heads:
            self._heads[key] = self._find_head(start, case)
        return self._heads[key]

    def _find_head(self, start: int, case: str) -> int | None:
        index, counted = start, False
        while index < min(start + 9, len(self.words)):
            word = self.words[index]
            if index in self._when or word.token.lower in {"что", "чтобы", "как"}:
                return None
            here = ("gent", case) if counted else (case,)
            if word.token.is_number or (word.can_be("NUMR") and index + 1 < len(self.words)):
                counted, index = True, index + 1
                continue
            if word.is_form_of({"один"}) and self.lower(index + 1) == "из":
                return index
            adjective = any(word.can_be("ADJF", each) or word.can_be("PRTF", each) for each in here)
            noun = any(word.can_be("NOUN", each) for each in here) or word.is_strange
            if adjective and (not noun or self._leads_on(index + 1, here)):
                index += 1
            elif noun and not word.is_preposition:
                return index
            elif self._is_name(index) or self.quoted_until(index) > index:
                return max(self.quoted_until(index) - 1, index)
            elif word.can_be("ADVB") or (index > start and self._joins_adjectives(index, here)):
                index += 1
            else:
                return None
        return None

    def _leads_on(self, index: int, cases: tuple[str, ...]) -> bool:
        return index < len(self.words) and any(
            self.words[index].can_be(kind, case) for kind in ("NOUN", "ADJF") for case in cases
        )

    def _joins_adjectives(self, index: int, cases: tuple[str, ...]) -> bool:
        return self.lower(index) in {"и", ",", "-"} and any(
            index + 1 < len(self.words) and self.words[index + 1].can_be("ADJF", case) for case in cases
        )

    def _extended(self, end: int, case: str, start: int) -> int:
        """Return the end of a phrase with genitives, names, prepositional phrases and further members."""
        current = case
        while end < len(self.words) and end - start < LONGEST_PHRASE and end not in self._when:
            following, current = self._one_more(end, current, case)
            if following == end:
                break
            end = following
        return end

    def _one_more(self, end: int, case: str, own: str) -> tuple[int, str]:
        """Return the end after one more part, and its case; ``own`` is the case of the whole phrase."""
        names = self._names_until(end)
        if names > end:
            return names, case
        for each in ("gent", "ablt"):
            governs = each == "gent" or self.words[end - 1].is_form_of(TAKES_INSTRUMENTAL, "NOUN")
            head = self.head_at(end, each) if governs and not self.words[end].is_preposition else None
            if head is not None:
                return head + 1, each
        mark = self.lower(end)
        if mark in _WITHIN and end + 1 < len(self.words) and self.words[end + 1].token.text[0].isupper():
            return end + 2, case
        if self.words[end].is_preposition:
            return self._with_preposition(end, case)
        following = self._further_member(end, case)
        return following if following[0] > end or case == own else self._further_member(end, own)

    def _with_preposition(self, end: int, case: str) -> tuple[int, str]:
        if self.lower(end) in NOT_IN_TITLES or (self.lower(end), self.lower(end + 1)) in ADJUNCTS:
            return end, case
        for each in CASES_AFTER.get(self.lower(end), ()):
            head = self.head_at(end + 1, each)
            if head is not None:
                return head + 1, each
        return end, case

    def _further_member(self, end: int, case: str) -> tuple[int, str]:
        """Go on after "and" with a noun in the same case, after a comma only if "and" comes later."""
        start = end + 1
        if self.lower(end) not in {"и", ",", "или"}:
            return end, case
        if self.lower(end) == "," and not self._and_follows(start, case):
            return end, case
        if self.lower(start) in {"и", "также"}:
            return end, case
        head = self.head_at(start, case)
        if head is None or self._is_predicate(head + 1):
            return end, case
        return head + 1, case

    def _is_predicate(self, index: int) -> bool:
        """Tell whether a word makes of the noun before it the subject of a clause: "and Chile is ready"."""
        readings = self.words[index].readings if index < len(self.words) else ()
        return bool(readings) and bool(readings[0][1] & {"VERB", "ADJS", "PRTS"})

    def _and_follows(self, start: int, case: str) -> bool:
        head = self.head_at(start, case)
        if head is None:
            return False
        for index in range(head + 1, min(head + 8, len(self.words))):
            word = self.words[index]
            if self.lower(index) == "и":
                return self.head_at(index + 1, case) is not None
            if word.can_be("VERB") or word.can_be("INFN") or self.lower(index) in {".", ";", ":"}:
                return False
        return False

    def title(self, phrase: Phrase) -> str:
        """Return a phrase in the nominative; as it stands when it has no case."""
        if not phrase.case:
            return self.text[self.words[phrase.start].token.start : self.words[phrase.end - 1].token.end]
        head = self.words[phrase.head]
        counted = self.is_counted(phrase)
        agreeing = self._agreeing(head, phrase.case)
        parts, at = [], self.words[phrase.start].token.start
        for index in range(phrase.start, phrase.head + 1):
            word = self.words[index]
            parts.append(self.text[at : word.token.start])
            parts.append(word.token.text if counted else in_nominative(word, phrase.case, agreeing))
            at = word.token.end
        parts.append(self.text[at : self.words[phrase.end - 1].token.end])
        return "".join(parts).strip(" ,")

    @staticmethod
    def _agreeing(head: Word, case: str) -> frozenset[str]:
        """Return the number of a noun and, in the singular, its gender."""
        for _form, own in head.readings:
            if "NOUN" in own and case in own:
                return frozenset({"plur"}) if "plur" in own else frozenset({"sing"}) | (own & GENDERS)
        return frozenset({"sing"})

    def is_counted(self, phrase: Phrase) -> bool:
        """Tell whether a number stands before the head."""
        lead = self.words[phrase.start : phrase.head]
        return any(word.token.is_number or word.can_be("NUMR") for word in lead)

    def points_back(self, phrase: Phrase) -> bool:
        """Tell whether a phrase begins with "this" or "the given", or only is "its draft"."""
        if phrase.end - phrase.start == SHORT_OWNED and self.lower(phrase.start) in OWNERS:
            return True
        return any(self.words[index].is_form_of(POINTING) for index in range(phrase.start, phrase.head))
