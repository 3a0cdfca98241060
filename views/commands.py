"""The built-in commands. Names are never translated and never change; descriptions are translated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefing.team.roles import Right, may
from views.translate import N_

if TYPE_CHECKING:
    from briefing.team.roles import Role


class Group(Enum):
    """The headings of /help."""

    READ = N_("Read")
    FIND = N_("Find and quote")
    HEAR = N_("News")
    CHAT = N_("This chat")
    NEWSROOM = N_("Newsroom")


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """A command as the menu and /help show it."""

    name: str
    group: Group
    description: str
    argument: str = ""
    admin: bool = False
    """Whether in groups only the menu of administrators has the command."""
    right: Right | None = None
    """The right without which a person neither sees nor may use the command; None if everybody may."""


COMMANDS = (
    MenuCommand("start", Group.CHAT, N_("what the bot does, and where to begin")),
    MenuCommand("digest", Group.READ, N_("every initiative and its status in one message")),
    MenuCommand("initiatives", Group.READ, N_("all initiatives, numbered")),
    MenuCommand("initiative", Group.READ, N_("one initiative, by number or name"), N_("number")),
    MenuCommand("deadlines", Group.READ, N_("the stated deadlines and their state")),
    MenuCommand("followups", Group.READ, N_("what has happened since, newest first"), N_("name")),
    MenuCommand("commitments", Group.READ, N_("status of each initiative, with filters"), N_("filter")),
    MenuCommand("history", Group.READ, N_("every entry of the log of one initiative"), N_("name")),
    MenuCommand("scoreboard", Group.READ, N_("the numbers, with a chart")),
    MenuCommand("statements", Group.READ, N_("choose the statement that this chat follows")),
    MenuCommand("search", Group.FIND, N_("search initiatives and follow-ups"), N_("words")),
    MenuCommand("cite", Group.FIND, N_("a citation to copy"), N_("name")),
    MenuCommand("subscribe", Group.HEAR, N_("digests and reminders in this chat"), admin=True),
    MenuCommand("settings", Group.HEAR, N_("when and how they come"), admin=True),
    MenuCommand("pending", Group.HEAR, N_("what is scheduled here")),
    MenuCommand("whatsnew", Group.HEAR, N_("what is new since the last digest")),
    MenuCommand("snooze", Group.HEAR, N_("pause messages"), admin=True),
    MenuCommand("unsubscribe", Group.HEAR, N_("stop digests and reminders"), admin=True),
    MenuCommand("follow", Group.HEAR, N_("get news about one initiative"), N_("name"), admin=True),
    MenuCommand("unfollow", Group.HEAR, N_("stop news about it"), N_("name"), admin=True),
    MenuCommand("following", Group.HEAR, N_("which initiatives you follow, and how")),
    MenuCommand("channels", Group.HEAR, N_("channels managed from here")),
    MenuCommand("language", Group.CHAT, N_("choose the language"), admin=True),
    MenuCommand("about", Group.CHAT, N_("source, method, and what is stored")),
    MenuCommand("forget", Group.CHAT, N_("erase all that is stored about this chat"), admin=True),
    MenuCommand("cancel", Group.CHAT, N_("cancel the current form")),
    MenuCommand("help", Group.CHAT, N_("every command")),
    MenuCommand("followup", Group.NEWSROOM, N_("record what happened"), N_("name"), right=Right.WRITE),
    MenuCommand("correct", Group.NEWSROOM, N_("correct an entry of the log"), N_("name"), right=Right.WRITE),
    MenuCommand("queue", Group.NEWSROOM, N_("entries that wait for a review"), right=Right.READ_NEWSROOM),
    MenuCommand("reviews", Group.NEWSROOM, N_("initiatives due for a new check"), right=Right.READ_NEWSROOM),
    MenuCommand("reports", Group.NEWSROOM, N_("what readers reported"), right=Right.READ_NEWSROOM),
    MenuCommand(
        "untranslated", Group.NEWSROOM, N_("texts that lack a translation"), right=Right.READ_NEWSROOM
    ),
    MenuCommand("draft", Group.NEWSROOM, N_("make a draft statement from an article"), right=Right.WRITE),
    MenuCommand("broadcast", Group.NEWSROOM, N_("send a message to many chats"), right=Right.BROADCAST),
    MenuCommand("broadcasts", Group.NEWSROOM, N_("broadcasts and their progress"), right=Right.BROADCAST),
    MenuCommand("team", Group.NEWSROOM, N_("who belongs to the newsroom"), right=Right.MANAGE_TEAM),
    MenuCommand("audit", Group.NEWSROOM, N_("who did what"), right=Right.READ_AUDIT),
    MenuCommand(
        "stats", Group.NEWSROOM, N_("chats, outbox, rates, errors, the store"), right=Right.READ_STATS
    ),
    MenuCommand("versions", Group.NEWSROOM, N_("versions of the statements"), right=Right.MANAGE_STATEMENTS),
)

PUBLIC = tuple(command for command in COMMANDS if command.right is None)
"""The commands that need no right."""


def commands_of(role: Role | None) -> tuple[MenuCommand, ...]:
    """Return the commands that somebody with this role, or none, may use."""
    return tuple(each for each in COMMANDS if each.right is None or may(role, each.right))


SECOND_NAMES = frozenset({"status"})
"""Other names of commands, such as /status of /commitments; neither the menu nor /help lists them."""

RESERVED = frozenset(command.name for command in COMMANDS) | SECOND_NAMES
"""Names that no initiative may have, because the name of each initiative is a command too."""
