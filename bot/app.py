"""The composition root: the one place that knows every room. Imported by the command line and tests alone."""

from __future__ import annotations

import random
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import telegram  # noqa: F401 - before all others: it imports aiogram with its models unbuilt
from bot.clients import create_bot, create_pacer
from bot.clock_watch import ClockWatch
from bot.degraded import DEGRADED
from bot.dispatcher import create_dispatcher
from bot.intake import Intake
from bot.scheduler import Ticker
from bot.taken import Taken
from bot.webhook import BODY_LIMIT, add_webhook, path_of
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.channels.post_tracker import PostTracker
from briefing.following.followers import Followers
from briefing.reviews.notifications import Notifications
from briefing.search.words import word_forms
from briefing.statement.library import Library
from briefing.stats.error_counts import ErrorCounter
from briefing.subscriptions.enqueuer import Enqueuer
from briefing.versions.statement_versions import StatementVersions
from delivery.failure_handler import FailureHandler
from delivery.rates import Rates
from delivery.worker import Worker
from handlers.broadcasts.notifier import TelegramBroadcastNotifier
from handlers.channels.post_rights import PostRights
from handlers.support.context import Services
from handlers.support.flood import FloodLimit
from handlers.support.group_flood import GroupFlood
from storage.content.statement_files import ContentFiles
from views.commands import RESERVED
from views.telegram.channels.posts import TelegramPostRenderer
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.telegram.following.following import TelegramFollowRenderer
from views.telegram.reviews.notifications import TelegramNotificationRenderer
from views.telegram.subscriptions.pushes import TelegramPushRenderer
from views.translate import translators
from web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot, Dispatcher
    from aiohttp import web

    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from delivery.pacing import Pacer
    from storage.content import Content


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def new_token() -> str:
    """Return 16 random hexadecimal digits."""
    return secrets.token_hex(8)


@dataclass
class App:
    """The program, wired."""

    settings: Settings
    bot: Bot
    services: Services
    dispatcher: Dispatcher
    intake: Intake
    taken: Taken
    web: web.Application
    webhook_secret: str
    push_bot: Bot
    pacer: Pacer
    worker: Worker
    ticker: Ticker
    monotonic: Callable[[], float]
    clock_watch: ClockWatch
    state: str = "starting"
    """``ok`` while updates are taken; shown by ``/healthz``."""


def build(
    settings: Settings,
    content: Content,
    *,
    storage: Store,
    clock: Clock = utc_now,
    monotonic: Callable[[], float] = time.monotonic,
    token: Callable[[], str] = new_token,
) -> App:
    """Wire everything: settings and plain values go in, a program that can be run comes out."""
    pacer, rates = create_pacer(settings, clock, monotonic), Rates(monotonic)
    bot = create_bot(settings, pacer, rates, storage, clock, is_push=False)
    push_bot = create_bot(settings, pacer, rates, storage, clock, is_push=True)
    library, languages = Library(content.statements, word_forms()), translators(content.catalogues)
    in_languages = languages, settings.default_language
    enqueuer = Enqueuer(storage, library, TelegramPushRenderer(*in_languages, lambda: services.username))
    followers = Followers(
        storage, library, TelegramFollowRenderer(*in_languages, lambda: services.username), settings.zone
    )
    error_counts = ErrorCounter(settings.zone)
    notices = TelegramNoticeRenderer(*in_languages)
    consequences = FailureHandler(storage, push_bot, notices, error_counts, settings.admin_ids)
    worker = Worker(storage, push_bot, clock, pacer, consequences, random.SystemRandom())
    calls = TelegramNotificationRenderer(*in_languages)
    caller = Notifications(storage, library, calls, error_counts, settings.admin_ids, settings.zone)
    posts = PostTracker(storage, TelegramPostRenderer(*in_languages), PostRights(bot), settings.admin_ids)
    services = Services(
        store=storage,
        library=library,
        translators=languages,
        pushes=enqueuer,
        statement_versions=StatementVersions(
            content.statements, library, storage, ContentFiles(content.languages, RESERVED)
        ),
        followers=followers,
        wake_worker=worker.wake,
        put_off_pushes=worker.put_off,
        posts=posts,
        error_counts=error_counts,
        sent_within=rates.within,
        token=token,
        clock=clock,
        zone=settings.zone,
        default_language=settings.default_language,
        owners=settings.admin_ids,
        is_paid_broadcast=settings.paid_broadcast,
    )
    consequences.stopper = teller = TelegramBroadcastNotifier(bot, services)
    broadcaster = Broadcaster(storage, teller, settings.admin_ids, is_paid=settings.paid_broadcast)
    ticker = Ticker(storage, enqueuer, followers, caller, posts, broadcaster, worker, clock)
    group_flood = GroupFlood(pacer, settings.pace_group, monotonic)
    dispatcher = create_dispatcher(services, FloodLimit(settings.flood_per_10s, group_flood, monotonic))
    secret = settings.webhook_secret.get_secret_value() or secrets.token_urlsafe(32)
    taken = Taken(storage, clock)
    intake = Intake(bot, dispatcher, taken)
    web_app = create_app(
        lambda: DEGRADED if app.state == "ok" and storage.failure() else app.state, BODY_LIMIT
    )
    watch = ClockWatch(clock, monotonic)
    app = App(
        settings,
        bot,
        services,
        dispatcher,
        intake,
        taken,
        web_app,
        secret,
        push_bot,
        pacer,
        worker,
        ticker,
        monotonic,
        watch,
    )
    if settings.webhook_url:
        add_webhook(app.web, path_of(settings.webhook_url), secret, intake, lambda: app.state == "ok")
    return app
