"""The composition root: the one place that knows every room. Imported by the command line and tests alone."""

from __future__ import annotations

import random
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.dispatcher import create_dispatcher
from bot.intake import Intake
from bot.webhook import BODY_LIMIT, add_webhook, path_of
from briefing.library import Library
from briefing.words import word_forms
from delivery.retry import RetryMiddleware
from delivery.session import LeanSession
from handlers.context import Services
from views.translate import translators
from web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Dispatcher
    from aiohttp import web

    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from storage.content import Content


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


@dataclass
class App:
    """The program, wired."""

    settings: Settings
    bot: Bot
    services: Services
    dispatcher: Dispatcher
    intake: Intake
    web: web.Application
    webhook_secret: str
    state: str = "starting"
    """``ok`` while updates are taken; shown by ``/healthz``."""


def create_bot(settings: Settings) -> Bot:
    """Return the one client of the Bot API."""
    session = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    session.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


def build(
    settings: Settings,
    content: Content,
    *,
    storage: Store,
    clock: Clock = utc_now,
    monotonic: Callable[[], float] = time.monotonic,
) -> App:
    """Wire everything: settings and plain values go in, a program that can be run comes out."""
    bot = create_bot(settings)
    services = Services(
        store=storage,
        library=Library(content.statements, word_forms()),
        translators=translators(content.catalogues),
        clock=clock,
        zone=settings.zone,
        default_language=settings.default_language,
    )
    dispatcher = create_dispatcher(services, settings.flood_per_10s, monotonic)
    secret = settings.webhook_secret.get_secret_value() or secrets.token_urlsafe(32)
    intake = Intake(bot, dispatcher)
    web_app = create_app(lambda: app.state, BODY_LIMIT)
    app = App(settings, bot, services, dispatcher, intake, web_app, secret)
    if settings.webhook_url:
        add_webhook(app.web, path_of(settings.webhook_url), secret, intake, lambda: app.state == "ok")
    return app
