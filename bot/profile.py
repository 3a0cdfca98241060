"""The profile of the bot at Telegram: command menus and descriptions in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription

from briefing.team.members import Member
from briefing.team.roles import Role
from handlers.team.private_chats import set_menu
from views.telegram.support.menu import description, menus, short_description

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod

    from handlers.support.context import Services

log = structlog.get_logger()
TWO_LETTERS = 2
"""Telegram stores menus under two-letter language codes (Bot API, setMyCommands)."""


async def keep_profile(bot: Bot, services: Services) -> None:
    """Publish the profile now and after each change of a statement, which the descriptions name."""
    while True:
        services.profile_outdated.clear()
        await publish_profile(bot, services)
        await services.profile_outdated.wait()


async def publish_profile(bot: Bot, services: Services) -> None:
    """Set the menus and descriptions; a refusal of Telegram is only logged.

    The menus of single owners and members come last, because there may be many of them.
    """
    languages = [None, *(code for code in services.translators if len(code) == TWO_LETTERS)]
    for language in languages:
        reader = services.reader(services.translators[language or services.default_language])
        calls: list[TelegramMethod[bool]] = [
            SetMyCommands(commands=commands, scope=scope, language_code=language)
            for scope, commands in menus(reader.tr)
        ]
        calls += [
            SetMyDescription(description=description(reader), language_code=language),
            SetMyShortDescription(short_description=short_description(reader), language_code=language),
        ]
        for call in calls:
            try:
                await bot(call)
            except (TelegramAPIError, ClientDecodeError) as error:
                log.warning("not set", method=call.__api_method__, language=language, reason=str(error))
    for owner in services.owners:
        await set_menu(bot, services, owner, Role.OWNER, None)
    for member in await services.store.find(Member):
        if member.person not in services.owners:
            await set_menu(bot, services, member.person, member.role, member.language)
