"""The composition root: creates every object and connects them. Only the command line and tests import it."""

from __future__ import annotations

import random
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import telegram  # noqa: F401 - before all others: it imports aiogram with its models unbuilt
from bot.clients import create_bot, create_pacer
from bot.clock_watch import ClockWatch
from bot.daily_backups import DailyBackups
from bot.dispatcher import create_dispatcher
from bot.fetching_parts import feed_source, outward_rounds
from bot.health import Health
from bot.intake import Intake
from bot.loop_watch import LoopWatch
from bot.reading import finder_of, languages_of
from bot.scheduler import Ticker
from bot.spelling_watch import SpellingWatch
from bot.store_watch import DEGRADED
from bot.updates_watch import UpdatesWatch
from bot.webhook import BODY_LIMIT, add_webhook, path_of
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.channels.post_tracker import PostTracker
from briefing.chats.group_tokens import GroupTokens
from briefing.feeds.rounds import FeedRounds
from briefing.following.followed_initiatives import FollowedInitiatives
from briefing.following.followers import Followers
from briefing.library import Library
from briefing.proposals.matching import Matcher
from briefing.proposals.notifications import ProposalNotifications
from briefing.reviews.notifications import EditorNotifications
from briefing.search.forms import word_forms
from briefing.stats.error_counts import ErrorCounter
from briefing.stats.measurements import Measurements
from briefing.subscriptions.enqueuer import Enqueuer
from briefing.subscriptions.subscribing import Subscriptions
from briefing.versions.statement_versions import StatementVersions
from delivery.failure_handler import FailureHandler
from delivery.worker import MOST_OF_A_REPLICA, MOST_UNDER_WAY, Worker
from handlers.broadcasts.notifier import TelegramBroadcastNotifier
from handlers.inline.guest_flood import GuestFlood
from handlers.support.context import Services
from handlers.support.flood import FloodLimit, GroupFlood
from storage.content.statement_files import ContentFiles
from storage.one_process.floods import HeardHere
from telegram.chat_info import ChatTitles
from telegram.ephemeral import EphemeralChats
from telegram.pace.rates import Rates
from telegram.pace.shared_line import SharedLine
from telegram.post_rights import PostRights
from telegram.sender import TelegramSender
from telegram.webhook_reply import WebhookReply
from views.commands import RESERVED
from views.telegram.channels.posts import TelegramPostRenderer
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.telegram.following.notifications import TelegramFollowRenderer
from views.telegram.proposals.notifications import TelegramProposalRenderer
from views.telegram.reviews.notifications import TelegramNotificationRenderer
from views.telegram.subscriptions.pushes import TelegramPushRenderer
from web.app import create_app
from web.search_limit import SearchLimit

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiohttp import web

    from bot.indexed_dispatcher import IndexedDispatcher
    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from briefing.ports_replicas import Replicas
    from storage.content import Content
    from telegram.pace.pacing import Pacer
    from web.site import SitePages


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def new_token() -> str:
    """Return 16 random hexadecimal digits."""
    return secrets.token_hex(8)


@dataclass
class App:
    """All parts of the program, connected and ready to run."""

    settings: Settings
    bot: Bot
    services: Services
    dispatcher: IndexedDispatcher
    intake: Intake
    replicas: Replicas
    web: web.Application
    webhook_secret: str
    push_bot: Bot
    pacer: Pacer
    rates: Rates
    worker: Worker
    ticker: Ticker
    monotonic: Callable[[], float]
    clock_watch: ClockWatch
    health: Health
    measured: Measurements
    backups: DailyBackups | None = None
    """The backups of each day; None without ``BACKUP_DIR``."""
    site: SitePages | None = None
    """The pages; None without ``PUBLIC_URL``."""
    state: str = "starting"
    """What ``/healthz`` shows: ``starting``, ``ok``, ``standby`` or ``stopping``."""


