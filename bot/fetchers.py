"""What fetches, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fetching.archive import SAVING_SECONDS
from fetching.feeds import HttpFeeds
from fetching.network import make_fetcher
from fetching.proxy import Proxies
from fetching.reader import FeedReader

if TYPE_CHECKING:
    from bot.settings import Settings
    from fetching.fetcher import Fetcher


def feed_source(settings: Settings) -> HttpFeeds:
    """Return what fetches and reads feeds."""
    return HttpFeeds(fetcher(settings), FeedReader())


def fetcher(settings: Settings) -> Fetcher:
    """Return what asks servers of others, which may not be private ones unless a setting allows it."""
    return make_fetcher(_proxies(settings), allow_private=settings.feeds_allow_private)


def archive_fetcher(settings: Settings) -> Fetcher:
    """Return what asks the archive: the operator's choice, which may lie on a private host."""
    return make_fetcher(_proxies(settings), allow_private=True, longest_seconds=SAVING_SECONDS)


def _proxies(settings: Settings) -> Proxies:
    return Proxies(settings.feeds_proxy, settings.http_proxy)
