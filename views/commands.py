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
    HEAR = N_("Hear of it")
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
    Command("start", Group.CHAT, N_("what this is, and three next steps")),
    Command("digest", Group.READ, N_("the statement in one message, with where each initiative stands")),
    Command("initiatives", Group.READ, N_("the numbered list")),
    Command("initiative", Group.READ, N_("one initiative, by number or name"), N_("number")),
    Command("deadlines", Group.READ, N_("the stated deadlines and how they stand")),
    Command("followups", Group.READ, N_("what has happened since, newest first"), N_("name")),
    Command("commitments", Group.READ, N_("where each initiative stands, to be filtered"), N_("filter")),
    Command("history", Group.READ, N_("every entry of the log of one initiative"), N_("name")),
    Command("scoreboard", Group.READ, N_("how many stand where, with a picture")),
    Command("statements", Group.READ, N_("choose the statement that this chat follows")),
    Command("search", Group.FIND, N_("search initiatives and follow-ups"), N_("words")),
    Command("cite", Group.FIND, N_("a citation to copy"), N_("name")),
    Command("subscribe", Group.HEAR, N_("digests and reminders in this chat"), admin=True),
    Command("settings", Group.HEAR, N_("when and how they come"), admin=True),
    Command("pending", Group.HEAR, N_("what is scheduled here")),
    Command("whatsnew", Group.HEAR, N_("what is new since the last digest")),
    Command("snooze", Group.HEAR, N_("be left alone for a while"), admin=True),
    Command("unsubscribe", Group.HEAR, N_("end digests and reminders"), admin=True),
    Command("follow", Group.HEAR, N_("hear of news about one initiative"), N_("name"), admin=True),
    Command("unfollow", Group.HEAR, N_("hear no more of it"), N_("name"), admin=True),
    Command("following", Group.HEAR, N_("which initiatives are followed here, and how")),
    Command("channels", Group.HEAR, N_("channels that are operated from here")),
    Command("language", Group.CHAT, N_("choose the language"), admin=True),
    Command("about", Group.CHAT, N_("source, method, and what is stored")),
    Command("forget", Group.CHAT, N_("erase all that is stored about this chat"), admin=True),
    Command("cancel", Group.CHAT, N_("end what was begun")),
    Command("help", Group.CHAT, N_("every command")),
    Command("followup", Group.NEWSROOM, N_("record what happened"), N_("name"), right=Right.WRITE),
    Command("correct", Group.NEWSROOM, N_("correct an entry of the log"), N_("name"), right=Right.WRITE),
    Command("queue", Group.NEWSROOM, N_("entries that wait for a review"), right=Right.READ_NEWSROOM),
    Command("reviews", Group.NEWSROOM, N_("initiatives to be looked at again"), right=Right.READ_NEWSROOM),
    Command("reports", Group.NEWSROOM, N_("what readers reported"), right=Right.READ_NEWSROOM),
    Command("untranslated", Group.NEWSROOM, N_("texts that lack a translation"), right=Right.READ_NEWSROOM),
    Command("draft", Group.NEWSROOM, N_("make a draft statement from an article"), right=Right.WRITE),
    Command("broadcast", Group.NEWSROOM, N_("write to many at once"), right=Right.BROADCAST),
    Command("broadcasts", Group.NEWSROOM, N_("what was written to many"), right=Right.BROADCAST),
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
