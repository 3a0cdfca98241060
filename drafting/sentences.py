"""Splitting of paragraphs into sentences, and of sentences into words."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_SENTENCE = 1500
"""Characters; longer sentences are split, so that no rule gets more."""
LONGEST_ABBREVIATION = 8
SHOWN = 200
"""Most characters of a sentence that a draft shows."""

_END = re.compile(r"[.!?…]{1,8}[»”\"')\]]{0,3}(?=\s+[«“„\"'(\[]*[A-ZА-ЯЁ0-9–—-])|;(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:гг?|млн|млрд|тыс|трлн|им|т|д|п|е|см|ст|ул|руб|долл|стр|рис|св|проф|акад|напр|ред|др|пр"
    r"|mr|mrs|ms|dr|prof|st|no|art|gen|col|gov|sen|rep|hon|fig|sec|para|vs|etc|inc|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.k|e\.g|i\.e|approx)"
    r"|\b[A-ZА-ЯЁa-zа-яё])\.$",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?=\s\w|['’])|[$€£₽]?\d+(?:[.,\s\u00a0]\d{3})*(?:[.,]\d+)?%?|[^\W\d_]+\d*(?:[-–’'‑][^\W_]+)*\+?|\d+[^\W\d_]+|[^\w\s]",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark; ``start`` and ``end`` are character indexes."""

    text: str
    start: int
    end: int
    lower: str
    """The text in lower case, with ``е`` instead of ``ё``."""

    @property
    def is_word(self) -> bool:
        """Whether the token begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether the token has a digit."""
        return any(map(str.isdigit, self.text))


def split_sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph; a semicolon ends a sentence, too."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(paragraph):
        if match[0].startswith(".") and _ABBREVIATION.search(
            paragraph, max(start, match.start() - LONGEST_ABBREVIATION), match.start() + 1
        ):
            continue
        found.append(paragraph[start : match.end()])
        start = match.end()
    found.append(paragraph[start:])
    return [
        sentence[cut : cut + LONGEST_SENTENCE].strip(" ;\n\t\u00a0")
        for sentence in found
        if sentence.strip()
        for cut in range(0, len(sentence), LONGEST_SENTENCE)
    ]


def lowered(text: str) -> str:
    """Return a text in lower case, of the same length, with ``е`` instead of ``ё``."""
    low = text.lower().replace("ё", "е")
    return low if len(low) == len(text) else "".join(each.lower()[0] for each in text).replace("ё", "е")


def tokens_of(sentence: str) -> list[Token]:
    """Return the words, numbers and marks of a sentence in order."""
    return [
        Token(match[0], match.start(), match.end(), lowered(match[0])) for match in _TOKEN.finditer(sentence)
    ]


def shortened(sentence: str) -> str:
    """Return a sentence shortened to what a draft shows."""
    return sentence if len(sentence) <= SHOWN else sentence[:SHOWN].rsplit(" ", 1)[0] + " …"
