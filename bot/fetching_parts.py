"""What fetches, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fetching.feeds import HttpFeeds
from fetching.network import make_fetcher
from fetching.proxy import Proxies
from fetching.reader import FeedReader

if TYPE_CHECKING:
    from bot.settings import Settings
    from fetching.fetcher import Fetcher


def fetcher_of(settings: Settings) -> Fetcher:
    """Return what asks servers of others."""
    proxies = Proxies(settings.feeds_proxy, settings.http_proxy)
    return make_fetcher(proxies, allow_private=settings.feeds_allow_private)


def feed_source(settings: Settings) -> HttpFeeds:
    """Return what fetches and reads feeds."""
    return HttpFeeds(fetcher_of(settings), FeedReader())
