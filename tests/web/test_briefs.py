"""The brief on paper: one page in every language, tagged, with all its words, the same bytes each time."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.running.test_webhook import free_port
from tests.support.largest import largest
from tests.views.shown import LANGUAGES, TODAY, ots, translator
from views.briefs.brief import Brief, brief_of
from views.briefs.typesetting import CACHED_BRIEFS, brief_pdf

if TYPE_CHECKING:
    from tests.desk import Desk

ADDRESS = "https://briefing.example/en/ots-2025"
every_language = pytest.mark.parametrize("language", LANGUAGES)


def brief(language: str) -> Brief:
    return brief_of(ots(), translator(language), TODAY, ADDRESS)


def resident() -> float:
    """Return how many MB of memory this process holds."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def letters(text: str) -> str:
    """Return a text without blanks and hyphens, which lines may end at."""
    return re.sub(r"[\s\xad-]", "", text)


@every_language
def test_all_words_of_a_brief_are_on_its_one_page(language: str) -> None:
    shown = brief(language)
    (page,) = PdfReader(BytesIO(brief_pdf(shown))).pages
    found = letters(page.extract_text())
    texts = [shown.title, shown.author, shown.origin, shown.heading, shown.address_words, *shown.notes]
    texts += [text for each in shown.items for text in (each.name, each.status, each.newest)]
    texts += [text for each in shown.deadlines for text in (each.period, each.what, each.standing)]
    texts += [f"{each.label}: {each.number}" for each in shown.counts]
    assert [text for text in texts if letters(text) not in found] == []


@every_language
def test_a_screen_reader_knows_its_language_title_and_structure(language: str) -> None:
    reader = PdfReader(BytesIO(brief_pdf(brief(language))))
    root = reader.root_object
    marks = root["/MarkInfo"].get_object()
    assert isinstance(marks, DictionaryObject)
    assert bool(marks["/Marked"])
    assert str(root["/Lang"]) == language
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == ots().title.in_language(language)
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == TODAY


def test_equal_briefs_make_equal_bytes_also_when_made_anew() -> None:
    once = brief_pdf(brief("kk"))
    for each in range(CACHED_BRIEFS):
        brief_pdf(replace(brief("en"), title=f"Title {each}"))
    again = brief_pdf(brief("kk"))
    assert again is not once
    assert again == once


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_many_briefs_take_no_more_memory_than_a_few() -> None:
    for each in range(20):
        brief_pdf(replace(brief("en"), title=f"Warm {each}"))
    before = resident()
    for each in range(60):
        brief_pdf(replace(brief("en"), title=f"Then {each}"))
    assert resident() - before < 6


def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    shown = replace(brief("en"), title='#panic("no") *bold* $x$ `code` \\ <label> @ref')
    (page,) = PdfReader(BytesIO(brief_pdf(shown))).pages
    assert letters(shown.title) in letters(page.extract_text())


def test_a_statement_that_no_page_can_hold_goes_on_on_the_next_one() -> None:
    huge = brief_of(largest(ots(), 90), translator("kk"), TODAY, "")
    pages = PdfReader(BytesIO(brief_pdf(huge))).pages
    assert len(pages) > 1
    assert "90." in " ".join(each.extract_text() for each in pages)


def test_there_is_no_line_about_an_address_that_is_not_known() -> None:
    assert brief_of(ots(), translator("en"), date(2026, 1, 1), "").address_words == ""


async def test_it_is_served(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    async with ClientSession() as http:
        async with http.get(f"http://127.0.0.1:{port}/ru/ots-2025/brief.pdf") as answer:
            assert (answer.status, answer.content_type) == (200, "application/pdf")
            (page,) = PdfReader(BytesIO(await answer.read())).pages
        assert "https://briefing.example/ru/ots-2025" in page.extract_text()
        for missing in ("/xx/ots-2025/brief.pdf", "/ru/nothing/brief.pdf"):
            async with http.get(f"http://127.0.0.1:{port}{missing}") as answer:
                assert answer.status == 404
