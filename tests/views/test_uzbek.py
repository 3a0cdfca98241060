"""Texts in the reformed alphabet of Uzbek: words are converted, and what is no Uzbek word is left alone."""

from __future__ import annotations

import re

import pytest

from tests.views.shown import TODAY, every_translator, ots, pages, shipped
from views.spelling import ReformedTranslator
from views.telegram.support.page import ViewContext
from views.uzbek import pattern_of, publishers_of, reformed

NAMES = publishers_of(shipped().statements.values())
LEFT = re.compile("sh|ch|[og]ʻ", re.IGNORECASE)
KEPT = re.compile(
    r"https?://\S+|<[^>]*>|(?<!\w)/\w+|\w+=\S+|English|“[^”]*”|" + "|".join(map(re.escape, NAMES))
)


def reformed_uzbek() -> ReformedTranslator:
    return ReformedTranslator(shipped().catalogues["uz"], NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oʻzbekiston shaharlari", "Özbekiston şaharlari"),
        ("toʻgʻri CHorshanba, Ish, AQSH", "töğri Çorşanba, Iş, AQŞ"),
        ("O‘zbek, o'rta, togʼ, sunʼiy", "Özbek, örta, togʼ, sunʼiy"),
        ("Isʼhoq", "Isʼhoq"),
        ("TCCI, Washington, Chicago", "TCCI, Washington, Chicago"),
        ("Shell va Shellning shartnomasi", "Shell va Shellning şartnomasi"),
        ("“Shahar” nashri: Shahar ovozi", "“Şahar” naşri: Shahar ovozi"),
        (
            "/chiqish https://shahar.uz/shu shahar.uz/shu @shahar",
            "/chiqish https://shahar.uz/shu shahar.uz/shu @shahar",
        ),
        (
            "{shahar} ta shahar, ots-2025.uz.toml, innovation_chart",
            "{shahar} ta şahar, ots-2025.uz.toml, innovation_chart",
        ),
        ("<b>shahar</b> `shu`", "<b>şahar</b> `shu`"),
    ],
)
def test_words_change_and_names_addresses_and_placeholders_do_not(text: str, expected: str) -> None:
    assert reformed(text, pattern_of(["Shahar ovozi"])) == expected


def test_quotations_in_texts_of_a_statement_are_kept() -> None:
    pattern = pattern_of([], keep_quotations=True)
    assert (
        reformed("Prezident “shu yili” dedi, shuningdek…", pattern) == "Prezident “shu yili” dedi, şuningdek…"
    )


def test_every_page_is_reformed_and_says_the_same() -> None:
    current = list(pages(ViewContext(ots(), every_translator()["uz"], TODAY), "x"))
    shown = list(pages(ViewContext(ots(), reformed_uzbek(), TODAY), "x"))
    assert [name for name, _ in shown] == [name for name, _ in current]
    left: list[tuple[str, str]] = []
    for name, page in shown:
        labels = [
            each.text for row in (page.keyboard.inline_keyboard if page.keyboard else ()) for each in row
        ]
        words = [KEPT.sub("", text) for text in (*page.parts, *labels)]
        left += [(name, each) for each in words if LEFT.search(each)]
    assert left == []


def test_what_has_no_translation_stays_english() -> None:
    tr = reformed_uzbek()
    assert tr.gettext("Nobody translated this chapter.") == "Nobody translated this chapter."
    assert tr.ngettext("{n} ship", "{n} ships", 2) == "2 ships"
