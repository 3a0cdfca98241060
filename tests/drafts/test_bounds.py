"""Long and odd texts: a draft of them takes its time, but ends well before the limit of every test."""

from __future__ import annotations

from random import Random

import pytest

from drafting.draft_builder import MOST_CANDIDATES, draft_of
from tests.drafts.speeches import load_speeches
from views.drafts import draft_toml


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("а" * 200_000, id="one word"),
        pytest.param("." * 200_000, id="dots"),
        pytest.param("a. " * 60_000, id="abbreviations"),
        pytest.param("предложил создать " * 10_000, id="acts without objects"),
        pytest.param(", и" * 60_000, id="commas"),
        pytest.param("2026-" * 40_000, id="years"),
        pytest.param('"«' * 100_000, id="quotation marks"),
        pytest.param("propose to create a fund and a " * 6_000, id="endless coordination"),
        pytest.param("мая " * 40_000, id="months"),
        pytest.param("1 " * 80_000, id="numbers"),
        pytest.param(" " * 200_000 + "x", id="blanks"),
        pytest.param("\n" * 200_000 + "x", id="empty lines"),
        pytest.param("- предложил создать фонд\n" * 5_000, id="one item again and again"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_text_holds_the_draft_up(text: str, language: str) -> None:
    assert draft_toml(text, language).startswith("# A draft")


def test_a_draft_has_a_limit() -> None:
    text = "".join(f"Предлагаю создать фонд «Ключ-{number}».\n" for number in range(1000))
    assert len(draft_of(text, "ru").candidates) == MOST_CANDIDATES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("На открытие будет потрачено 40 миллионов рублей.", "ru", id="a purpose before its sum"),
        pytest.param("They announced that the port will open and;", "en", id="nothing behind and"),
        pytest.param("The council will get 20 million, to;", "en", id="nothing behind to"),
    ],
)
def test_no_rule_is_led_astray(text: str, language: str) -> None:
    assert len(draft_of(text, language).candidates) == 1


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_heap_of_pieces_of_sentences_is_too_much(language: str) -> None:
    words = [each.text.split() for each in load_speeches() if each.language == language]
    random = Random(language)  # noqa: S311 - the same pieces each time

    def piece() -> str:
        speech = random.choice(words)
        start = random.randrange(len(speech))
        return " ".join(speech[start : start + random.randint(1, 6)])

    for _ in range(3_000):
        draft_of(" ".join(piece() for _ in range(random.randint(2, 6))) + random.choice(".:;"), language)
