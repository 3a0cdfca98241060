"""Telling the owners at once what is wrong with the program itself, past the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from briefing.errors import StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot

    from handlers.support.context import Services
    from views.translate import Translator

log = structlog.get_logger()


async def tell_owners(bot: Bot, services: Services, text: Callable[[Translator], str]) -> None:
    """Send each owner a text in their language; whoever cannot be reached is passed over."""
    for owner in sorted(services.owners):
        try:
            await bot.send_message(owner, text(await services.translator_for(owner)))
        except (TelegramAPIError, ClientDecodeError, StorageUnavailable) as error:
            log.warning("owner not told", reason=str(error))
