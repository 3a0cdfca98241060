"""Chats, their members, topics and messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from sandbox.members import Member

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.messages import Message
    from sandbox.people import Person

GENERAL = 1
"""The thread of a forum's general topic; messages there carry no thread."""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; ``thread`` is the id of the service message that made it."""

    COLOR: ClassVar = 7322096

    thread: int
    name: str
    icon_color: int = COLOR
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    hidden: bool = False

    def api(self) -> Json:
        """Return the ``ForumTopic`` object."""
        topic: Json = {"message_thread_id": self.thread, "name": self.name, "icon_color": self.icon_color}
        if self.icon_custom_emoji_id:
            topic["icon_custom_emoji_id"] = self.icon_custom_emoji_id
        return topic


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel as the world knows it.

    ``started`` and ``blocked`` say, for a private chat, whether the person has written to the bot and whether
    the bot is blocked. ``log`` keeps every message by its id in order, deleted ones too.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    person: Person | None = None
    is_forum: bool = False
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_message_id: int = 1  # the first message of a supergroup or channel says that it was made
    menu_button: Json | None = None
    permissions: set[str] = field(default_factory=set)
    description: str = ""

    @property
    def is_private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.type == "private"

    @property
    def is_group(self) -> bool:
        """Whether this is a group of either kind."""
        return self.type in {"group", "supergroup"}

    @property
    def name(self) -> str:
        """What a chat list shows."""
        return self.person.name if self.person is not None else self.title or ""

    def member(self, user: Person) -> Member:
        """Return the account's membership; one that never was here has ``left``."""
        return self.members.get(user.id) or Member(user)

    def api(self) -> Json:
        """Return the ``Chat`` object."""
        chat: Json = {"id": self.id}
        if self.person is not None:
            chat["first_name"] = self.person.first_name
            if self.person.last_name is not None:
                chat["last_name"] = self.person.last_name
            if self.person.username is not None:
                chat["username"] = self.person.username
        else:
            chat["title"] = self.title
            if self.username is not None:
                chat["username"] = self.username
        chat["type"] = self.type
        if self.is_forum:
            chat["is_forum"] = True
        if self.type == "group":
            chat["all_members_are_administrators"] = True
        return chat
