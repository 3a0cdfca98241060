"""Feeds of news: the list, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.feeds import health_words, problem_words
from views.telegram.feeds.callbacks import (
    AskFeed,
    BeginFeed,
    PauseFeed,
    PreviewFeed,
    RemoveFeed,
    ShowFeed,
    ShowFeeds,
    short_name,
)
from views.telegram.support.markup import bold, code, joined, lines, link, shortened
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from aiogram.types import InlineKeyboardButton

    from briefing.feeds.feed import Feed
    from briefing.feeds.rounds import FeedRound
    from views.translate import Translator

ON_A_PAGE = 10
NAME, TITLE = 30, 100
"""The most characters of a feed's title on a button, and in a text."""


def feeds_page(
    tr: Translator, feeds: Sequence[Feed], number: int, now: datetime, zone: ZoneInfo, *, changes: bool
) -> Page:
    """Show page ``number`` (from 0) of the feeds; ``changes``: with the buttons of an owner."""
    part = ListPage.of(feeds, number, ON_A_PAGE)
    heading = joined(Markup("📡 ") + bold(tr.gettext("Feeds of news")), part.place(tr))
    listed = [
        Markup("• {}: {}").format(_link(each), health_words(tr, each, now, zone)) for each in part.entries
    ]
    none = "" if listed else tr.gettext("There are none yet. What they bring waits in /proposals.")
    rows: Rows = []
    if changes:
        rows = [[button(_name(each), ShowFeed(feed=short_name(each.address)))] for each in part.entries]
        # Translators: Button: adds a source of news, at most 24 characters.
        rows.append([button(tr.gettext("➕ Add a feed"), BeginFeed())])
    turns = part.turns(lambda target: ShowFeeds(page=target))
    return page(heading, lines(*listed), none, rows=[*rows, turns, newsroom_row(tr)])


def feed_page(tr: Translator, feed: Feed, now: datetime, zone: ZoneInfo, notice: str = "") -> Page:
    """Show one feed and what an owner can do with it, below a notice."""
    name = short_name(feed.address)
    # Translators: Button: shows which stories of a feed would be proposed, at most 20 characters.
    preview = button(tr.gettext("👁 Preview"), PreviewFeed(feed=name))
    # Translators: Button: asks a feed for news now, at most 20 characters.
    test = button(tr.gettext("🔄 Test"), AskFeed(feed=name))
    # Translators: Button: a feed is not asked for news until it is resumed, at most 20 characters.
    pause = button(tr.gettext("⏸ Pause"), PauseFeed(feed=name, pause=True))
    if feed.is_paused:
        # Translators: Button: a feed that was paused is asked for news again, at most 20 characters.
        pause = button(tr.gettext("▶️ Resume"), PauseFeed(feed=name, pause=False))
    # Translators: Button: removes a feed, at most 20 characters.
    remove = button(tr.gettext("🗑 Remove"), RemoveFeed(feed=name))
    facts = lines(Markup("📡 ") + bold(_link(feed)), code(feed.address), health_words(tr, feed, now, zone))
    return page(notice, facts, rows=[[preview, test], [pause, remove], _back(tr)])


def tested(tr: Translator, done: FeedRound) -> str:
    """Say what a feed answered that was asked now."""
    problem = done.results[0].problem
    if problem is not None:
        # Translators: What is wrong with a feed that was asked just now, at most 36 characters.
        return tr.gettext("Asked now: {problem}", problem=problem_words(tr, problem))
    # Translators: What a feed had, in “3 new stories, 1 proposal”, at most 24 characters.
    stories = tr.ngettext("{n} new story", "{n} new stories", len(done.results[0].new))
    # Translators: What became of it, in “3 new stories, 1 proposal”, at most 24 characters.
    proposals = tr.ngettext("{n} proposal", "{n} proposals", len(done.proposals))
    # Translators: What a feed brought that was asked just now: {stories} are “3 new stories”, {proposals} “1
    # proposal”, at most 48 characters.
    return tr.gettext("Asked now: {stories}, {proposals}", stories=stories, proposals=proposals)


def ask_removal(tr: Translator, feed: Feed) -> Page:
    """Ask whether a feed is really to be removed."""
    name = short_name(feed.address)
    words = tr.html("Remove {feed}? Its proposals stay.", feed=bold(_name(feed)))
    # Translators: Button: confirms that a feed is removed, at most 20 characters.
    yes = button(tr.gettext("🗑 Yes, remove"), RemoveFeed(feed=name, sure=True))
    # Translators: Button: keeps what was about to be removed, at most 20 characters.
    no = button(tr.gettext("⬅ No"), ShowFeed(feed=name))
    return page(words, rows=[[yes, no]])


def added(tr: Translator) -> str:
    """Confirm that a feed was added."""
    return tr.gettext("Added. The bot asks it for news from now on.")


def gone(tr: Translator) -> str:
    """Say that a feed was removed meanwhile."""
    return tr.gettext("This feed was removed. /feeds shows those that there are.")


def _back(tr: Translator) -> list[InlineKeyboardButton]:
    # Translators: Button: back to the list of feeds, at most 20 characters.
    return [button(tr.gettext("⬅ Feeds"), ShowFeeds())]


def _link(feed: Feed) -> Markup:
    return link(shortened(feed.title or feed.address, TITLE), feed.address)


def _name(feed: Feed) -> str:
    return shortened(feed.title or feed.address, NAME)
