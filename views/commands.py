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
class Command:
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
    Command("start", Group.CHAT, N_("what the bot does, and where to begin")),
    Command("digest", Group.READ, N_("every initiative and its status in one message")),
    Command("initiatives", Group.READ, N_("all initiatives, numbered")),
    Command("initiative", Group.READ, N_("one initiative, by number or name"), N_("number")),
    Command("deadlines", Group.READ, N_("the stated deadlines and their state")),
    Command("followups", Group.READ, N_("what has happened since, newest first"), N_("name")),
    Command("commitments", Group.READ, N_("status of each initiative, with filters"), N_("filter")),
    Command("history", Group.READ, N_("every entry of the log of one initiative"), N_("name")),
    Command("scoreboard", Group.READ, N_("the numbers, with a chart")),
    Command("statements", Group.READ, N_("choose the statement that this chat follows")),
    Command("search", Group.FIND, N_("search initiatives and follow-ups"), N_("words")),
    Command("cite", Group.FIND, N_("a citation to copy"), N_("name")),
    Command("subscribe", Group.HEAR, N_("digests and reminders in this chat"), admin=True),
    Command("settings", Group.HEAR, N_("when and how they come"), admin=True),
    Command("pending", Group.HEAR, N_("what is scheduled here")),
    Command("whatsnew", Group.HEAR, N_("what is new since the last digest")),
    Command("snooze", Group.HEAR, N_("pause messages"), admin=True),
    Command("unsubscribe", Group.HEAR, N_("stop digests and reminders"), admin=True),
    Command("follow", Group.HEAR, N_("get news about one initiative"), N_("name"), admin=True),
    Command("unfollow", Group.HEAR, N_("stop news about it"), N_("name"), admin=True),
    Command("following", Group.HEAR, N_("which initiatives you follow, and how")),
    Command("channels", Group.HEAR, N_("channels managed from here")),
    Command("language", Group.CHAT, N_("choose the language"), admin=True),
    Command("about", Group.CHAT, N_("source, method, and what is stored")),
    Command("forget", Group.CHAT, N_("erase all that is stored about this chat"), admin=True),
    Command("cancel", Group.CHAT, N_("cancel the current form")),
    Command("help", Group.CHAT, N_("every command")),
    Command("followup", Group.NEWSROOM, N_("record what happened"), N_("name"), right=Right.WRITE),
    Command("correct", Group.NEWSROOM, N_("correct an entry of the log"), N_("name"), right=Right.WRITE),
    Command("queue", Group.NEWSROOM, N_("entries that wait for a review"), right=Right.READ_NEWSROOM),
    Command("reviews", Group.NEWSROOM, N_("initiatives due for a new check"), right=Right.READ_NEWSROOM),
    Command("reports", Group.NEWSROOM, N_("what readers reported"), right=Right.READ_NEWSROOM),
    Command("untranslated", Group.NEWSROOM, N_("texts that lack a translation"), right=Right.READ_NEWSROOM),
    Command("draft", Group.NEWSROOM, N_("make a draft statement from an article"), right=Right.WRITE),
    Command("broadcast", Group.NEWSROOM, N_("send a message to many chats"), right=Right.BROADCAST),
    Command("broadcasts", Group.NEWSROOM, N_("broadcasts and their progress"), right=Right.BROADCAST),
    Command("team", Group.NEWSROOM, N_("who belongs to the newsroom"), right=Right.MANAGE_TEAM),
    Command("audit", Group.NEWSROOM, N_("who did what"), right=Right.READ_AUDIT),
    Command("stats", Group.NEWSROOM, N_("chats, outbox, rates, errors, the store"), right=Right.READ_STATS),
    Command("versions", Group.NEWSROOM, N_("versions of the statements"), right=Right.MANAGE_STATEMENTS),
)

PUBLIC = tuple(command for command in COMMANDS if command.right is None)
"""The commands that need no right."""


def commands_of(role: Role | None) -> tuple[Command, ...]:
    """Return the commands that somebody with this role, or none, may use."""
    return tuple(each for each in COMMANDS if each.right is None or may(role, each.right))


SECOND_NAMES = frozenset({"status"})
"""Other names of commands, such as /status of /commitments; neither the menu nor /help lists them."""

RESERVED = frozenset(command.name for command in COMMANDS) | SECOND_NAMES
"""Names that no initiative may have, because the name of each initiative is a command too."""
