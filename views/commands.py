"""The built-in commands, and which of them the menu offers.

Names are never translated and never change; descriptions are translated.
"""

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

    # Translators: Heading in /help above commands that show something; a verb, at most 20 characters.
    READ = N_("Read")
    FIND = N_("Find and quote")
    # Translators: Heading in /help above commands about news that the bot sends, at most 20 characters.
    HEAR = N_("News")
    # Translators: Heading in /help above commands about the chat itself, at most 20 characters.
    CHAT = N_("This chat")
    # Translators: Heading in /help, and of the page of those who write the log, at most 20 characters.
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
    ephemeral: bool = False
    """Whether in groups nobody but the person who gives the command sees it and its answer."""
    right: Right | None = None
    """The right without which a person neither sees nor may use the command; None if everybody may."""


COMMANDS = (
    MenuCommand("start", Group.CHAT, N_("about the bot")),
    MenuCommand("digest", Group.READ, N_("all initiatives in one message")),
    MenuCommand("initiatives", Group.READ, N_("list of initiatives")),
    MenuCommand(
        "initiative",
        Group.READ,
        # Translators: Description of /initiative in the menu and in /help, at most 24 characters.
        N_("one initiative"),
        # Translators: What is written after /initiative; stands in /help beside the command, at most 10
        # characters.
        N_("number"),
    ),
    MenuCommand("deadlines", Group.READ, N_("dates and deadlines")),
    MenuCommand(
        "followups",
        Group.READ,
        N_("the log, newest first"),
        # Translators: The name of an initiative, written after commands such as /follow; stands in /help, at
        # most 10 characters.
        N_("name"),
    ),
    MenuCommand(
        "commitments",
        Group.READ,
        N_("statuses and dates"),
        # Translators: What is written after /commitments to see a part of the list; also a field of the audit
        # log, at most 10 characters.
        N_("filter"),
    ),
    MenuCommand("history", Group.READ, N_("log of one initiative"), N_("name")),
    MenuCommand("scoreboard", Group.READ, N_("the numbers, with a chart")),
    MenuCommand("pdf", Group.READ, N_("a page to print (PDF)")),
    MenuCommand("statements", Group.READ, N_("choose the statement")),
    MenuCommand(
        "search",
        Group.FIND,
        N_("search by words"),
        # Translators: What is written after /search; stands in /help beside the command, at most 10
        # characters.
        N_("words"),
        ephemeral=True,
    ),
    MenuCommand("cite", Group.FIND, N_("a citation to copy"), N_("name")),
    # Translators: Description of /share in the menu and in /help, at most 30 characters.
    MenuCommand("share", Group.FIND, N_("send this to others"), N_("name")),
    MenuCommand("subscribe", Group.HEAR, N_("digests and reminders"), admin=True),
    MenuCommand("settings", Group.HEAR, N_("when and how news comes"), admin=True, ephemeral=True),
    MenuCommand("pending", Group.HEAR, N_("what is scheduled here")),
    MenuCommand("whatsnew", Group.HEAR, N_("what is new")),
    # Translators: Description of /snooze in the menu and in /help, at most 30 characters.
    MenuCommand("snooze", Group.HEAR, N_("pause messages"), admin=True),
    MenuCommand("unsubscribe", Group.HEAR, N_("end the subscription"), admin=True),
    MenuCommand("follow", Group.HEAR, N_("news of one initiative"), N_("name"), admin=True),
    MenuCommand("unfollow", Group.HEAR, N_("stop news about it"), N_("name"), admin=True),
    MenuCommand("following", Group.HEAR, N_("what this chat follows")),
    # Translators: Description of /channels in the menu and in /help, at most 24 characters.
    MenuCommand("channels", Group.HEAR, N_("your channels")),
    MenuCommand("language", Group.CHAT, N_("choose the language"), admin=True, ephemeral=True),
    MenuCommand("about", Group.CHAT, N_("source, method, what is stored")),
    MenuCommand("forget", Group.CHAT, N_("erase what is stored here"), admin=True),
    MenuCommand("cancel", Group.CHAT, N_("cancel the current form")),
    # Translators: Description of /help in the menu and in /help, at most 24 characters.
    MenuCommand("help", Group.CHAT, N_("every command"), ephemeral=True),
    MenuCommand("newsroom", Group.NEWSROOM, N_("what waits, and where to work"), right=Right.READ_NEWSROOM),
    MenuCommand("followup", Group.NEWSROOM, N_("record what happened"), N_("name"), right=Right.WRITE),
    MenuCommand("correct", Group.NEWSROOM, N_("correct an entry of the log"), N_("name"), right=Right.WRITE),
    MenuCommand("queue", Group.NEWSROOM, N_("entries that wait for a review"), right=Right.READ_NEWSROOM),
    MenuCommand("reviews", Group.NEWSROOM, N_("initiatives due for a new check"), right=Right.READ_NEWSROOM),
    MenuCommand("reports", Group.NEWSROOM, N_("what readers reported"), right=Right.READ_NEWSROOM),
    MenuCommand("proposals", Group.NEWSROOM, N_("news that may be evidence"), right=Right.READ_NEWSROOM),
    MenuCommand("feeds", Group.NEWSROOM, N_("where that news comes from"), right=Right.READ_NEWSROOM),
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

_IN_MENU = (
    "digest",
    "whatsnew",
    "initiative",
    "deadlines",
    "search",
    "subscribe",
    "settings",
    "follow",
    "following",
    "scoreboard",
    "share",
    "language",
    "help",
)
"""In the order of use, few enough to be seen at once; the others stand in /help."""
_BY_NAME = {command.name: command for command in COMMANDS}
MENU = tuple(_BY_NAME[name] for name in _IN_MENU)
"""The commands that the menu offers to readers."""


def commands_of(role: Role | None) -> tuple[MenuCommand, ...]:
    """Return the commands that somebody with this role, or none, may use."""
    return tuple(each for each in COMMANDS if each.right is None or may(role, each.right))


SECOND_NAMES = frozenset({"status"})
"""Other names of commands, such as /status of /commitments; neither the menu nor /help lists them."""

RESERVED = frozenset(command.name for command in COMMANDS) | SECOND_NAMES
"""Names that no initiative may have, because the name of each initiative is a command too."""
