"""Menus of members and messages to owners, which are sent at once and not by the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BotCommandScopeChat

from briefing.errors import StorageUnavailable
from handlers.support.outage import if_readable
from telegram.errors import has_never_met
from views.telegram.support.menu import menu_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot

    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.translate import Translator

log = structlog.get_logger()


async def set_menu(bot: Bot, services: Services, person_id: int, role: Role, language: str | None) -> None:
    """Show a person's own commands in the private chat; what Telegram refuses is logged."""
    tr = await services.translator_for(person_id, language)
    try:
        await bot.set_my_commands(menu_of(tr, role), scope=BotCommandScopeChat(chat_id=person_id))
    except (TelegramAPIError, ClientDecodeError) as error:
        if not has_never_met(error):
            log.warning("menu_not_set", role=role, reason=str(error))


async def remove_menu(bot: Bot, person_id: int) -> None:
    """Show a person the commands of readers again; what Telegram refuses is logged."""
    try:
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=person_id))
    except (TelegramAPIError, ClientDecodeError) as error:
        log.warning("menu_not_removed", reason=str(error))


async def tell_owners(bot: Bot, services: Services, text: Callable[[Translator], str]) -> None:
    """Send each owner a text in their language; owners who cannot be reached are skipped.

    That the store fails is told as well: in the default language if nobody knows which one they chose.
    """
    otherwise = services.translators[services.default_language]
    for owner in sorted(services.owners):
        tr = await if_readable(services.translator_for(owner), otherwise)
        try:
            await bot.send_message(owner, text(tr))
        except (TelegramAPIError, ClientDecodeError, StorageUnavailable) as error:
            log.warning("owner_not_told", reason=str(error))
