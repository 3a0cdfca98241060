"""The command menu in the private chats of owners and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BotCommandScopeChat

from views.telegram.support.menu import menu_of

if TYPE_CHECKING:
    from aiogram import Bot

    from briefing.team.roles import Role
    from handlers.support.context import Services

log = structlog.get_logger()
NEVER_MET = "chat not found"
"""What Telegram says of somebody who never wrote to the bot: there is no menu to set yet."""


async def set_menu(bot: Bot, services: Services, person_id: int, role: Role, language: str | None) -> None:
    """Show a person's own commands in the private chat; what Telegram refuses is logged."""
    tr = await services.translator_for(person_id, language)
    reader = services.reader(tr, services.statement_of(await services.store.chat(person_id)))
    try:
        await bot.set_my_commands(menu_of(reader, role), scope=BotCommandScopeChat(chat_id=person_id))
    except (TelegramAPIError, ClientDecodeError) as error:
        if NEVER_MET not in str(error):
            log.warning("menu not set", role=role, reason=str(error))


async def remove_menu(bot: Bot, person_id: int) -> None:
    """Show the commands of readers again; what Telegram refuses is logged."""
    try:
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=person_id))
    except (TelegramAPIError, ClientDecodeError) as error:
        log.warning("menu not removed", reason=str(error))
