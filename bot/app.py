"""The composition root: creates every object and connects them. Only the command line and tests import it."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import telegram  # noqa: F401 - before all others: it imports aiogram with its models unbuilt
from bot.base import create_base
from bot.clock_watch import ClockWatch
from bot.daily_backups import DailyBackups
from bot.dispatcher import create_dispatcher
from bot.health import Health
from bot.intake import Intake
from bot.loop_watch import LoopWatch
from bot.sending_parts import create_sending
from bot.service_parts import create_services
from bot.store_watch import DEGRADED
from bot.tick_parts import create_ticker
from bot.updates_watch import UpdatesWatch
from bot.webhook import BODY_LIMIT, add_webhook, path_of
from handlers.inline.guest_flood import GuestFlood
from handlers.support.flood import FloodLimit, GroupFlood
from storage.one_process.floods import HeardHere
from telegram.webhook_reply import WebhookReply
from web.app import create_app
from web.search_limit import SearchLimit

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiohttp import web

    from bot.base import Base
    from bot.indexed_dispatcher import IndexedDispatcher
    from bot.scheduler import Ticker
    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from briefing.ports_replicas import Replicas
    from briefing.stats.measurements import Measurements
    from delivery.worker import Worker
    from handlers.support.context import Services
    from storage.content import Content
    from telegram.pace.pacing import Pacer
    from telegram.pace.rates import Rates
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
    base = create_base(settings, content, storage, clock, monotonic, lambda: services.username)
    sending = create_sending(base)
    services = create_services(base, sending, token)
    ticker = create_ticker(base, sending, services)
    bot, dispatcher = base.clients.answers, _dispatcher(base, services)
    updates = UpdatesWatch(bot, settings.webhook_url, clock)
    health = Health(lambda: app.state, storage.failure, LoopWatch(monotonic), updates)
    app = App(
        settings=settings,
        bot=bot,
        services=services,
        dispatcher=dispatcher,
        intake=Intake(bot, dispatcher, base.replicas.claims),
        replicas=base.replicas,
        web=create_app(
            lambda: DEGRADED if app.state == "ok" and storage.failure() else app.state,
            health.reasons,
            BODY_LIMIT,
        ),
        webhook_secret=settings.webhook_secret.get_secret_value() or secrets.token_urlsafe(32),
        push_bot=base.clients.pushes,
        pacer=base.clients.pacer,
        rates=base.clients.rates,
        worker=sending.worker,
        ticker=ticker,
        monotonic=monotonic,
        clock_watch=ClockWatch(clock, monotonic),
        health=health,
        measured=base.measured,
    )
    if settings.backup_dir is not None:
        app.backups = DailyBackups(settings.backup_dir, settings, services, bot, monotonic)
    if settings.webhook_url:
        _add_webhook(app, base)
    if settings.public_url:
        _add_pages(app)
    return app


def _dispatcher(base: Base, services: Services) -> IndexedDispatcher:
    settings, floods, pacer = base.settings, base.replicas.floods, base.clients.pacer
    groups = GroupFlood(pacer.can_answer, settings.pace_group, floods, base.monotonic)
    return create_dispatcher(
        services,
        FloodLimit(settings.flood_per_10s, groups, floods),
        GuestFlood(settings.flood_per_10s, HeardHere(base.monotonic)),
        base.measured,
    )


def _add_webhook(app: App, base: Base) -> None:
    """Let the port take updates."""
    settings, clients = app.settings, base.clients
    reply = partial(WebhookReply, clients.pacer, clients.rates, base.measured.sends, clients.line)
    add_webhook(
        app.web,
        path_of(settings.webhook_url),
        app.webhook_secret,
        app.intake,
        lambda: app.state == "ok",
        reply if settings.answer_in_webhook else None,
    )


def _add_pages(app: App) -> None:
    """Let the port show pages."""
    # Imported here, because it takes a fifteenth of the start, and not every bot has pages.
    from bot.site import epoch_of, site_of  # noqa: PLC0415 - see above
    from web.site import SitePages, add_site  # noqa: PLC0415 - see above

    settings = app.settings
    site = partial(site_of, app.services, settings.public_url, settings.security_contact)
    app.site = SitePages(site, epoch_of, SearchLimit(app.monotonic, settings.trusted_proxies))
    add_site(app.web, app.site.answer)
