"""Topics of a forum: creating, renaming, closing, reopening and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.chats import GENERAL, Topic
from sandbox.world_base import WorldBase

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person


class Topics(WorldBase):
    """Actions on topics by people or the bot, with service messages; the bot gets no update of its own."""

    def add_topic(
        self,
        chat: Chat,
        name: str,
        by: Person,
        *,
        icon_color: int | None = None,
        icon_custom_emoji_id: str | None = None,
    ) -> Topic:
        """Create a topic; its thread is the id of the service message about it."""
        if not chat.is_forum:
            raise ValueError(f"{chat.name} is no forum")
        thread = self.new_message_id(chat)
        topic = Topic(thread, name, icon_color or Topic.COLOR, icon_custom_emoji_id)
        chat.topics[thread] = topic
        shown = {"name": name, "icon_color": topic.icon_color}
        self._post_change(chat, topic, by, {"forum_topic_created": shown}, message_id=thread)
        return topic

    def edit_topic(
        self,
        chat: Chat,
        thread: int,
        by: Person,
        *,
        name: str,
        icon_custom_emoji_id: str | None = None,
    ) -> None:
        """Rename a topic or change its icon."""
        topic = self._topic(chat, thread)
        change: Json = {}
        if name != topic.name:
            change["name"] = topic.name = name
        if icon_custom_emoji_id is not None:
            change["icon_custom_emoji_id"] = topic.icon_custom_emoji_id = icon_custom_emoji_id
        self._post_change(chat, topic, by, {"forum_topic_edited": change})

    def set_topic_closed(self, chat: Chat, thread: int, by: Person, *, closed: bool) -> None:
        """Close or reopen a topic; ``thread`` 1 is the general topic."""
        topic = self._topic(chat, thread)
        topic.closed = closed
        self._post_change(chat, topic, by, {f"forum_topic_{'closed' if closed else 'reopened'}": {}})

    def delete_topic(self, chat: Chat, thread: int) -> None:
        """Delete a topic with its messages; the bot gets no update."""
        if thread == GENERAL:
            raise ValueError("the general topic stays")
        self._topic(chat, thread)
        for message in chat.log.values():
            if thread in {message.thread, message.message_id}:
                message.deleted = True
        del chat.topics[thread]
        self.notify("chat", chat_id=chat.id)

    def _topic(self, chat: Chat, thread: int) -> Topic:
        topic = chat.topics.get(thread)
        if topic is None:
            raise ValueError(f"{chat.name} has no topic {thread}")
        return topic

    def _post_change(self, chat: Chat, topic: Topic, by: Person, content: Json, message_id: int = 0) -> None:
        thread = None if topic.thread == GENERAL else topic.thread
        self.post(self.service_message(chat, by, content, thread=thread, message_id=message_id))
        self.notify("chat", chat_id=chat.id)
