"""What fetches, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.evidence.archiving import Archiving
from briefing.evidence.keeping import KeptLinks
from briefing.evidence.notifications import EvidenceNotifications
from briefing.evidence.rounds import LinkWatch
from briefing.feeds.notifications import FeedNotifications
from briefing.feeds.rounds import FeedWatch
from fetching.archive import SAVING_SECONDS, WaybackArchive
from fetching.feeds import HttpFeeds
from fetching.links import HttpLinks
from fetching.network import make_fetcher
from fetching.proxy import Proxies
from fetching.reader import FeedReader
from views.telegram.evidence.notifications import TelegramEvidenceRenderer
from views.telegram.feeds.notifications import TelegramFeedRenderer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime

    from bot.settings import Settings
    from fetching.fetcher import Fetcher
    from handlers.support.context import Services

    Round = Callable[[datetime], Awaitable[object]]


def feed_source(settings: Settings) -> HttpFeeds:
    """Return what fetches and reads feeds."""
    return HttpFeeds(_fetcher(settings), FeedReader())


def outward_rounds(settings: Settings, services: Services) -> tuple[Round, ...]:
    """Return what asks servers of others, each to be called regularly: feeds, sources, the archive."""
    return (_feeds(settings, services).ask_due, *_evidence(settings, services))


def _feeds(settings: Settings, services: Services) -> FeedWatch:
    renderer = TelegramFeedRenderer(services.translators, settings.default_language, settings.zone)
    notifications = FeedNotifications(services.store, renderer, settings.admin_ids)
    return FeedWatch(services.store, services.feed_rounds, notifications)


def _evidence(settings: Settings, services: Services) -> Iterator[Round]:
    store, library = services.store, services.library
    kept = KeptLinks(store, library, has_archive=bool(settings.archive_url))
    if settings.evidence_checks:
        renderer = TelegramEvidenceRenderer(services.translators, settings.default_language)
        yield LinkWatch(
            store,
            kept,
            HttpLinks(_fetcher(settings)),
            EvidenceNotifications(store, library, renderer, settings.admin_ids),
            services.refresh,
            asks_archive=bool(settings.archive_url),
        ).look_at_due
    if settings.archive_url:
        archive = WaybackArchive(settings.archive_url, _archive_fetcher(settings))
        yield Archiving(store, kept, archive, services.refresh).ask_due


def _fetcher(settings: Settings) -> Fetcher:
    return make_fetcher(_proxies(settings), allow_private=settings.feeds_allow_private)


def _archive_fetcher(settings: Settings) -> Fetcher:
    # The archive is the operator's choice, and may lie on a private host.
    return make_fetcher(_proxies(settings), allow_private=True, longest_seconds=SAVING_SECONDS)


def _proxies(settings: Settings) -> Proxies:
    return Proxies(settings.feeds_proxy, settings.http_proxy)
