"""The command menu and the descriptions of the bot that Telegram shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from views.commands import MENU, commands_of
from views.intro import intro

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram.types import BotCommandScopeUnion

    from briefing.team.roles import Role
    from views.commands import MenuCommand
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

SHORT_DESCRIPTION_LIMIT = 120
"""Characters (Bot API, setMyShortDescription)."""


def menus(tr: Translator) -> list[tuple[BotCommandScopeUnion, list[BotCommand]]]:
    """Return the menu of each kind of chat; members of groups do not see the commands of administrators."""
    return [
        (BotCommandScopeAllPrivateChats(), _menu(tr, MENU)),
        (BotCommandScopeAllGroupChats(), _menu_of_groups(tr, (each for each in MENU if not each.admin))),
        (BotCommandScopeAllChatAdministrators(), _menu_of_groups(tr, MENU)),
    ]


def menu_of(tr: Translator, role: Role) -> list[BotCommand]:
    """Return the menu in the private chat of a member: commands of the newsroom, then those of readers."""
    own = (each for each in commands_of(role) if each.right is not None)
    return _menu(tr, (*own, *MENU))


def _menu(tr: Translator, commands: Iterable[MenuCommand]) -> list[BotCommand]:
    return [BotCommand(command=each.name, description=tr.gettext(each.description)) for each in commands]


def _menu_of_groups(tr: Translator, commands: Iterable[MenuCommand]) -> list[BotCommand]:
    """Return a menu in which those commands are marked that only their writer and the bot see."""
    return [
        BotCommand(
            command=each.name,
            description=tr.gettext(each.description),
            is_ephemeral=each.ephemeral or None,
        )
        for each in commands
    ]


def description(reader: ViewContext) -> str:
    """Return the text that an empty chat shows before the person presses Start."""
    tr = reader.tr
    each = tr.gettext("Of each initiative: its status, its deadlines, and what happened, with sources.")
    return f"{intro(tr, reader.statement)}\n\n{each}"


def short_description(reader: ViewContext) -> str:
    """Return the text that the profile of the bot and shared links show: the most telling one that fits."""
    statement, tr = reader.statement, reader.tr
    texts = (
        intro(tr, statement),
        tr.gettext("{title}: what became of it.", title=tr.text(statement.title)),
    )
    general = tr.gettext("What was proposed, and what became of it: a briefing with sources.")
    return next((each for each in texts if len(each) <= SHORT_DESCRIPTION_LIMIT), general)
