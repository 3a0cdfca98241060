"""Readers of the site find the copy of a source, above all when the source is gone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.evidence.link import Link
from briefing.evidence.sources import with_links
from tests.desk import NOW
from tests.views.shown import LANGUAGES, ots
from tests.web.page_examples import Seen, seen
from tests.web.site_examples import read, site_of

FOLLOWUP = next(each for each in ots().followups if each.initiative == "chamber")
SOURCE = FOLLOWUP.evidence[0].url
COPY = 'https://archive.example/web/20261203101500/x?a="b"&c=<d>'
MADE = datetime(2026, 12, 3, 10, 15, tzinfo=UTC)


def card(link: Link, language: str = "en") -> Seen:
    site = site_of(with_links(ots(), {link.address: link}))
    return seen(site, f"/{language}/ots-2025/chamber")


def test_a_copy_is_shown_beside_its_source() -> None:
    page = card(Link(SOURCE, NOW, copy_url=COPY, copy_at=MADE))
    assert "copy of 3 December 2026" in page.text
    assert "source gone" not in page.text
    assert {SOURCE, COPY} <= set(page.links)


def test_of_a_source_that_is_gone_readers_are_shown_the_copy() -> None:
    page = card(Link(SOURCE, NOW, gone_since=NOW, copy_url=COPY, copy_at=MADE))
    assert "source gone, copy of 3 December 2026" in page.text
    assert COPY in page.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_so(language: str) -> None:
    gone = card(Link(SOURCE, NOW, gone_since=NOW, copy_url=COPY, copy_at=MADE), language)
    there = card(Link(SOURCE, NOW, copy_url=COPY, copy_at=MADE), language)
    assert COPY in gone.links
    assert COPY in there.links
    assert gone.text != there.text


def test_a_source_that_is_gone_without_a_copy_stays_as_it_is() -> None:
    page = card(Link(SOURCE, NOW, gone_since=NOW))
    assert "gone" not in page.text
    assert SOURCE in page.links


def test_the_feed_has_the_copy_too() -> None:
    link = Link(SOURCE, NOW, gone_since=NOW, copy_url=COPY, copy_at=MADE)
    site = site_of(with_links(ots(), {SOURCE: link}))
    assert b"source gone, copy of" in read(site, "/en/ots-2025/feed.atom")
