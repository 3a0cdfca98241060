"""The two clients of the Bot API: one for answers, one for pushes. Both share one pacer."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions

from telegram.ephemeral import EphemeralChats
from telegram.pace.pace_middleware import PaceMiddleware
from telegram.pace.pacing import Pacer
from telegram.pace.rates import RateMiddleware, Rates
from telegram.pace.shared_line import SharedLine
from telegram.retry import RetryMiddleware
from telegram.rights import AdministratorCache
from telegram.session import LeanSession
from telegram.webhook_reply import ReplyMiddleware

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.settings import Settings
    from briefing.ports import Clock
    from briefing.ports_replicas import Replicas
    from briefing.stats.measurements import Measurements


@dataclass(frozen=True)
class Clients:
    """The clients, and what they share."""

    answers: Bot
    """Repeats calls after temporary failures."""
    pushes: Bot
    """A push that fails is tried again from the outbox, not within the call."""
    pacer: Pacer
    line: SharedLine | None
    """The line of all replicas; None for one that works alone."""
    rates: Rates
    ephemeral: EphemeralChats


def create_clients(
    settings: Settings,
    replicas: Replicas,
    clock: Clock,
    monotonic: Callable[[], float],
    measured: Measurements,
) -> Clients:
    """Return the clients with all that their calls go through."""
    pacer = Pacer(
        monotonic,
        clock,
        overall=settings.pace_overall,
        private=settings.pace_private,
        group=settings.pace_group,
    )
    line = SharedLine(replicas.turns, pacer, monotonic) if replicas.turns else None
    rates, ephemeral = Rates(monotonic), EphemeralChats(pacer.can_answer, monotonic)
    answers = LeanSession(TelegramAPIServer.from_base(settings.bot_api_url))
    pushes = answers.another()
    if settings.answer_in_webhook:
        answers.middleware(ReplyMiddleware())
    answers.middleware(AdministratorCache(clock))
    answers.middleware(RetryMiddleware(jitter=random.SystemRandom()))
    for session, is_push in ((answers, False), (pushes, True)):
        session.middleware(PaceMiddleware(pacer, line, replicas.holds, measured, is_push=is_push))
        session.middleware(RateMiddleware(rates, None if is_push else measured.sends))
    answers.middleware(ephemeral)
    return Clients(_bot(settings, answers), _bot(settings, pushes), pacer, line, rates, ephemeral)


def _bot(settings: Settings, session: LeanSession) -> Bot:
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
