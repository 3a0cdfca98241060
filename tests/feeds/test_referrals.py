"""Outlets add to the addresses in their feeds where a reader comes from; that is no part of an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.feeds.source import FeedEntry
from briefing.feeds.stories import stories_of
from briefing.local_time import zone_of
from tests.desk import NOW
from tests.feeds.newspaper import CHAMBER, LEAD, Newspaper
from tests.proposals.desk import brought

if TYPE_CHECKING:
    from tests.fetching.servers import Stranger
    from tests.followups.desk import Editor


async def test_a_page_in_two_feeds_of_an_outlet_is_one_source(owner: Editor, server: Stranger) -> None:
    for path in ("/all.xml", "/economy.xml"):
        paper = Newspaper(server, path)
        paper.write(CHAMBER, f"office?utm_source=rss&amp;utm_medium={path}", lead=LEAD)
        (proposal,) = await brought(owner, paper)
    assert proposal.urls == ("https://herald.example/office",)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://a.example/1?utm_source=rss", "https://a.example/1"),
        (
            "https://a.example/1?id=7&utm_source=rss&utm_medium=x&page=2#top",
            "https://a.example/1?id=7&page=2#top",
        ),
        ("https://a.example/1?id=7&utm_source=rss#top", "https://a.example/1?id=7#top"),
        (
            "https://a.example/1?my_utm_source=rss&a=?utm_b=c",
            "https://a.example/1?my_utm_source=rss&a=?utm_b=c",
        ),
        ("https://a.example/utm_source=rss?", "https://a.example/utm_source=rss?"),
    ],
)
def test_nothing_else_of_an_address_is_left_out(written: str, kept: str) -> None:
    entry = FeedEntry("1", "A", "", written, "", NOW)
    (story,) = stories_of("https://a.example/feed", "A", [entry], NOW, zone_of("UTC"))
    assert story.url == kept