def build(
    settings: Settings,
    content: Content,
    *,
    storage: Store,
    clock: Clock = utc_now,
    monotonic: Callable[[], float] = time.monotonic,
    token: Callable[[], str] = new_token,
) -> App:
    """Create all parts of the program from settings and content, and connect them."""
    replicas = storage.replicas(settings.pace, clock, monotonic)
    pacer, rates = create_pacer(settings, clock, monotonic), Rates(monotonic)
    line = SharedLine(replicas.turns, pacer, monotonic) if replicas.turns else None
    measured = Measurements()
    bot = create_bot(settings, (pacer, line), rates, replicas.holds, clock, measured, is_push=False)
    ephemeral = EphemeralChats(pacer.can_answer, monotonic)
    bot.session.middleware(ephemeral)
    push_bot = create_bot(settings, (pacer, line), rates, replicas.holds, clock, measured, is_push=True)
    library = Library(content.statements, word_forms())
    languages = languages_of(settings, content, clock)
    in_languages = languages, settings.default_language
    enqueuer = Enqueuer(
        storage, library, TelegramPushRenderer(*in_languages, lambda: services.username, settings.linked_url)
    )
    followers = Followers(
        storage,
        library,
        TelegramFollowRenderer(*in_languages, lambda: services.username, settings.linked_url),
        settings.zone,
        replicas.revisits,
    )
    error_counts = ErrorCounter(settings.zone)
    notices = TelegramNoticeRenderer(*in_languages)
    failures = FailureHandler(storage, ChatTitles(push_bot), notices, error_counts, settings.admin_ids)
    worker = Worker(
        storage,
        TelegramSender(push_bot),
        clock,
        pacer,
        failures,
        random.SystemRandom(),
        measured.sends,
        MOST_OF_A_REPLICA if line else MOST_UNDER_WAY,
    )
    notification_texts = TelegramNotificationRenderer(*in_languages)
    notifications = EditorNotifications(
        storage, library, notification_texts, error_counts, settings.admin_ids, settings.zone
    )
    posts = PostTracker(storage, TelegramPostRenderer(*in_languages), PostRights(bot), settings.admin_ids)
    source, matcher = feed_source(settings), Matcher(library, content.matching)
    rounds = FeedRounds(storage, source, matcher, settings.zone, random.SystemRandom())
    services = Services(
        store=storage,
        library=library,
        finder=finder_of(library, languages),
        translators=languages,
        subscriptions=Subscriptions(storage, library, enqueuer, followers, str(settings.zone)),
        statement_versions=StatementVersions(
            content.statements, library, storage, ContentFiles(content.languages, RESERVED)
        ),
        followed=FollowedInitiatives(storage, followers),
        wake_worker=worker.wake,
        put_off_pushes=worker.put_off,
        posts=posts,
        error_counts=error_counts,
        feed_source=source,
        feed_rounds=rounds,
        matcher=matcher,
        sent_within=lambda seconds: (
            rates.within(seconds) + replicas.membership.sent_by_others().within(seconds)
        ),
        ephemeral=ephemeral,
        token=token,
        group_tokens=GroupTokens(settings.bot_token.get_secret_value()),
        clock=clock,
        zone=settings.zone,
        default_language=settings.default_language,
        owners=settings.admin_ids,
        public_url=settings.linked_url,
        is_paid_broadcast=settings.paid_broadcast,
    )
    failures.stopper = notifier = TelegramBroadcastNotifier(bot, services)
    broadcaster = Broadcaster(storage, notifier, settings.admin_ids, is_paid=settings.paid_broadcast)
    spelling = SpellingWatch(settings.uzbek_reform_at, clock(), services.profile_outdated.set)
    proposals = ProposalNotifications(
        storage, library, TelegramProposalRenderer(*in_languages), settings.admin_ids
    )
    others = (notifications.notify_due, proposals.notify_due, posts.update_waiting, spelling.look)
    outward = outward_rounds(settings, services)
    ticker = Ticker(storage, enqueuer, followers, others, outward, broadcaster, worker, clock)
    group_flood = GroupFlood(pacer.can_answer, settings.pace_group, replicas.floods, monotonic)
    flood = FloodLimit(settings.flood_per_10s, group_flood, replicas.floods)
    guest_flood = GuestFlood(settings.flood_per_10s, HeardHere(monotonic))
    dispatcher = create_dispatcher(services, flood, guest_flood, measured)
    secret = settings.webhook_secret.get_secret_value() or secrets.token_urlsafe(32)
    intake = Intake(bot, dispatcher, replicas.claims)
    health = Health(
        lambda: app.state,
        storage.failure,
        LoopWatch(monotonic),
        UpdatesWatch(bot, settings.webhook_url, clock),
    )
    web_app = create_app(
        lambda: DEGRADED if app.state == "ok" and storage.failure() else app.state, health.reasons, BODY_LIMIT
    )
    watch = ClockWatch(clock, monotonic)
    app = App(
        settings,
        bot,
        services,
        dispatcher,
        intake,
        replicas,
        web_app,
        secret,
        push_bot,
        pacer,
        rates,
        worker,
        ticker,
        monotonic,
        watch,
        health,
        measured,
    )
    if settings.backup_dir is not None:
        app.backups = DailyBackups(settings.backup_dir, settings, services, bot, monotonic)
    if settings.webhook_url:
        add_webhook(
            app.web,
            path_of(settings.webhook_url),
            secret,
            intake,
            lambda: app.state == "ok",
            partial(WebhookReply, pacer, rates, measured.sends, line) if settings.answer_in_webhook else None,
        )
    if settings.public_url:
        _add_pages(app)
    return app


def _add_pages(app: App) -> None:
    """Let the port show pages."""
    # Imported here, because it takes a fifteenth of the start, and not every bot has pages.
    from bot.site import epoch_of, site_of  # noqa: PLC0415 - see above
    from web.site import SitePages, add_site  # noqa: PLC0415 - see above

    settings = app.settings
    site = partial(site_of, app.services, settings.public_url, settings.security_contact)
    app.site = SitePages(site, epoch_of, SearchLimit(app.monotonic, settings.trusted_proxies))
    add_site(app.web, app.site.answer)
