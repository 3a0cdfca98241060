"""What the commands on feeds do."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.content_acts import read_kept, statements_for_readers
from bot.feeds_words import feed_lines, not_added, round_lines
from bot.fetchers import feed_source
from bot.startup import FAULTY, exit_with, load_or_exit, settings_or_exit
from briefing.errors import StorageUnavailable
from briefing.feeds.feeds import AlreadyAdded, add_feed, all_feeds, feed_named, remove_feed
from briefing.feeds.rounds import FeedRounds
from briefing.fetched import FetchFailed
from briefing.library import Library
from briefing.proposals.matching import Matcher
from briefing.search.forms import word_forms
from storage.open import MEMORY, open_store

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.settings import Settings
    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class FeedContext:
    """What a command works with."""

    settings: Settings
    store: Store
    now: datetime


async def add_one(context: FeedContext, address: str) -> str:
    """Add a feed, and say how it is; the command ends if it cannot be added."""
    try:
        feed = await add_feed(context.store, feed_source(context.settings), address, context.now)
    except AlreadyAdded as error:
        exit_with(FAULTY, f"{error.feed.address} is there already. Nothing was changed.")
    except FetchFailed as error:
        exit_with(FAULTY, not_added(address, error.problem))
    (line,) = feed_lines([feed], context.now, context.settings.zone)
    return f"Added: {line}"


async def listed(context: FeedContext) -> str:
    """Return a line for each feed."""
    return "\n".join(feed_lines(await all_feeds(context.store), context.now, context.settings.zone))


async def remove_one(context: FeedContext, address: str) -> str:
    """Remove a feed; the command ends if there is none."""
    feed = await feed_named(context.store, address)
    if feed is None:
        exit_with(FAULTY, f"There is no feed {address}. “feeds list” prints those that there are.")
    await remove_feed(context.store, feed)
    return f"Removed: {feed.address}"


def check_all() -> str:
    """Ask all feeds that are not paused; return what came of it."""
    settings, content = load_or_exit()
    library = Library(statements_for_readers(content, read_kept(settings)), word_forms())

    async def check(context: FeedContext) -> str:
        matcher, source = Matcher(library, content.matching), feed_source(settings)
        rounds = FeedRounds(context.store, source, matcher, settings.zone, random.SystemRandom())
        feeds = [each for each in await all_feeds(context.store) if not each.is_paused]
        return "\n".join(round_lines(await rounds.fetch_round(feeds, context.now)))

    return with_store(check, settings)


def with_store(work: Callable[[FeedContext], Awaitable[str]], settings: Settings | None = None) -> str:
    """Return what some work with the store says; the command ends if the store cannot be used."""
    own = settings or settings_or_exit()
    if own.storage_url == MEMORY:
        exit_with(FAULTY, f"STORAGE_URL is {MEMORY}, which keeps nothing. Set it to what the bot uses.")

    async def opened() -> str:
        store = await open_store(own.storage_url)
        try:
            return await work(FeedContext(own, store, datetime.now(UTC)))
        finally:
            await store.close()

    # That a database cannot be reached is told once, below.
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    try:
        return asyncio.run(opened())
    except StorageUnavailable as error:
        exit_with(FAULTY, str(error))
