"""Texts, dates, numbers and plurals are the language's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from gettext import NullTranslations

import pytest
from babel import UnknownLocaleError
from markupsafe import Markup

from tests.views.shown import LANGUAGES, every_translator, plain, translator
from views.translate import Translator, locale_of, own_name

MATCHES = ("{n} match for “{query}”", "{n} matches for “{query}”")


@pytest.mark.parametrize(
    ("language", "day", "month", "quarter", "number"),
    [
        pytest.param("en", "20 February 2026", "February 2026", "1st quarter 2026", "12,345", id="en"),
        pytest.param(
            "ru", "20 февраля 2026 года", "февраль 2026 года", "1-й квартал 2026 года", "12 345", id="ru"
        ),
        pytest.param(
            "kk", "2026 жылғы 20 ақпан", "2026 жылғы ақпан", "2026 жылғы І тоқсан", "12 345", id="kk"
        ),
    ],
)
def test_days_months_quarters_and_numbers(
    language: str, day: str, month: str, quarter: str, number: str
) -> None:
    tr, today = translator(language), date(2026, 2, 20)
    found = [tr.date(today), tr.month(today), tr.quarter(today), tr.number(12_345)]
    assert [plain(each) for each in found] == [day, month, quarter, number]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(
            datetime(2025, 10, 7, 16, 22, tzinfo=timezone(timedelta(hours=5))),
            "16:22",
            id="its own zone, 24 hours",
        ),
        pytest.param(datetime(2025, 10, 7, 0, 5, tzinfo=UTC), "00:05", id="after midnight"),
    ],
)
def test_the_hour_is_that_of_the_zone_it_was_written_in(
    language: str, moment: datetime, expected: str
) -> None:
    assert translator(language).time(moment) == expected


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 0, "0 matches for “x”"),
        ("en", 1, "1 match for “x”"),
        ("en", 2, "2 matches for “x”"),
        ("en", 21, "21 matches for “x”"),
        ("ru", 0, "0 результатов по запросу «x»"),
        ("ru", 1, "1 результат по запросу «x»"),
        ("ru", 2, "2 результата по запросу «x»"),
        ("ru", 5, "5 результатов по запросу «x»"),
        ("ru", 11, "11 результатов по запросу «x»"),
        ("ru", 21, "21 результат по запросу «x»"),
        ("ru", 1001, "1 001 результат по запросу «x»"),
        ("kk", 1, "«x» бойынша 1 нәтиже"),
        ("kk", 2, "«x» бойынша 2 нәтиже"),
    ],
)
def test_plural_forms(language: str, number: int, expected: str) -> None:
    assert plain(translator(language).ngettext(*MATCHES, number, query="x")) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("ru", "Русский"),
        ("kk", "Қазақ тілі"),
        ("tr", "Türkçe"),
        ("uz-cyrl", "Ўзбекча (Кирил)"),
        ("pt-br", "Português (Brasil)"),
        ("zh-hans", "中文 (简体)"),
    ],
)
def test_a_language_is_named_in_itself(code: str, name: str) -> None:
    assert own_name(code) == name


@pytest.mark.parametrize(
    ("code", "locale"), [("en", "en_GB"), ("ru", "ru"), ("uz-cyrl", "uz_Cyrl"), ("pt-br", "pt_BR")]
)
def test_the_locale_of_a_language(code: str, locale: str) -> None:
    assert str(locale_of(code)) == locale


def test_a_language_that_nobody_speaks_has_no_locale() -> None:
    with pytest.raises(UnknownLocaleError):
        locale_of("xx")


def test_a_text_that_is_not_translated_is_shown_in_english() -> None:
    tr = Translator("kk", NullTranslations())
    assert tr.gettext("page {page} of {pages}", page=1, pages=2) == "page 1 of 2"
    assert tr.ngettext("{n} day", "{n} days", 2) == "2 days"
    assert tr.html("Did you mean /{nearest}?", nearest="help") == "Did you mean /help?"


def test_braces_in_a_value_mean_nothing() -> None:
    tr = translator("en")
    assert tr.gettext("status: {status}", status="{status}{0}{") == "status: {status}{0}{"
    assert tr.html("status: {status}", status="{status}{0}{") == "status: {status}{0}{"
    assert "“{n}{”" in tr.ngettext(*MATCHES, 2, query="{n}{")


def test_in_html_text_is_escaped_and_markup_is_kept() -> None:
    tr = translator("en")
    found = tr.html("{heading}: {words}", heading=Markup("<b>A&amp;B</b>"), words="<i>'\"&</i>")
    assert found == "<b>A&amp;B</b>: &lt;i&gt;&#39;&#34;&amp;&lt;/i&gt;"
    assert isinstance(found, Markup)


def test_there_is_one_translator_for_each_catalogue() -> None:
    found = every_translator()
    assert sorted(found) == LANGUAGES
    assert all(tr.language == language for language, tr in found.items())
    assert len(set(found.values())) == len(LANGUAGES), "each is a key of its own"
