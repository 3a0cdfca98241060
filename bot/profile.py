"""The profile of the bot at Telegram: command menus and descriptions in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import (
    GetMyCommands,
    GetMyDescription,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)

from briefing.team.members import Member
from briefing.team.roles import Role
from handlers.team.private_chats import set_menu
from views.telegram.support.menu import description, menus, short_description

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import BotCommand

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

log = structlog.get_logger()
TWO_LETTERS = 2
"""Telegram stores menus under two-letter language codes (Bot API, setMyCommands)."""


@dataclass(frozen=True, slots=True)
class Published:
    """A menu or a text of the profile: what it is to be, and the calls that read and set it."""

    name: str
    language: str | None
    """None: for people in whose language there is none."""
    wanted: list[BotCommand] | str
    read: TelegramMethod[Any]
    publish: TelegramMethod[bool]


def published(
    languages: Mapping[str, Translator], default: str, reader: Callable[[Translator], ViewContext]
) -> Iterator[Published]:
    """Yield all menus and texts, those of the ``default`` language first, for people of any language."""
    for code in (None, *(each for each in languages if len(each) == TWO_LETTERS)):
        shown = reader(languages[code or default])
        for scope, commands in menus(shown.tr):
            yield Published(
                f"menu of {scope.type.removeprefix('all_').replace('_', ' ')}",
                code,
                commands,
                GetMyCommands(scope=scope, language_code=code),
                SetMyCommands(commands=commands, scope=scope, language_code=code),
            )
        text, short = description(shown), short_description(shown)
        yield Published(
            "description",
            code,
            text,
            GetMyDescription(language_code=code),
            SetMyDescription(description=text, language_code=code),
        )
        yield Published(
            "short description",
            code,
            short,
            GetMyShortDescription(language_code=code),
            SetMyShortDescription(short_description=short, language_code=code),
        )


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
    for each in published(services.translators, services.default_language, services.reader):
        try:
            await bot(each.publish)
        except (TelegramAPIError, ClientDecodeError) as error:
            method = each.publish.__api_method__
            log.warning("profile_not_set", method=method, language=each.language, reason=str(error))
    for owner in services.owners:
        await set_menu(bot, services, owner, Role.OWNER, None)
    for member in await services.store.find(Member):
        if member.person not in services.owners:
            await set_menu(bot, services, member.person, member.role, member.language)
