"""The words of a Russian sentence, and its noun phrases: where they begin and end, and their nominative."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.russian.lexicon import POINTING, TAKES_INSTRUMENTAL
from drafting.russian.prepositions import ADJUNCTS, CASES_AFTER, NOT_IN_TITLES
from drafting.russian.words import GENDERS, Word, in_nominative

LONGEST_PHRASE = 14
"""Most words of a title."""
LONGEST_NAME = 14
"""Most tokens of a quoted name."""
OPENING, CLOSING = '«“„"', '»”“"'
SHORT_OWNED = 2
OWNERS = frozenset({"его", "ее", "их"})
MARKS = frozenset({"-", "–", "—", ",", ";", ":", '"', "«", "»", "“", "”", "„", "(", ")"})
"""Marks that end a clause."""
_WITHIN = frozenset({"-", "–", "—", "/", "№"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``start`` to ``end`` (exclusive), with the index of its main noun and its case."""

    start: int
    head: int
    end: int
    case: str


class Clause:
    """The words of a sentence, with methods about grammar; ``index`` is always the index of a word.

    ``times``: start and end of each time expression, as character indexes.
    """

    def __init__(self, text: str, words: list[Word], times: list[tuple[int, int]]) -> None:
        self.text = text
        self.words = words
        self._times = {
            index: end
            for start, end in times
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
        """Return a word in lower case, or an empty text if the index is outside the sentence."""
        return self.words[index].token.lower if 0 <= index < len(self.words) else ""

    def start_of(self, index: int) -> int:
        """Return the first word of the clause that contains a word."""
        return self._starts[index]

    def after_time(self, index: int) -> int:
        """Return the first word after the time expression that contains a word; ``index`` if none does."""
        end = self._times.get(index)
        while end is not None and index < len(self.words) and self.words[index].token.start < end:
            index += 1
        return index

    def quoted_until(self, index: int) -> int:
        """Return the first word after a quoted name that begins at ``index``, or ``index`` if none does."""
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
        """Return the noun phrase that begins at a word in the first possible of the cases, or None."""
        for case in cases:
            head = self.head_at(start, case)
            if head is not None:
                return Phrase(start, head, self._extended(head + 1, case, start), case)
        return None

    def quantity(self, index: int) -> Phrase | None:
        """Return the quantity after "up to" or "about", "2 млн тонн" of "до 2 млн тонн", or None."""
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if self.lower(index) not in {"до", "около", "свыше", "более", "порядка"} or following is None:
            return None
        numbered = following.token.is_number or following.can_be("NUMR")
        return self.phrase(index + 1, ("gent",)) if numbered and index + 1 not in self._times else None

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
        """Return the end of a phrase with its genitives only, as an object may follow; None if it is none."""
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
        """Tell whether a word is an acronym, a foreign word or a name: "ОТГ+", "Expo"."""
        text = self.words[index].token.text
        if index in self._times or not text[0].isalpha():
            return False
        if (text.strip("+").isupper() and len(text) > 1) or text.isascii():
            return True
        # A name after its noun: "линия Сольград — Верхнее".
        word = self.words[index]
        person = any(word.can_be(kind) for kind in ("Name", "Surn", "Patr"))
        return index > 0 and text[0].isupper() and word.can_be("NOUN", "nomn") and not person

    def head_at(self, start: int, case: str) -> int | None:
        """Return the noun in a case to which the adjectives and numbers from ``start`` on belong, or None."""
        key = (start, case)
        if key not in self._heads:
            self._heads[key] = self._find_head(start, case)
        return self._heads[key]

    def _find_head(self, start: int, case: str) -> int | None:
        index, counted = start, False
        while index < min(start + 9, len(self.words)):
            word = self.words[index]
            if index in self._times or word.token.lower in {"что", "чтобы", "как"}:
                return None
            here = ("gent", case) if counted else (case,)
            if word.token.is_number or (word.can_be("NUMR") and index + 1 < len(self.words)):
                counted, index = True, index + 1
                continue
            if word.is_form_of({"один"}) and self.lower(index + 1) == "из":
                return index
            adjective = any(word.can_be("ADJF", each) or word.can_be("PRTF", each) for each in here)
            noun = any(word.can_be("NOUN", each) for each in here) or word.is_unknown
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
        """Return the end of a phrase with its genitives, names, prepositional phrases and joined nouns."""
        current = case
        while end < len(self.words) and end - start < LONGEST_PHRASE and end not in self._times:
            following, current = self._one_more(end, current, case)
            if following == end:
                break
            end = following
        return end

    def _one_more(self, end: int, case: str, own: str) -> tuple[int, str]:
        """Return the end after the next part of a phrase, and its case; ``own`` is the phrase's own case."""
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
        """Continue after "and" with a noun in the same case, after a comma only if "and" comes later."""
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
        """Tell whether a word is the predicate of the noun before it: "and Chile is ready"."""
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
        """Return the text of a phrase in the nominative, or unchanged if it has no case."""
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
        """Return the grammemes of a noun's number and, in the singular, its gender."""
        for _form, own in head.readings:
            if "NOUN" in own and case in own:
                return frozenset({"plur"}) if "plur" in own else frozenset({"sing"}) | (own & GENDERS)
        return frozenset({"sing"})

    def is_counted(self, phrase: Phrase) -> bool:
        """Tell whether there is a number before the main noun."""
        lead = self.words[phrase.start : phrase.head]
        return any(word.token.is_number or word.can_be("NUMR") for word in lead)

    def points_back(self, phrase: Phrase) -> bool:
        """Tell whether a phrase refers to something earlier: "this body", "its draft"."""
        if phrase.end - phrase.start == SHORT_OWNED and self.lower(phrase.start) in OWNERS:
            return True
        return any(self.words[index].is_form_of(POINTING) for index in range(phrase.start, phrase.head))
