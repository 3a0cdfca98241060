"""The two clients of the Bot API, for answers and for pushes, which share one pace."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions

from delivery.pace_middleware import PaceMiddleware
from delivery.pacing import Pacer
from delivery.rates import RateMiddleware
from handlers.support.rights import AdministratorsRemembered
from telegram.retry import RetryMiddleware
from telegram.session import LeanSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings
    from briefing.ports import Clock, Store
    from delivery.rates import Rates


def create_pacer(settings: Settings, clock: Clock, monotonic: Callable[[], float]) -> Pacer:
    """Return what hands out the turns of both clients."""
    return Pacer(
        monotonic,
        clock,
        overall=settings.pace_overall,
        private=settings.pace_private,
        group=settings.pace_group,
    )


def create_bot(
    settings: Settings, pacer: Pacer, rates: Rates, storage: Store, clock: Clock, *, is_push: bool
) -> Bot:
    """Return a client of the Bot API; the one for answers repeats calls that fail in passing."""
    session = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    if not is_push:
        session.middleware(AdministratorsRemembered(clock))
        # Pushes wait in the outbox for a second try, not in a call.
        session.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    session.middleware(PaceMiddleware(pacer, storage, clock, is_push=is_push))
    session.middleware(RateMiddleware(rates))
    # Not ``link_preview_is_disabled``, of which aiogram makes a parameter that is deprecated.
    previews = LinkPreviewOptions(is_disabled=True)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=previews)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)
