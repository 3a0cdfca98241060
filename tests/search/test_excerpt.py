"""The part of a text that shows what was found."""

from __future__ import annotations

import pytest

from briefing.search.excerpt import LONGEST, excerpt
from briefing.search.folding import fold


def shown(texts: list[str], *words: str) -> str:
    """Return an excerpt with brackets around what was found."""
    pieces = excerpt(texts, frozenset(map(fold, words)))
    return "".join(f"[{each.text}]" if each.is_found else each.text for each in pieces)


def test_the_words_are_marked_as_they_are_written() -> None:
    assert (
        shown(["A bridge over İnönü, a Bridge."], "bridge", "inonu") == "A [bridge] over [İnönü], a [Bridge]."
    )


def test_the_text_with_most_of_the_words_is_shown() -> None:
    assert shown(["A bridge.", "A bridge and a road.", "A road."], "bridge", "road") == (
        "A [bridge] and a [road]."
    )


def test_a_text_without_the_words_is_not_shown() -> None:
    assert shown(["A bridge."], "road") == ""
    assert shown([], "road") == ""


@pytest.mark.parametrize("before", [0, 10, 100], ids=["begins with it", "near the beginning", "far behind"])
def test_a_long_text_is_cut_between_words(before: int) -> None:
    text = "word " * before + "bridge" + " word" * 100
    cut = shown([text], "bridge")
    assert "[bridge]" in cut
    assert len(cut) <= LONGEST + len("[]……")
    assert set(cut.strip("…").split()) == {"word", "[bridge]"}


def test_a_word_that_is_too_long_is_not_cut() -> None:
    word = "b" * (LONGEST + 20)
    assert shown([f"one {word} two"], word) == f"one [{word}]…"
