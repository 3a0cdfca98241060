"""A sentence of English as words, and the noun phrases in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from drafting.english import words
from drafting.sentences import lowered, tokens_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from drafting.periods import Mention

LONGEST_PHRASE = 16
"""Words of a title."""
LONGEST_PREFIX = 2
"""Letters: "re-opening" is a verb, "confidence-building" none."""
_NEW_PARTS = words.word_set("to that for will is are was has said in on by also")
"""Words behind an “and” that adds no noun."""
_LINKS = words.word_set("and or all both half to “ « &")
_INSIDE = frozenset("'’\"“”«»&/%+-")
_ADJECTIVE = re.compile(r"[\w-]+(?:ed|al|ic|ive|ous|able|ible|ful|less|ant)|\w+-[\w-]+")
_DESCRIBED = re.compile(r"\w{3,}(?:[^e]ed|[^e]al|ous|able|less)")
"""Adjectives that no verb in its plain form looks like: "to industrial trawling"."""
_BRACKETS = re.compile(r"\([^()]*\)|(?<=\w)\.(?=\s+\w)")
"""What is left out in reading: words in brackets, and the full stop of an abbreviation."""
_GLUED = re.compile(r"\w\.\w|\w@\w|\d–\d")  # "Jobs.gov", "5–10 days"
_NO_PLAIN = re.compile(r"\w*(?:(?<![su])s|(?<!e)ed|ness|ity|ion[a-z]|ment|ship|ntal|onal)")
"""Endings that a verb in its plain form has not: "disasters", "added"."""
_NO_END = words.PREPOSITIONS | words.ADVERBS | words.ARTICLES | {"and", "or", "“", "«"}
_ENDS_IN_ING = words.word_set(
    "meeting funding housing training building banking farming mining shipping spring "
    "engineering manufacturing nursing parking planning"
)


class Clause:
    """The words of a sentence, with the time expressions in it."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.lower = lowered(text)
        left_out = [each.span() for each in _BRACKETS.finditer(text)]
        self.tokens = [
            each for each in tokens_of(text) if not any(start <= each.start < end for start, end in left_out)
        ]
        self._starts = [each.start for each in self.tokens]
        self._times = {self.at(each.start): self.at(each.end) for each in mentions}

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, place: int) -> int:
        """Return the index of the first word from a character on."""
        return bisect_left(self._starts, place)

    def word(self, index: int) -> str:
        """Return a word in lower case; nothing beyond the ends."""
        word = self.tokens[index].lower if 0 <= index < len(self.tokens) else ""
        return "and" if word == "&" else word

    def find(self, wanted: Collection[str], start: int, end: int | None = None) -> int:
        """Return the index of the first of some words from ``start`` on, else ``end``."""
        last = len(self) if end is None else end
        return next((at for at in range(start, min(last, len(self))) if self.word(at) in wanted), last)

    def after_time(self, index: int) -> int:
        """Return the index behind a time expression that begins at a word, else the index itself."""
        return self._times.get(index, index)

    def is_capital(self, index: int) -> bool:
        """Tell whether a word is written with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isupper()

    def is_number(self, index: int) -> bool:
        """Tell whether a number stands at a word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_number

    def is_gerund(self, index: int) -> bool:
        """Tell whether a word may be a verb in -ing."""
        word = self.word(index)
        is_compound = len(word.partition("-")[2]) > 0 and len(word.partition("-")[0]) > LONGEST_PREFIX
        is_name = self.is_capital(index) and self.is_capital(index - 1)  # "the General Meeting"
        if not word.endswith("ing") or len(word) <= len("being") or is_compound or is_name:
            return False
        return word not in _ENDS_IN_ING or self.begins_phrase(index + 1)

    def is_doing(self, index: int) -> bool:
        """Tell whether a noun names something that is done: "launch", "elimination of"."""
        word = self.word(index)
        is_of = word.endswith(("tion", "sion", "ing")) and self.word(index + 1) == "of"
        return word in words.MAKING_NOUNS or is_of

    def begins_phrase(self, index: int) -> bool:
        """Tell whether a word surely begins a noun phrase."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        is_name = token.is_word and token.text[0].isupper()
        return token.lower in words.ARTICLES | words.COUNTS or token.is_number or is_name

    def is_verb(self, index: int) -> bool:
        """Tell whether a word behind "and", a comma or a mark is a verb in its plain form."""
        word = self.word(index)
        if not word.isalpha() or word in words.CLOSED | words.ADVERBS:
            return False
        following = self.word(index + 1)
        if word in words.VERBS:
            return following not in {
                "of",
                "and",
                "or",
                "is",
                "are",
                "was",
                "were",
                "will",
                "for",
                "to",
                ",",
                "",
            }
        is_number = index > 0 and any(map(str.isdigit, following))  # not "Platform 9"
        return (
            (following in words.ARTICLES | words.COUNTS or is_number)
            and self.is_plain(index)
            and not word.endswith(("ing", "ly"))
            and not (index and self.is_capital(index))
        )

    def is_plain(self, index: int) -> bool:
        """Tell whether a word has no ending that a verb in its plain form has not."""
        return _NO_PLAIN.fullmatch(self.word(index)) is None

    def behind_insertions(self, index: int) -> int:
        """Return where an object begins that stands behind phrases: "submit to the board, in May, a plan"."""
        at = index
        while at < len(self):
            if self.word(at) == "," and (
                self.word(at + 1) in words.PREPOSITIONS | words.ADVERBS or self.after_time(at + 1) > at + 1
            ):
                at = self.find({","}, at + 1) + 1
            elif self.after_time(at) > at:
                at = self.after_time(at)
            elif self.word(at) in words.PREPOSITIONS and not (self.word(at) == "to" and self.is_verb(at + 1)):
                at = self.phrase_end(at + 1 + (self.word(at + 1) in words.ARTICLES))
            else:
                break
        is_object = self.begins_phrase(at) and (self.word(at - 1) == "," or not self.is_capital(at))
        return at if is_object else index

    def phrase_end(self, start: int) -> int:
        """Return the index behind the noun phrase that begins at a word."""
        index, has_preposition, opened = start, False, False
        while index < min(len(self), start + LONGEST_PHRASE):
            word = self.word(index)
            if word in {"“", "«", "”", "»", '"'}:
                opened = word in {"“", "«"} or (word == '"' and not opened)
            elif not opened and self._ends_at(index, start, has_preposition=has_preposition):
                break
            has_preposition = has_preposition or word in words.PREPOSITIONS
            index += 1
        while index > start and self.word(index - 1) in _NO_END:
            index -= 1
        return index

    def _ends_at(self, index: int, start: int, *, has_preposition: bool) -> bool:
        word, token = self.word(index), self.tokens[index]
        is_adjective = _ADJECTIVE.fullmatch(self.word(index - 1))
        if word == "," and is_adjective and self._goes_on(index + 1 + (self.word(index + 1) == "and")):
            return False
        is_subject = word in {"i", "we", "he", "she", "it", "they"} and index > start
        is_span = word == "over" and self.word(self.after_time(index)) in {"on", "in"}  # "over a year on"
        is_time = self.after_time(index) > index > start and not is_span
        if is_time or word in words.STOPPERS or is_subject:
            return True
        if word in {"and", "or"}:
            is_same = self.word(index + 1) in words.PREPOSITIONS  # "taxes on land and on homes"
            is_same = is_same and self.find({self.word(index + 1)}, start, index) < index
            return not is_same and self._splits(index, has_preposition=has_preposition)
        if word in {"a", "an", "the", "its", "their", "our"}:
            links = self.is_gerund(index - 1) and self.word(index - 2) not in words.ARTICLES | _LINKS
            return index > start and self._ends_noun(index - 1) and not links  # "the line linking the towns"
        if word == "to":
            spans = "from" in map(self.word, range(self._last("to", start, index), index))
            return not spans and not self.is_direction(index)
        is_inside = (
            token.is_word or token.is_number or word in _INSIDE or _GLUED.match(self.text, token.start - 1)
        )
        return not is_inside or (word in {"with", "in", "for", "on"} and self._is_circumstance(index))

    def _last(self, wanted: str, start: int, end: int) -> int:
        return max((at for at in range(start, end) if self.word(at) == wanted), default=start)

    def _goes_on(self, index: int) -> bool:
        """Tell whether a word behind an adjective and a comma goes on with it: "public, brownfield sites"."""
        return (
            self.word(index).replace("-", "").isalnum()
            and not self.begins_phrase(index)
            and not (self.is_verb(index) or self.is_gerund(index))
            and self.word(index) not in words.CLOSED | {"and", "or"}
        )

    def _ends_noun(self, index: int) -> bool:
        return self.word(index) not in words.PREPOSITIONS | words.ARTICLES | _LINKS

    def _splits(self, index: int, *, has_preposition: bool) -> bool:
        """Tell whether "and" begins something new: another verb, another thing, another clause."""
        following = self.word(index + 1)
        if following in _NEW_PARTS:
            return True
        if following == "the" and self.word(index + 2) in words.MAKING_NOUNS:
            return True
        if following in {"a", "an", "its", "their"} or (following == "the" and not has_preposition):
            return self.word(index - 2) != "between"
        if any(map(str.isdigit, following)):
            return self.word(index - 2) != "between" and not self.tokens[index - 1].is_number
        return self.is_verb(index + 1) or following in words.PRONOUNS - {"this", "these", "those", "that"}

    def is_direction(self, index: int) -> bool:
        """Tell whether "to" belongs to the noun before it, and does not say what for."""
        is_described = _DESCRIBED.fullmatch(self.word(index + 1)) and self.word(index + 2).isalpha()
        is_verb = self.is_verb(index + 1) or self.word(index + 1) in words.STATES | words.VERBS
        belongs = self.word(index - 1) in words.TO_NOUNS or is_described
        return self.begins_phrase(index + 1) or (bool(belongs) and not is_verb)

    def _is_circumstance(self, index: int) -> bool:
        following = self.word(index + 1)
        if following in {"order", "line", "accordance", "addition", "cooperation", "partnership"}:
            return True
        is_effort = self.word(index + 2) in {"effort", "attempt", "bid"}  # "in an effort to"
        return (is_effort or self.is_gerund(index + 1)) and self.word(index) in {"in", "with"}

    def cut(self, start: int, end: int) -> str:
        """Return the text of words, without an article before and marks around."""
        left_out = words.ARTICLES - {"all", "each", "every", "no"}
        while start < end and self.word(start) in left_out and self.word(start + 1) != "of":
            start += 1
        if start >= end:
            return ""
        text = " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())
        for left, right in ("“”", "«»", '""'):
            if text.count(left) != text.count(right) or (left == right and text.count(left) % 2):
                text = text.replace(left, "").replace(right, "")
        return text.strip(" ,;:.")
