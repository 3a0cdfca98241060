"""In which language a text is."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from drafting.languages import reading_of

LOCALES = Path(__file__).parents[2] / "content" / "locales"
LANGUAGES = ("en", "ru", "kk", "tr", "az", "uz", "ky")


def texts_of(language: str) -> list[str]:
    """Return ten pieces of some hundred letters of our own texts."""
    with (LOCALES / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        catalogue = read_po(file)
    words = [
        str(each.string)
        for each in catalogue
        if each.id and isinstance(each.string, str) and len(each.string) > 60
    ]
    return [" ".join(words[start : start + 6]) for start in range(0, 60, 6)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_interface_is_recognised(language: str) -> None:
    assert {reading_of(each, None).language for each in texts_of(language)} == {language}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Der Minister hat gesagt, dass die Stadt eine neue Brücke bauen wird und soll.", id="German"
        ),
        pytest.param("大臣は新しい橋を建設すると述べた。", id="Japanese"),
    ],
)
def test_other_languages_are_not_taken_for_one_of_ours(text: str) -> None:
    assert reading_of(text, None).language == ""


def test_the_language_that_is_named_counts_where_the_script_is_the_same() -> None:
    reading = reading_of("Мэр обещал мост.", "kk")
    assert (reading.language, reading.recognised, reading.has_rules) == ("kk", "ru", False)
    assert reading_of("Мэр обещал мост.", "en").language == "ru"
