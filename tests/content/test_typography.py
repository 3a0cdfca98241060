"""Typography by rule: what breaks it is named, what is unambiguous is mended, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import PACKAGED_CONTENT
from storage.content.proofreading import mend, proofread
from storage.content.typography import breaches, mended
from storage.content.typography_styles import STYLES
from tests.storage.content_examples import EN, EN_PO, RU, RU_PO, example, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        pytest.param("ru", "(§ 2, № 5)", "(§~2, №~5)", id="signs"),
        pytest.param("en", "No. 5, § {n}", "No.~5, §~{n}", id="an abbreviation, a placeholder"),
        pytest.param("ru", "400 тысяч, 7 октября 2025 года", "400~тысяч, 7~октября 2025~года", id="ru units"),
        pytest.param("ru", "на 12-м саммите, {n} раз", "на 12-м~саммите, {n}~раз", id="ru ordinals, counts"),
        pytest.param("ru", "2 и 3, 2025–2026 годы", "2 и 3, 2025–2026~годы", id="ru what may be parted"),
        pytest.param("kk", "3-інің мерзімі, 5 есе", "3-інің~мерзімі, 5~есе", id="kk counts"),
        pytest.param(
            "en", "7 October, 5 million, 2 contracts", "7~October, 5~million, 2 contracts", id="en units"
        ),
        pytest.param("ru", "А. Спикер и В. И. Вид", "А.~Спикер и В.~И.~Вид", id="initials"),
        pytest.param("ru", "Цель – мир — наша", "Цель~— мир~— наша", id="ru dash"),
        pytest.param("kk", "Бұл — шақыру", "Бұл~– шақыру", id="kk dash"),
        pytest.param("en", "a - b – c", "a~— b~— c", id="en dash"),
        pytest.param("ru", "«Достык – Мойынты» и ёж", "«Достык – Мойынты» и еж", id="a quoted title stays"),
        pytest.param("ru", "ёж", "еж", id="ru ё"),
        pytest.param("en", "the channel's, channels' own", "the channel’s, channels’ own", id="apostrophes"),
        pytest.param("en", "one  blank", "one blank", id="blanks"),
        pytest.param("ru", "UTF-8 и 23:59 и 20.02.2026 г", "UTF-8 и 23:59 и 20.02.2026 г", id="no counts"),
        pytest.param("en", "https://a.example/No. 5", "https://a.example/No. 5", id="an address"),
        pytest.param("en", "title - https://a.example", "title - https://a.example", id="before an address"),
        pytest.param("tr", "2040 — 5 girişim, 2 ve 3", "2040~– 5~girişim, 2 ve 3", id="tr dash, counts"),
        pytest.param("tr", "TDT'nin, Ö. Çelik", "TDT’nin, Ö.~Çelik", id="tr apostrophe, initials"),
        pytest.param("az", "2026-cı ildə 5 təşəbbüs", "2026-cı~ildə 5~təşəbbüs", id="az counts"),
        pytest.param("az", "Bu — dəvət", "Bu~– dəvət", id="az dash"),
        pytest.param("uz", "5 ta tashabbus, 2 va 3", "5~ta tashabbus, 2 va 3", id="uz counter"),
        pytest.param("uz", "o‘zbek, G'arb, sun’iy", "oʻzbek, Gʻarb, sunʼiy", id="uz letters"),
        pytest.param("ky", "Бул – чакыруу, 5 демилге", "Бул~— чакыруу, 5~демилге", id="ky dash, counts"),
        pytest.param("ky", "коёт, 2025–2026", "коёт, 2025–2026", id="ky ё is a letter, a range stays"),
        pytest.param("fr", "§ 2 - ёж", "§ 2 - ёж", id="a language without rules"),
    ],
)
def test_what_is_unambiguous_is_mended(language: str, text: str, right: str) -> None:
    assert mended(language, text).replace("\N{NO-BREAK SPACE}", "~") == right
    assert breaches(language, mended(language, text)) == []
    assert bool(breaches(language, text)) == (mended(language, text) != text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'a "word"'),
        ("en", "a «word»"),
        ("ru", 'слово "так"'),
        ("ru", "слово ”так”"),
        ("kk", "сөз 'мұндай'"),
        ("tr", 'bir "söz"'),
        ("az", "bir «söz»"),
        ("uz", "bir ‘soʻz’ va «soʻz»"),
        ("ky", 'бул "сөз"'),
    ],
)
def test_other_marks_of_quotation_are_named_and_left_to_a_person(language: str, text: str) -> None:
    assert mended(language, text) == text
    assert {each.what for each in breaches(language, text)} == {
        f"marks of quotation are {STYLES[language].quotes}"
    }


def test_every_language_of_the_content_has_rules() -> None:
    assert set(STYLES) == {
        each.stem.partition(".")[2] for each in PACKAGED_CONTENT.glob("statements/*.*.toml")
    }


def test_a_breach_is_said_with_what_is_right() -> None:
    (breach,) = breaches("ru", "обучение прошли 400 тысяч студентов")
    assert str(breach) == (
        "a number stays with what it counts: “ение прошли 400 тысяч студен”, "
        "right is “ение прошли 400~тысяч студен” (~ is a no-break space)"
    )


@given(st.sampled_from(sorted(STYLES)), st.text(alphabet="ё'\"«»“” -–—§№12.{n}АbСs/x\n\xa0", max_size=40))
def test_a_mended_text_stays_as_it_is(language: str, text: str) -> None:
    once = mended(language, text)
    assert mended(language, once) == once


def test_what_ships_keeps_the_rules() -> None:
    assert proofread(PACKAGED_CONTENT) == []


def test_files_are_named_and_mended_where_they_break_the_rules(tmp_path: Path) -> None:
    load(tmp_path, example())
    named = {(each.file, each.key) for each in proofread(tmp_path)}
    assert {
        (EN, "initiatives.bridge.facts.1"),
        (RU, "deadlines.bridge_year.stated_as"),
        (EN_PO, "one day of {year}"),
        (RU_PO, "one day of {year}"),
    } <= named
    assert (RU, "initiatives.bridge.title") not in named
    mend(tmp_path)
    assert proofread(tmp_path) == []
    assert "{n}\N{NO-BREAK SPACE}дня {year}" in (tmp_path / RU_PO).read_text(encoding="utf-8")
    assert 'msgid_plural "{n} days of {year}"' in (tmp_path / EN_PO).read_text(encoding="utf-8")


def test_a_statement_in_one_file_is_read_too_and_what_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "statements"
    folder.mkdir()
    (folder / "one.toml").write_text('[texts.ru]\ntitle = "№ 5"\n', encoding="utf-8")
    (folder / "odd.ru.toml").write_text("no file of ours", encoding="utf-8")
    assert [(each.file, each.key) for each in proofread(tmp_path)] == [
        ("statements/one.toml", "texts.ru.title")
    ]
    mend(tmp_path)
    assert proofread(tmp_path) == []
