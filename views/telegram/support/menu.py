"""The command menu and the descriptions of the bot that Telegram shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from views.commands import PUBLIC, commands_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram.types import BotCommandScopeUnion

    from briefing.team.roles import Role
    from views.commands import MenuCommand
    from views.telegram.support.page import ViewContext

MENU_LIMIT = 100
"""The most commands of one menu (Bot API, setMyCommands)."""
DESCRIPTION_LIMIT, SHORT_DESCRIPTION_LIMIT = 512, 120
"""Characters (Bot API, setMyDescription and setMyShortDescription)."""


def menus(reader: ViewContext) -> list[tuple[BotCommandScopeUnion, list[BotCommand]]]:
    """Return the menu of each kind of chat; members of groups do not see the commands of administrators."""
    every = _menu(reader, PUBLIC)
    return [
        (BotCommandScopeAllPrivateChats(), every),
        (BotCommandScopeAllGroupChats(), _menu(reader, (each for each in PUBLIC if not each.admin))),
        (BotCommandScopeAllChatAdministrators(), every),
    ]


def menu_of(reader: ViewContext, role: Role) -> list[BotCommand]:
    """Return the menu in the private chat of a member of the newsroom: commands of the newsroom first."""
    return _menu(reader, sorted(commands_of(role), key=lambda each: each.right is None))


def _menu(reader: ViewContext, commands: Iterable[MenuCommand]) -> list[BotCommand]:
    """Return a menu of commands, then of initiatives, each of which is a command too."""
    tr = reader.tr
    menu = [BotCommand(command=each.name, description=tr.gettext(each.description)) for each in commands]
    cards = (
        BotCommand(command=each.slug, description=tr.text(each.title)) for each in reader.statement.in_order
    )
    return [*menu, *cards][:MENU_LIMIT]


def description(reader: ViewContext) -> str:
    """Return the text that an empty chat shows before the person presses Start."""
    statement, tr = reader.statement, reader.tr
    text = tr.gettext(
        "What was proposed, and what became of it. A briefing on a statement by {speaker}: "
        "{occasion}. Summaries of each initiative, the stated deadlines, and follow-ups with "
        "their sources.",
        speaker=tr.text(statement.speaker),
        occasion=tr.text(statement.occasion),
    )
    return text[:DESCRIPTION_LIMIT]


def short_description(reader: ViewContext) -> str:
    """Return the text that the profile of the bot and shared links show."""
    return reader.tr.gettext("What was proposed, and what became of it: a briefing with sources.")[
        :SHORT_DESCRIPTION_LIMIT
    ]
