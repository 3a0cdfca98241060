"""Excerpts: whole sentences where they fit, else whole words."""

from __future__ import annotations

import pytest

from views.excerpts import excerpt, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="ends"),
        pytest.param(
            "Говорил К. К. Токаев. Потом ушел.", ["Говорил К. К. Токаев.", "Потом ушел."], id="initials"
        ),
        pytest.param("За 5 лет, т. е. быстро. Да.", ["За 5 лет, т. е. быстро.", "Да."], id="abbreviations"),
        pytest.param("Срок — 2026. Потом 2027.", ["Срок — 2026.", "Потом 2027."], id="numbers"),
        pytest.param(
            "12. Zirvede konuştu. Sonra 1. Oda.", ["12. Zirvede konuştu.", "Sonra 1. Oda."], id="ordinals"
        ),
        pytest.param("Ол айтты. Қазақстан қолдады.", ["Ол айтты.", "Қазақстан қолдады."], id="Kazakh"),
        pytest.param(
            "Alem.AI is in Astana. «Да.» Нет.", ["Alem.AI is in Astana.", "«Да.»", "Нет."], id="quotes"
        ),
        pytest.param("No end", ["No end"], id="no end"),
    ],
)
def test_a_text_is_divided_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
    assert " ".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        pytest.param(44, "The port is built. Ships come. Trade grows.", id="all of it"),
        pytest.param(40, "The port is built. Ships come. …", id="sentences"),
        pytest.param(15, "The port is…", id="words"),
        pytest.param(2, "T…", id="not even a word"),
    ],
)
def test_what_does_not_fit_is_left_out_visibly(longest: int, expected: str) -> None:
    assert excerpt("The port is built. Ships come. Trade grows.", longest) == expected
    assert len(expected) <= longest
