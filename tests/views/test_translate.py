"""Texts, numbers and plurals are the language's own."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from markupsafe import Markup

from tests.views.shown import LANGUAGES, every_translator, plain, translator
from views.translate import Translator

MATCHES = ("{n} match for “{query}”", "{n} matches for “{query}”")


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
        ("tr", 1, "“x” için 1 sonuç"),
        ("tr", 2, "“x” için 2 sonuç"),
        ("az", 1, "“x” sorğusu üzrə 1 nəticə"),
        ("az", 2, "“x” sorğusu üzrə 2 nəticə"),
        ("uz", 1, "“x” boʻyicha 1 ta natija"),
        ("uz", 2, "“x” boʻyicha 2 ta natija"),
        ("ky", 1, "«x» боюнча 1 натыйжа"),
        ("ky", 2, "«x» боюнча 2 натыйжа"),
    ],
)
def test_plural_forms(language: str, number: int, expected: str) -> None:
    assert plain(translator(language).ngettext(*MATCHES, number, query="x")) == expected


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
