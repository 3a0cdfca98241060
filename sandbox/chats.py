"""Chats, topics and messages, with their Bot API objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from sandbox.entities.render import to_html
from sandbox.members import Member

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.people import Person

GENERAL = 1
"""The thread id of a forum's general topic; messages there have no thread."""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; ``thread`` is the id of the service message that created it."""

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
    """A private chat, group, supergroup or channel.

    ``person`` is whom a private chat with the bot is with, ``between`` the two of a private chat without it.
    ``started`` and ``blocked`` are for private chats: whether the person has written to the bot, and whether
    the person has blocked the bot. ``log`` has every message by its id in order, deleted ones too;
    ``ephemeral`` has those that one person sees, by ids of their own. With ``takes_ephemeral`` False the bot
    cannot send such messages here.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    person: Person | None = None
    between: tuple[Person, ...] = ()
    is_forum: bool = False
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    ephemeral: dict[int, Message] = field(default_factory=dict)
    takes_ephemeral: bool = True
    pinned: list[int] = field(default_factory=list)
    last_message_id: int = 1  # message 1 of a supergroup or channel says that it was created
    menu_button: Json | None = None
    permissions: set[str] = field(default_factory=set)
    description: str = ""

    @property
    def is_private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.type == "private" and not self.between

    @property
    def is_group(self) -> bool:
        """Whether this is a basic group or a supergroup."""
        return self.type in {"group", "supergroup"}

    @property
    def name(self) -> str:
        """The name that a chat list shows."""
        if self.between:
            return " · ".join(person.name for person in self.between)
        return self.person.name if self.person is not None else self.title or ""

    def member(self, user: Person) -> Member:
        """Return the membership of an account; ``left`` if it was never a member."""
        return self.members.get(user.id) or Member(user)

    def message(self, message_id: int) -> Message | None:
        """Return a message, or None if there is none or it was deleted."""
        message = self.log.get(message_id)
        return None if message is None or message.deleted else message

    def thread_of_reply(self, target: Message) -> int | None:
        """Return the thread of a reply to a message; outside forums the message itself starts a thread."""
        if target.thread is None and self.type == "supergroup" and not self.is_forum:
            return target.message_id
        return target.thread

    def api(self, by: Person | None = None) -> Json:
        """Return the ``Chat`` object; one between two people is the other one than ``by``."""
        other = next((person for person in self.between if person is not by), self.person)
        chat: Json = {"id": self.id if other is None else other.id}
        if other is not None:
            chat["first_name"] = other.first_name
            if other.last_name is not None:
                chat["last_name"] = other.last_name
            if other.username is not None:
                chat["username"] = other.username
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


@dataclass(slots=True)
class Message:
    """A message of a chat.

    ``content`` has the fields that only some messages have, under their names in the Bot API (``photo``,
    ``quote``, …). ``text`` and ``entities`` are the caption if there is ``media``. ``reply_markup`` is the
    keyboard that the bot sent, of any kind, though the Bot API returns inline keyboards only. ``rich_html``
    is the source of a rich message. ``inline_id`` is the ``inline_message_id`` of a message made of a result.

    An ephemeral message has the id 0 and an ``ephemeral_id``. ``receiver`` is the person or the bot whom it
    is for, ``after`` the id of the newest ordinary message of the chat when it came, and ``in_place_of`` the
    id of the message that its receiver sees it instead of.
    """

    chat: Chat
    message_id: int
    date: int
    sender: Person | None = None
    sender_chat: Chat | None = None
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    content: Json = field(default_factory=dict)
    reply_markup: Json | None = None
    thread: int | None = None
    reply_to: Message | None = None
    edit_date: int | None = None
    from_bot: bool = False
    deleted: bool = False
    silent: bool = False
    service: bool = False
    rich_html: str = ""
    media: bool = False
    inline_id: str = ""
    reactions: dict[int, str] = field(default_factory=dict)
    receiver: Person | None = None
    ephemeral_id: int = 0
    after: int = 0
    in_place_of: int | None = None

    @property
    def html(self) -> str:
        """The text or caption with its entities as Telegram's HTML."""
        return to_html(self.text, self.entities)

    @property
    def edited(self) -> bool:
        """Whether the message was edited."""
        return self.edit_date is not None

    @property
    def buttons(self) -> list[list[Json]]:
        """Rows of inline buttons."""
        rows: list[list[Json]] = (self.reply_markup or {}).get("inline_keyboard", [])
        return rows

    def api(self, *, with_reply: bool = True, by: Person | None = None) -> Json:
        """Return the ``Message`` object; the message that it replies to is included without its own reply.

        In a chat between two people it is in the chat of ``by``, if that is not its sender.
        """
        by = by or self.sender
        message: Json = {"message_id": self.message_id}
        if self.sender is not None:
            message["from"] = self.sender.api()
        if self.receiver is not None:
            message["receiver_user"] = self.receiver.api()
            message["ephemeral_message_id"] = self.ephemeral_id
        if self.sender_chat is not None:
            message["sender_chat"] = self.sender_chat.api()
        message["chat"] = self.chat.api(by)
        message["date"] = self.date
        if self.edit_date is not None:
            message["edit_date"] = self.edit_date
        if self.thread is not None:
            message["message_thread_id"] = self.thread
            if self.chat.is_forum:
                message["is_topic_message"] = True
        if with_reply:
            self._add_reply(message, by)
        message |= self.content
        self._add_text(message)
        if self.buttons:
            message["reply_markup"] = self.reply_markup
        return message

    def _add_reply(self, message: Json, by: Person | None) -> None:
        """Add the message that is replied to; in a topic by default the one that created the topic."""
        target = self.reply_to
        if target is None and self.thread is not None and self.chat.is_forum:
            target = self.chat.log.get(self.thread)
        if target is not None and target is not self and not target.deleted:
            message["reply_to_message"] = target.api(with_reply=False, by=by)

    def _add_text(self, message: dict[str, Any]) -> None:
        prefix = "caption" if self.media else "text"
        if self.text:
            message[prefix] = self.text
        if self.entities:
            message["caption_entities" if self.media else "entities"] = self.entities
