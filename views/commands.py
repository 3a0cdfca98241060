"""The built-in commands: their names are interfaces, their descriptions are translated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from views.translate import N_


class Group(Enum):
    """The headings of /help."""

    READ = N_("Read")
    FIND = N_("Find and quote")
    HEAR = N_("Hear of it")
    CHAT = N_("This chat")


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the menu and /help show it."""

    name: str
    group: Group
    description: str
    argument: str = ""
    admin: bool = False
    """In groups it is in the menu of administrators alone."""


COMMANDS = (
    Command("start", Group.CHAT, N_("what this is, and three next steps")),
    Command("digest", Group.READ, N_("the statement in one message, with where each initiative stands")),
    Command("initiatives", Group.READ, N_("the numbered list")),
    Command("initiative", Group.READ, N_("one initiative, by number or name"), N_("number")),
    Command("deadlines", Group.READ, N_("the stated deadlines and how they stand")),
    Command("followups", Group.READ, N_("what has happened since, newest first"), N_("name")),
    Command("history", Group.READ, N_("the whole log of one initiative"), N_("name")),
    Command("commitments", Group.READ, N_("where each commitment stands, by status or date"), N_("status")),
    Command("scoreboard", Group.READ, N_("the statement in numbers, and as a picture")),
    Command("search", Group.FIND, N_("search initiatives and follow-ups"), N_("words")),
    Command("cite", Group.FIND, N_("a citation to copy"), N_("name")),
    Command("subscribe", Group.HEAR, N_("digests and reminders in this chat"), admin=True),
    Command("settings", Group.HEAR, N_("when and how they come"), admin=True),
    Command("pending", Group.HEAR, N_("what is scheduled here")),
    Command("whatsnew", Group.HEAR, N_("what is new since the last digest")),
    Command("snooze", Group.HEAR, N_("be left alone for a while"), admin=True),
    Command("unsubscribe", Group.HEAR, N_("end digests and reminders"), admin=True),
    Command("language", Group.CHAT, N_("choose the language"), admin=True),
    Command("about", Group.CHAT, N_("source, method, and what is stored")),
    Command("forget", Group.CHAT, N_("erase all that is stored about this chat"), admin=True),
    Command("help", Group.CHAT, N_("every command")),
)

RESERVED = frozenset(command.name for command in COMMANDS)
"""Names that no initiative may have, because each initiative is a command too."""
