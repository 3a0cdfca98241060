"""Which ways to reach the bot are switched on, as getMe tells at the start and after each outage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from views.telegram.support.modes import Modes

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import User

    from handlers.support.context import Services

log = structlog.get_logger()


def modes_of(me: User) -> Modes:
    """Return what the answer to getMe says is switched on; an older server does not say it."""
    return Modes(inline=me.supports_inline_queries is True, guest=me.supports_guest_queries is True)


async def ask_modes(bot: Bot, services: Services) -> None:
    """Ask Telegram again what is switched on; without an answer all stays as it was known."""
    try:
        services.modes = modes_of(await bot.get_me())
    except (TelegramAPIError, ClientDecodeError) as error:
        log.warning("modes_unknown", reason=str(error))
