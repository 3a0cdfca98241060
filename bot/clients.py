"""The two clients of the Bot API: one for answers, one for pushes. Both share one pacer."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions

from telegram.pace.pace_middleware import PaceMiddleware
from telegram.pace.pacing import Pacer
from telegram.pace.rates import RateMiddleware
from telegram.retry import RetryMiddleware
from telegram.rights import AdministratorCache
from telegram.session import LeanSession
from telegram.webhook_reply import ReplyMiddleware

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.settings import Settings
    from briefing.ports import Clock
    from briefing.ports_replicas import Holds
    from briefing.stats.measurements import Measurements
    from telegram.pace.rates import Rates
    from telegram.pace.shared_line import SharedLine


def create_pacer(settings: Settings, clock: Clock, monotonic: Callable[[], float]) -> Pacer:
    """Return the pacer that both clients share."""
    return Pacer(
        monotonic,
        clock,
        overall=settings.pace_overall,
        private=settings.pace_private,
        group=settings.pace_group,
    )


def create_bot(
    settings: Settings,
    pace: tuple[Pacer, SharedLine | None],
    rates: Rates,
    holds: Holds,
    clock: Clock,
    measured: Measurements,
    *,
    is_push: bool,
) -> Bot:
    """Return a client of the Bot API; only the one for answers repeats calls after temporary failures."""
    session = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    if not is_push:
        if settings.answer_in_webhook:
            session.middleware(ReplyMiddleware())
        session.middleware(AdministratorCache(clock))
        # A push that fails is tried again from the outbox, not within the call.
        session.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    session.middleware(PaceMiddleware(*pace, holds, measured, is_push=is_push))
    session.middleware(RateMiddleware(rates, None if is_push else measured.sends))
    # Not ``link_preview_is_disabled``: aiogram turns it into a deprecated parameter.
    previews = LinkPreviewOptions(is_disabled=True)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=previews)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


@asynccontextmanager
async def asking_bot(settings: Settings) -> AsyncIterator[Bot]:
    """Yield a client of the Bot API for a command that asks something and sends no messages."""
    session = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    session.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    try:
        yield Bot(settings.bot_token.get_secret_value(), session=session)
    finally:
        await session.close()
