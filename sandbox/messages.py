"""A message, and how the bot reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.entities.render import to_html

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person


@dataclass(slots=True)
class Message:
    """A message of the log.

    ``content`` is what only some messages have, under the Bot API's own names (``photo``, ``quote``, …).
    ``text`` and ``entities`` hold the caption where there is ``media``. ``reply_markup`` keeps what the bot
    sent, reply keyboards too, though the Bot API gives back inline keyboards only. ``rich_html`` is the
    source of a rich message.
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
    reactions: dict[int, str] = field(default_factory=dict)

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

    def api(self, *, with_reply: bool = True) -> Json:
        """Return the ``Message`` object; a replied-to message does not carry its own reply."""
        message: Json = {"message_id": self.message_id}
        if self.sender is not None:
            message["from"] = self.sender.api()
        if self.sender_chat is not None:
            message["sender_chat"] = self.sender_chat.api()
        message["chat"] = self.chat.api()
        message["date"] = self.date
        if self.edit_date is not None:
            message["edit_date"] = self.edit_date
        if self.thread is not None:
            message["message_thread_id"] = self.thread
            if self.chat.is_forum:
                message["is_topic_message"] = True
        if with_reply:
            self._add_reply(message)
        message |= self.content
        self._add_text(message)
        if self.buttons:
            message["reply_markup"] = self.reply_markup
        return message

    def _add_reply(self, message: Json) -> None:
        """Add what is replied to: in a topic, where nothing else is, the message that made it."""
        target = self.reply_to
        if target is None and self.thread is not None and self.chat.is_forum:
            target = self.chat.log.get(self.thread)
        if target is not None and target is not self and not target.deleted:
            message["reply_to_message"] = target.api(with_reply=False)

    def _add_text(self, message: dict[str, Any]) -> None:
        prefix = "caption" if self.media else "text"
        if self.text:
            message[prefix] = self.text
        if self.entities:
            message["caption_entities" if self.media else "entities"] = self.entities
