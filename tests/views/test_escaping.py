"""Whatever comes from outside is shown as it was written and never becomes markup."""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest

from briefing.finder import Found
from briefing.search.query import LONGEST_QUERY
from tests.views import hostile
from tests.views.shown import LANGUAGES, TODAY, every_hit, ots, pages, translator
from tests.views.telegram_html import links_of, text_of
from views.telegram.search import search_pages
from views.telegram.support.page import Page, ViewContext
from views.translate import Translator

READER = ViewContext(hostile.STATEMENT, translator("en"), TODAY)
PAGES = dict(pages(READER, hostile.ATTACK))
PAGES["results"] = search_pages.results(READER, hostile.ATTACK, Found((), every_hit(hostile.STATEMENT)[:4]))
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)

repeating = pytest.mark.parametrize(
    "name", ["nothing found", "found", "unknown initiative", "unknown command", "unknown language"]
)


def seen(page: Page) -> str:
    return "\n".join(map(text_of, page.parts))


def buttons(page: Page) -> list[str]:
    return [each.text for row in page.keyboard.inline_keyboard for each in row] if page.keyboard else []


@every_page
def test_a_page_has_only_tags_that_are_ours(page: Page) -> None:
    assert page.parts
    for part in page.parts:
        text_of(part)


@every_page
def test_hostile_texts_are_shown_unharmed(page: Page) -> None:
    shown = [seen(page), *buttons(page)]
    for text in shown:
        for mark in re.finditer("«[0-9]+»", text):
            assert text[mark.end() :].startswith(("</b><script>&\"'&lt;{0}{x}%s", "</b><script>&\"'&lt;%s"))


@every_page
def test_links_lead_where_the_evidence_is(page: Page) -> None:
    for part in page.parts:
        assert set(links_of(part)) <= {hostile.URL}


def test_every_text_of_the_statement_is_shown_on_some_page() -> None:
    shown = "".join(seen(page) for page in PAGES.values())
    assert [mark for mark in hostile.marks if mark not in shown] == []


def test_the_source_without_an_address_is_no_link() -> None:
    reader = ViewContext(hostile.WITHOUT_URL, translator("en"), TODAY)
    about = dict(pages(reader, ""))["about"]
    assert hostile.WITHOUT_URL.source.outlet in seen(about)
    assert [links_of(part) for part in about.parts] == [[]]


@repeating
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_person_wrote_is_repeated_unharmed(language: str, name: str) -> None:
    reader = ViewContext(ots(), translator(language), TODAY)
    assert hostile.ATTACK in seen(dict(pages(reader, hostile.ATTACK))[name])


@pytest.mark.parametrize(
    ("name", "echo"),
    [
        ("nothing found", 100),
        ("found", LONGEST_QUERY),
        ("unknown initiative", 100),
        ("unknown command", 100),
        ("unknown language", 100),
    ],
)
def test_a_message_as_long_as_may_be_is_repeated_by_its_beginning(name: str, echo: int) -> None:
    reader = ViewContext(ots(), translator("en"), TODAY)
    (part,) = dict(pages(reader, "🙂" * 2048))[name].parts
    assert "🙂" * echo in text_of(part)
    assert "🙂" * (echo + 1) not in text_of(part)


class _Hostile(NullTranslations):
    """A catalogue whose translator put markup into it."""

    def gettext(self, message: str) -> str:
        return f"<u>&{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"<u>&{msgid1 if n == 1 else msgid2}"


def test_a_translation_never_becomes_markup() -> None:
    reader = ViewContext(hostile.STATEMENT, Translator("en", _Hostile()), TODAY)
    for name, page in pages(reader, "word"):
        assert "<u>&" in seen(page), name
