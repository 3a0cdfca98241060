"""Whole sentences are translated: no ending is glued to a placeholder, and numbers are digits.

An ending follows the sounds of the word before it, and nobody knows that word when the sentence is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.content.test_figures import texts
from tests.views.shown import LANGUAGES, plain, translator
from tests.views.test_catalogues import catalogue, forms, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

every_language = pytest.mark.parametrize("language", LANGUAGES)

GLUED = re.compile(
    r"(?P<before>[\w’'‘ʻʼ-]*)(?P<name>\{\w+\})(?P<after>[»”’)]*(?:[-’'‘ʻʼ]\w+|\w+))|(?P<prefix>[\w’'‘ʻʼ-]+)\{"
)
NUMBERS = {"{n}", "{number}", "{year}", "{day}", "{page}"}
ORDERED = {
    "kk": "дереккөз|күні|беті|шақыруды|нұсқа|нұсқаны|нұсқасы",
    "uz": "yil|yilning|manba|kuni|taklifnomani|versiya|versiyaning|versiyasi|versiyani",
    "ky": "жылдын|булак|күнү|барагы|чакырууну|версия|версиясы|версияны",
}
"""Nouns that a number is joined to by a hyphen: the spelling of an ordinal, "5-manba", which is no ending."""

PARTICLES = {
    "kk": "мен|бен|пен|да|де|та|те|ма|ме|ба|бе|па|пе",
    "ky": "да|де|до|дө|бы|би|бу|бү",
    "tr": "da|de|mı|mi|mu|mü",
    "az": "da|də|mı|mi|mu|mü",
}
"""Words that follow the sounds of the word before them although they stand alone."""

TEN_AND_MORE = {
    "en": r"ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?",
    "ru": r"десят\w+|\w+дцат\w+|сорок\w*|\w+десят|девяност\w+|ст[оа]|сотн\w+|дюжин\w+",
    "kk": r"он|оннан|онға|жиырма\w*|отыз\w*|қырық\w*|елу|алпыс\w*|жетпіс\w*|сексен\w*|жүз|жүзден",
    "tr": r"on|yirmi\w*|otuz\w*|kırk\w*|elli\w*|altmış\w*|yetmiş\w*|seksen\w*|doksan\w*|yüz",
    "az": r"on|iyirmi\w*|otuz\w*|qırx\w*|əlli\w*|altmış\w*|yetmiş\w*|səksən\w*|doxsan\w*|yüz",
    "uz": r"oʻn|yigirma\w*|oʻttiz\w*|qirq\w*|ellik\w*|oltmish\w*|yetmish\w*|sakson\w*|toʻqson\w*|yuz(?! ber)",
    "ky": r"он|жыйырма\w*|отуз\w*|кырк\w*|элүү\w*|алтымыш\w*|жетимиш\w*|сексен\w*|токсон\w*|жүз",
}
"""Uzbek "yuz berdi" is "happened"; the Kazakh word for ninety is also that for a quarter of a year."""


def every_text(language: str) -> Iterator[str]:
    """Return each text of the catalogue and of the statement."""
    for message in messages(catalogue(language)).values():
        yield from forms(message)
    yield from texts(language).values()


def glued(language: str, text: str) -> list[str]:
    """Return where letters stand right beside a placeholder, without those that are right there."""
    nouns = re.compile(rf"-(?:{ORDERED.get(language, '(?!)')})\b")
    return [
        match[0]
        for match in GLUED.finditer(text)
        if not (match["name"] in NUMBERS and not match["before"] and nouns.match(match["after"]))
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("tr", "{date}’de yapıldı", ["{date}’de"], id="an apostrophe"),
        pytest.param("az", "{name}-nin təşəbbüsü", ["{name}-nin"], id="a hyphen"),
        pytest.param("kk", "«{name}»нің мерзімі", ["{name}»нің"], id="after quotation marks"),
        pytest.param("ky", "{n}дөн кийин", ["{n}дөн"], id="nothing between"),
        pytest.param("ru", "{day}-го числа", ["{day}-го"], id="a number with an ending"),
        pytest.param("en", "un{word}", ["un{"], id="before it"),
        pytest.param("uz", "{year}-yilning oxiri, {n}-versiya", [], id="ordinals"),
        pytest.param("uz", "{name}-versiya", ["{name}-versiya"], id="no number"),
        pytest.param("en", "({a}), {b}: {c}.", [], id="signs"),
    ],
)
def test_the_search_for_glued_endings_finds_them(language: str, text: str, expected: list[str]) -> None:
    assert glued(language, text) == expected


@every_language
def test_no_ending_is_glued_to_a_placeholder(language: str) -> None:
    assert [(text, found) for text in every_text(language) if (found := glued(language, text))] == []


@pytest.mark.parametrize("language", PARTICLES)
def test_no_particle_that_follows_sounds_stands_after_a_placeholder(language: str) -> None:
    particle = re.compile(rf"\}}[»”]?[ \u00a0](?:{PARTICLES[language]})\b")
    assert [text for text in every_text(language) if particle.search(text)] == []


@every_language
def test_numbers_of_ten_and_more_are_digits(language: str) -> None:
    spelled = re.compile(rf"\b(?:{TEN_AND_MORE[language]})\b", re.IGNORECASE)
    assert [text for text in every_text(language) if spelled.search(text)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "fifteen minutes"),
        ("ru", "через двадцать дней"),
        ("kk", "жиырма күн"),
        ("tr", "on gün"),
        ("az", "iyirmi gün"),
        ("uz", "oʻn kun"),
        ("ky", "отуз күн"),
    ],
)
def test_the_table_of_numbers_finds_them(language: str, text: str) -> None:
    assert re.search(rf"\b(?:{TEN_AND_MORE[language]})\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("uz", "5 ta tashabbus"), ("tr", "5 girişim"), ("az", "5 təşəbbüs"), ("ky", "5 демилге")],
)
def test_numerals_have_the_form_that_the_language_wants(language: str, expected: str) -> None:
    assert plain(_counted(language, 5)) == expected


def _counted(language: str, number: int) -> str:
    return translator(language).ngettext("{n} initiative", "{n} initiatives", number)
