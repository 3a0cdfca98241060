"""Each language has letters of its own, none of another one, and no text that another one has."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.content.test_figures import texts
from tests.content.test_grammar import every_text
from tests.views.shown import LANGUAGES
from tests.views.test_catalogues import catalogue, forms, messages

every_language = pytest.mark.parametrize("language", LANGUAGES)

OWN = {
    "ru": "ы э ъ щ",
    "kk": "ә ғ қ ң ө ұ ү һ і",
    "tr": "ç ğ ı İ ö ş ü",
    "az": "ə ç ğ ı İ ö ş ü x q",
    "uz": "oʻ gʻ Oʻ ʼ",
    "ky": "ң ө ү",
}
"""Letters that the texts of a language are to have."""

FOREIGN = {
    "en": r"[\u0400-\u04ffəğıİşʻ]",
    "ru": r"[әғқңөұүһіə]",
    "kk": r"[ə]",
    "tr": r"[əʻ\u0400-\u04ff]",
    "az": r"[ʻâîû\u0400-\u04ff]",
    "uz": r"[əğışçöü\u0400-\u04ff‘]|[OoGg]['’`]",
    "ky": r"[әғқұһі]",
}
"""Letters of others, that would be slips; and other signs in the place of a letter."""

SHARED = {
    "initiatives.ots_plus.short": {"az", "tr"},  # a name: TDT+ formatı
    "deadlines.vision_2040_horizon.stated_as": set(LANGUAGES),  # a year
}
"""Texts of the statement that languages have in common."""
FEW_WORDS = 3
"""So many words of the interface may be alike: loan words, and words of neighbours: "Bir saat sonra"."""


def shared(found: dict[str, str]) -> set[str]:
    """Return the languages that have one text with another."""
    by_text = defaultdict(set)
    for language, text in found.items():
        by_text[text].add(language)
    return set().union(*(languages for languages in by_text.values() if len(languages) > 1))


@pytest.mark.parametrize("language", OWN)
def test_each_language_has_its_own_letters(language: str) -> None:
    written = "\n".join(every_text(language))
    assert [each for each in OWN[language].split() if each not in written] == []


@every_language
def test_no_language_has_letters_of_another(language: str) -> None:
    assert [text for text in every_text(language) if re.search(FOREIGN[language], text)] == []


@pytest.mark.parametrize("key", texts("en"))
def test_no_two_languages_share_a_text_of_the_statement(key: str) -> None:
    assert shared({language: texts(language)[key] for language in LANGUAGES}) == SHARED.get(key, set())


def test_no_two_languages_share_a_sentence_of_the_interface() -> None:
    catalogues = {language: messages(catalogue(language)) for language in LANGUAGES}
    alike = {
        key
        for key in catalogues["en"]
        if shared(
            {language: _if_long(forms(found[key])[-1]) or language for language, found in catalogues.items()}
        )
    }
    assert alike == set()


def _if_long(text: str) -> str:
    """Return a text of more than a few words, else nothing; what all languages write alike is no word."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}|/\w+|KiB|КиБ", "", text))
    return text if len(words) > FEW_WORDS else ""
