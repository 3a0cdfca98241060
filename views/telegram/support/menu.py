"""What Telegram shows of the bot before a word is said: the command menu and the descriptions."""

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
    from views.commands import Command
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

MENU_LIMIT = 100
"""Commands a scope (Bot API, setMyCommands)."""
DESCRIPTION_LIMIT, SHORT_DESCRIPTION_LIMIT = 512, 120
"""Characters (Bot API, setMyDescription and setMyShortDescription)."""


def menus(reader: ViewContext) -> list[tuple[BotCommandScopeUnion, list[BotCommand]]]:
    """Return the menu of each kind of chat: everything in private, in groups what the person may use."""
    tr = reader.tr
    every = _entries(tr, PUBLIC)
    cards = _cards(reader)
    for_admins_only = {each.name for each in PUBLIC if each.admin}
    members = [each for each in every if each.command not in for_admins_only]
    return [
        (BotCommandScopeAllPrivateChats(), (every + cards)[:MENU_LIMIT]),
        (BotCommandScopeAllGroupChats(), (members + cards)[:MENU_LIMIT]),
        (BotCommandScopeAllChatAdministrators(), (every + cards)[:MENU_LIMIT]),
    ]


def menu_of(reader: ViewContext, role: Role) -> list[BotCommand]:
    """Return the menu of a member of the newsroom in the private chat: their own commands first."""
    commands = sorted(commands_of(role), key=lambda each: each.right is None)
    return (_entries(reader.tr, commands) + _cards(reader))[:MENU_LIMIT]


def _entries(tr: Translator, commands: Iterable[Command]) -> list[BotCommand]:
    return [BotCommand(command=each.name, description=tr.gettext(each.description)) for each in commands]


def _cards(reader: ViewContext) -> list[BotCommand]:
    return [
        BotCommand(command=each.slug, description=reader.tr.text(each.title))
        for each in reader.statement.in_order
    ]


def description(reader: ViewContext) -> str:
    """Return the text of an empty chat, before the person presses Start."""
    statement, tr = reader.statement, reader.tr
    text = tr.gettext(
        "What was promised, and what became of it. A briefing on a statement of {speaker}: {occasion}. "
        "Summaries of each initiative, the stated deadlines, and follow-ups with their sources.",
        speaker=tr.text(statement.speaker),
        occasion=tr.text(statement.occasion),
    )
    return text[:DESCRIPTION_LIMIT]


def short_description(reader: ViewContext) -> str:
    """Return the line on the bot's profile and in shared links."""
    return reader.tr.gettext("What was promised, and what became of it: a briefing with sources.")[
        :SHORT_DESCRIPTION_LIMIT
    ]
