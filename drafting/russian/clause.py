"""A sentence of Russian as words with their readings, and the noun phrases in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.russian.lists import CASES_AFTER
from drafting.russian.words import GENDERS, Word, in_nominative, read_words
from drafting.sentences import lowered, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.periods import Mention

LONGEST_PHRASE = 14
"""Words of a title."""
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_OPENS = re.compile(r'(?<![^\s(])"(?=\w)')
_OWN = frozenset(["свой", "наш", "ваш", "мой", "его", "ее", "её", "их", "этот", "такой", "тот"])
MILLIONS = frozenset({"тыс", "млн", "млрд", "трлн", "тысяча", "миллион", "миллиард"})
NUMBERS = frozenset({"sing", "plur"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the indexes of its first word, its head and the word behind it, and its case."""

    start: int
    head: int
    end: int
    case: str


class Clause:
    """The words of a sentence, with the time expressions in it."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        marked = _OPENS.sub("«", text).replace('"', "»")
        self.low = lowered(marked)
        self.words = read_words(tokens_of(marked))
        self._starts = [each.token.start for each in self.words]
        self._times = {self.at(each.start): self.at(each.end) for each in mentions}
        self.has_time = bool(mentions)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, place: int) -> int:
        """Return the index of the first word from a character on."""
        return bisect_left(self._starts, place)

    def lower(self, index: int) -> str:
        """Return a word in lower case; nothing beyond the ends."""
        return self.words[index].token.lower if 0 <= index < len(self.words) else ""

    @property
    def has_beginning(self) -> bool:
        """Whether a day or month is named from which on something is so: "с сентября"."""
        nexts = (self.lower(start + 1) for start in self._times if self.lower(start) in {"с", "со"})
        return any(not each.isdecimal() or len(each) < len("2026") for each in nexts)

    def after_time(self, index: int) -> int:
        """Return the index behind a time expression that begins at a word, else the index itself."""
        return self._times.get(index, index)

    def phrase(self, start: int, cases: Sequence[str]) -> Phrase | None:
        """Return the noun phrase of one of the cases that begins at a word, or None."""
        for case in cases:
            head = self._head(start, case)
            if head is not None:
                return Phrase(start, head, self._end(head, start), case)
        return None

    def _head(self, start: int, case: str) -> int | None:
        index, counted = start, False
        while index < min(len(self), start + LONGEST_PHRASE):
            word = self.words[index]
            wanted = "gent" if counted else case
            if self.after_time(index) > index:
                return None
            if self.lower(index) in {"один", "одну", "одно", "одна"} and self.lower(index + 1) == "из":
                return index
            is_degree = word.is_adverb and self._is_adjective(index + 1, wanted)
            if is_degree or (counted and word.token.text == "%"):
                pass  # "более позднюю дату", "50 % акций"
            elif word.token.is_number or word.can_be("NUMR"):
                counted = counted or case in {"nomn", "accs"}
            elif word.is_roman or (
                self.lower(index) == "и"
                and index > start
                and self._is_adjective(index - 1, case)
                and self._is_adjective(index + 1, case)
            ):
                pass
            elif word.is_preposition or not (word.token.is_word or word.token.lower in _OPENING):
                return None
            elif self._is_noun(index, wanted):
                return index
            elif not any(word.can_be(kind, each) for kind in ("ADJF", "PRTF") for each in (wanted, case)):
                is_name = self._is_name(index) and (index > start or word.token.text[0].isupper())
                return index if is_name else None
            index += 1
        return None

    def _is_noun(self, index: int, case: str) -> bool:
        word = self.words[index]
        if not word.can_be("NOUN", case) or word.is_adverb or word.is_likely("COMP"):
            return False
        # "новый закон", not "новая" as a noun, where a noun follows that agrees.
        at = index + 1
        while self._is_adjective(at + (self.lower(at) == "и"), case) and not self.words[at].can_be(
            "NOUN", case
        ):
            at += 1
        return not (word.can_be("ADJF", case) and at < len(self) and self.words[at].can_be("NOUN", case))

    def _is_adjective(self, index: int, case: str) -> bool:
        return 0 <= index < len(self) and (
            self.words[index].can_be("ADJF", case) or self.words[index].can_be("PRTF", case)
        )

    def _is_name(self, index: int) -> bool:
        """Tell whether a word is a name that is new to the dictionary, or opens one in marks."""
        word = self.words[index]
        return word.token.lower in _OPENING or (
            word.token.is_word and (word.is_unknown or word.token.text.isascii())
        )

    def _end(self, head: int, start: int) -> int:
        """Return the index behind what belongs to a head: genitives, names, phrases with a preposition."""
        index = head if self.lower(head) in _OPENING else head + 1
        while index < min(len(self), start + LONGEST_PHRASE):
            if self.after_time(index) > index:
                break
            step = self._step(index, head)
            if step == index:
                break
            index = step
        return index

    def _step(self, index: int, head: int) -> int:
        """Return the index behind one more part of a noun phrase, or the same index."""
        word = self.words[index]
        low = self.lower(index)
        if low in _OPENING:
            return self.behind_quoted(index)
        if low in {"и", ","}:
            return self._coordinated(index, head)
        if word.is_preposition and low in CASES_AFTER:
            return self._prepositional(index)
        is_verb = (word.can_be("VERB") and not word.can_be("NOUN")) or word.can_be("INFN")
        if is_verb or not word.token.is_word:
            is_number = low == "№" and index + 1 < len(self)
            return index + 1 + is_number if is_number or low in {"%", "/", "+"} else index
        is_name = word.is_unknown or word.token.text.isascii() or (word.token.text.isupper() and len(low) > 1)
        is_currency = self.words[index - 1].is_form_of(MILLIONS)  # "тенге" is new to the dictionary
        return index + 1 if is_name or is_currency else self._behind_genitive(index)

    def behind_quoted(self, index: int) -> int:
        """Return the index behind words in quotation marks; the same index if they are not closed."""
        closes = _CLOSING | {"“"} if self.lower(index) == "„" else _CLOSING
        ahead = range(index + 1, min(len(self), index + LONGEST_PHRASE))
        closing = next((at for at in ahead if self.lower(at) in closes), None)
        return index if closing is None else closing + 1

    def _behind_genitive(self, index: int) -> int:
        word = self.words[index]
        head = self._head(index, "gent")
        if head is not None:
            return head + 1
        is_surname = word.token.text[0].isupper() and word.can_be("ADJF")  # "улицу Пионерскую"
        return index + (is_surname or self._is_exchanged(index))

    def _is_exchanged(self, index: int) -> bool:
        """Tell whether a word in the instrumental says with what something is done: "обмен данными"."""
        word, doing = self.words[index], self.words[index - 1].lemma("NOUN")
        is_only = word.can_be("NOUN", "ablt") and not any(map(word.can_be, ("nomn", "accs", "Geox")))
        return is_only and doing.endswith(("ние", "тие", "ция", "обмен", "торговля", "помощь"))

    def _coordinated(self, index: int, main: int) -> int:
        """Return the index behind a further genitive: "развитие науки, культуры и техники"."""
        before, head = self.words[index - 1], self._head(index + 1, "gent")
        if (
            head is None
            or not (before.is_unknown or before.can_be("gent"))
            or main == index - 1
            or self.words[index + 1].token.is_number
        ):
            return index
        if self.lower(index) == ",":
            goes_on = self.lower(head + 1) in {",", "и"} and self._coordinated(head + 1, main) > head + 1
            return head + 1 if goes_on or self.lower(head + 1) in {"", ";", "."} else index
        return head + 1

    def _prepositional(self, index: int) -> int:
        """Return the index behind a phrase with a preposition; the same index if it is a circumstance."""
        if self.after_time(index) > index:
            return index
        for case in CASES_AFTER[self.lower(index)]:
            head = self._head(index + 1, case)
            if head is not None:
                return index if self.words[head].can_be("NPRO") else head + 1  # "для того, чтобы"
        return index

    def title(self, phrase: Phrase) -> str:
        """Return a noun phrase in the nominative."""
        start, words = phrase.start, []
        while start < phrase.head and self.words[start].is_form_of(_OWN):
            start += 1
        agreeing = self._number(phrase)
        counted = any(each.token.is_number or each.can_be("NUMR") for each in self.words[start : phrase.head])
        at = self.words[start].token.start
        for index in range(start, phrase.head + 1):
            word = self.words[index]
            words.append(self.text[at : word.token.start])
            plain = counted or phrase.case == "nomn" or word.token.lower in _OPENING
            words.append(word.token.text if plain else in_nominative(word, phrase.case, agreeing))
            at = word.token.end
        words.append(self.text[at : self.words[phrase.end - 1].token.end])
        return self._trimmed(" ".join("".join(words).split()))

    def _number(self, phrase: Phrase) -> frozenset[str]:
        """Return number and gender in which the words of a phrase agree."""
        modifiers = self.words[phrase.start : phrase.head]
        for _form, grammemes in self.words[phrase.head].readings:
            if "NOUN" in grammemes and phrase.case in grammemes:
                number = grammemes & NUMBERS
                if all(each.can_be(phrase.case, *number) for each in modifiers if each.can_be("ADJF")):
                    return number | (grammemes & GENDERS if "sing" in number else frozenset())
        return frozenset()

    @staticmethod
    def _trimmed(title: str) -> str:
        for left, right in ("«»", "“”"):
            if title.count(left) != title.count(right):
                title = title.replace(left, "").replace(right, "")
        return title.strip(" ,;:–—")

    def is_word(self, index: int) -> bool:
        """Tell whether there is a word at an index."""
        return 0 <= index < len(self) and self.words[index].token.is_word

    def is_verb(self, index: int) -> bool:
        """Tell whether there is a finite verb at an index."""
        return self.words[index].can_be("VERB") and not any(map(self.words[index].can_be, ("NOUN", "NUMR")))

    def word(self, index: int) -> Word:
        """Return the word at an index."""
        return self.words[index]
