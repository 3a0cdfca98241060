"""What has something to read, and how names are shown."""

from __future__ import annotations

import unicodedata

import pytest

from briefing.legible import LONGEST_NAME, MOST_MARKS, has_something_to_read, limit_marks, shown_name

NOTHING = {
    "no text": "",
    "blanks": " \t\r\n\u00a0\u2003\u3000\u1680",
    "line ends": "\u2028\u2029\u0085",
    "control characters": "\x00\x07\x7f\x9f",
    "zero-width characters": "\u200b\u2060\ufeff\u180e",
    "soft hyphen": "\u00ad",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Hangul fillers of syllables": "\u115f\u1160",
    "Braille without dots": "\u2800",
    "a stress on nothing": "\u0301",
    "marks on nothing": "\u0301\u0488\u20e3\u0903",
    "a joiner of graphemes": "\u034f",
    "vowels of Khmer that nobody sees": "\u17b4\u17b5",
    "joiners": "\u200c\u200d",
    "marks of direction": "\u061c\u200e\u200f\u202e\u2066\u2069",
    "variation selectors": "\ufe0f\U000e0100",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "a note without a head": "\U0001d159",
    "hieroglyphic blanks": "\U00013441\U00013442",
    "halves of characters": "\ud83d\udc00",
    "in place of a character": "\ufffd",
    "in place of an object": "\ufffc",
    "private use": "\ue000\U00100000",
    "no character": "\uffff\U000fffff",
    "all of it": "\u3164\u2800 \u0301\u200b\n\u202e",
}
SOMETHING = {
    "a letter": "a",
    "a letter among fillers": "\u3164a\u2800",
    "Kazakh": "қ",
    "Arabic": "ب",
    "Hangul": "\u1100",
    "Chinese": "好",
    "a letter with marks": "e\u0301",
    "a digit": "7",
    "Arabic digits": "٢٠٢٦",
    "a sign": "€",
    "punctuation": "?",
    "an emoji": "🎉",
    "a family": "👨\u200d👩\u200d👧",
    "a flag": "🇰🇿",
    "a key": "1\ufe0f\u20e3",
    "an emoji of Unicode 16": "\U0001fae9",
    "Braille": "\u2801",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_can_be_seen_of_it(text: str) -> None:
    assert not has_something_to_read(text)
    assert shown_name(text, "number 7") == "number 7"


@pytest.mark.parametrize("text", SOMETHING.values(), ids=SOMETHING.keys())
def test_there_is_something_to_read(text: str) -> None:
    assert has_something_to_read(text)


def test_a_heap_of_marks_is_cut_and_real_words_are_kept() -> None:
    assert limit_marks("Z\u0351a\u0301" + "\u0300" * 100) == "Z\u0351a\u0301" + "\u0300" * (MOST_MARKS - 1)
    for word in ("йогурт", "Việt", "שָׁלוֹם", "ไทย", "हिन्दी", "قُرْآن"):
        decomposed = unicodedata.normalize("NFD", word)
        assert limit_marks(decomposed) == decomposed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("Aliya", "Aliya", id="as it is"),
        pytest.param("Әлия <b>&", "Әлия <b>&", id="escaped elsewhere"),
        pytest.param("One\nTwo\r\n\tThree\u2028Four", "One Two Three Four", id="one line"),
        pytest.param("\u202eeviL\u202c \u2066x\u2069", "eviL x", id="turns nothing"),
        pytest.param("a\x00\u200bb\ud83d", "ab", id="hidden characters"),
        pytest.param("\u3164Owner\u3164", "Owner", id="fillers"),
        pytest.param("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", id="a picture of several"),
        pytest.param("שלום 1", "\u2068שלום 1\u2069", id="from right to left, isolated"),
        pytest.param("x" * 500, "x" * (LONGEST_NAME - 1) + "…", id="too long"),
    ],
)
def test_a_name_stands_within_other_text(name: str, shown: str) -> None:
    assert shown_name(name, "7") == shown
