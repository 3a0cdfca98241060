"""The regular rounds that ask servers of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.fetchers import archive_fetcher, fetcher
from briefing.evidence.archiving import Archiving
from briefing.evidence.keeping import KeptLinks
from briefing.evidence.notifications import EvidenceNotifications
from briefing.evidence.rounds import LinkWatch
from briefing.feeds.notifications import FeedNotifications
from briefing.feeds.rounds import FeedWatch
from fetching.archive import WaybackArchive
from fetching.links import HttpLinks
from views.telegram.evidence.notifications import TelegramEvidenceRenderer
from views.telegram.feeds.notifications import TelegramFeedRenderer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime

    from bot.settings import Settings
    from handlers.support.context import Services

    Round = Callable[[datetime], Awaitable[object]]


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
            HttpLinks(fetcher(settings)),
            EvidenceNotifications(store, library, renderer, settings.admin_ids),
            services.refresh,
            asks_archive=bool(settings.archive_url),
        ).look_at_due
    if settings.archive_url:
        archive = WaybackArchive(settings.archive_url, archive_fetcher(settings))
        yield Archiving(store, kept, archive, services.refresh).ask_due
