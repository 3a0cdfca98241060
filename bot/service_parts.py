"""What handlers use, made of the parts of the program."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bot.fetchers import feed_source
from bot.reading import finder_of
from briefing.channels.post_tracker import PostTracker
from briefing.chats.group_tokens import GroupTokens
from briefing.feeds.rounds import FeedRounds
from briefing.following.followed_initiatives import FollowedInitiatives
from briefing.proposals.matching import Matcher
from briefing.subscriptions.subscribing import Subscriptions
from briefing.versions.statement_versions import StatementVersions
from handlers.support.context import Services
from storage.content.statement_files import ContentFiles
from telegram.post_rights import PostRights
from views.commands import RESERVED
from views.telegram.channels.posts import TelegramPostRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.base import Base
    from bot.sending_parts import Sending


def create_services(base: Base, sending: Sending, token: Callable[[], str]) -> Services:
    """Return what handlers use; ``token`` is that of :class:`Services`."""
    settings, store, library, clients = base.settings, base.store, base.library, base.clients
    source, matcher = feed_source(settings), Matcher(library, base.content.matching)
    renderer = TelegramPostRenderer(*base.in_languages)
    files = ContentFiles(base.content.languages, RESERVED)
    return Services(
        store=store,
        library=library,
        finder=finder_of(library, base.languages),
        translators=base.languages,
        subscriptions=Subscriptions(store, library, sending.enqueuer, sending.followers, str(settings.zone)),
        statement_versions=StatementVersions(base.content.statements, library, store, files),
        followed=FollowedInitiatives(store, sending.followers),
        wake_worker=sending.worker.wake,
        put_off_pushes=sending.worker.put_off,
        posts=PostTracker(store, renderer, PostRights(clients.answers), settings.admin_ids),
        error_counts=base.errors,
        feed_source=source,
        feed_rounds=FeedRounds(store, source, matcher, settings.zone, random.SystemRandom()),
        matcher=matcher,
        sent_within=lambda seconds: (
            clients.rates.within(seconds) + base.replicas.membership.sent_by_others().within(seconds)
        ),
        ephemeral=clients.ephemeral,
        token=token,
        group_tokens=GroupTokens(settings.bot_token.get_secret_value()),
        clock=base.clock,
        zone=settings.zone,
        default_language=settings.default_language,
        owners=settings.admin_ids,
        public_url=settings.linked_url,
        is_paid_broadcast=settings.paid_broadcast,
    )
