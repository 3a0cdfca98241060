"""Messages of people: writing, editing and deleting them, and pressing their buttons."""

from __future__ import annotations

from secrets import randbelow
from typing import TYPE_CHECKING

from sandbox.chats import GENERAL, Message
from sandbox.entities.detect import detect
from sandbox.people import ANONYMOUS_ADMIN
from sandbox.world_base import WorldBase

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person


class Messaging(WorldBase):
    """Actions of people with messages; they raise ValueError if not possible."""

    def say(
        self,
        person: Person,
        chat: Chat,
        text: str,
        *,
        thread: int | None = None,
        anonymous: bool = False,
        reply_to: int | None = None,
    ) -> Json:
        """Write a text message; with ``anonymous`` an administrator writes as the group itself."""
        if not text.strip():
            raise ValueError("a message needs text")
        message = self._draft(person, chat, thread=thread, anonymous=anonymous, reply_to=reply_to)
        message.text = text
        message.entities = detect(text)
        return self.post(message)

    def press(self, person: Person, chat: Chat, message_id: int, button: str, *, forged: bool = False) -> str:
        """Press an inline button, named by its text or callback data; return the id of the callback query.

        ``forged`` sends ``button`` as callback data even if the message has no such button.
        """
        message = self.visible_message(chat, message_id)
        if not chat.is_private and not chat.member(person).present:
            raise ValueError(f"{person.name} is not in {chat.name}")
        data = button if forged else callback_data(message, button)
        return self._ask(person, message, data)

    def edit(self, person: Person, chat: Chat, message_id: int, text: str) -> Json:
        """Change the text of the person's own message."""
        message = self.visible_message(chat, message_id)
        if message.sender is not person or "via_bot" in message.content:
            raise ValueError(f"message {message_id} was not written by {person.name}")
        message.text, message.entities, message.edit_date = text, detect(text), self.now
        self.notify("edited", chat_id=chat.id, message_id=message_id)
        return self.tell_bot(message, edited=True)

    def delete(self, chat: Chat, message_id: int) -> None:
        """Delete a message; the bot gets no update."""
        self.visible_message(chat, message_id).deleted = True
        self.notify("deleted", chat_id=chat.id, message_id=message_id)

    def _ask(self, person: Person, message: Message, data: str) -> str:
        query_id = str(randbelow(2**62))
        self.queries[query_id] = self.now
        self.presses[query_id] = person, message
        place: Json = (
            {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.api()}
        )
        instance = "0" if message.ephemeral_id else str(abs(message.chat.id) * 7919)
        asked: Json = {"id": query_id, "from": person.api(), **place, "chat_instance": instance, "data": data}
        self.emit("callback_query", asked)
        return query_id

    def visible_message(self, chat: Chat, message_id: int) -> Message:
        """Return a message; ValueError if there is none or it was deleted."""
        message = chat.message(message_id)
        if message is None:
            raise ValueError(f"{chat.name} has no message {message_id}")
        return message

    def _draft(
        self,
        person: Person,
        chat: Chat,
        *,
        thread: int | None,
        anonymous: bool,
        reply_to: int | None,
        ephemeral: bool = False,
    ) -> Message:
        """Return a new message that the person may write here; it is not recorded yet.

        An ``ephemeral`` one takes no id of the chat, so that nobody else sees a gap.
        """
        target = self.visible_message(chat, reply_to) if reply_to is not None else None
        if thread is None and target is not None:
            thread = chat.thread_of_reply(target)
        self._check_may_write(person, chat, thread)
        message = Message(
            chat,
            0 if ephemeral else self.new_message_id(chat),
            self.now,
            sender=person,
            thread=None if thread == GENERAL else thread,
            reply_to=target,
        )
        if anonymous:
            if not chat.is_group or not chat.member(person).manages:
                raise ValueError(f"{person.name} cannot write anonymously in {chat.name}")
            message.sender, message.sender_chat = ANONYMOUS_ADMIN, chat
        elif chat.type == "channel":
            message.sender, message.sender_chat = None, chat
        return message

    def _check_may_write(self, person: Person, chat: Chat, thread: int | None) -> None:
        if chat.is_private:
            if chat.person is not person:
                raise ValueError("nobody writes in another person's private chat")
            if chat.blocked:
                raise ValueError(f"{person.name} has blocked the bot; unblock it first")
            chat.started = True
            return
        if chat.migrated_to is not None:
            raise ValueError(f"{chat.name} has become a supergroup")
        member = chat.member(person)
        if not member.present or not member.may_send():
            raise ValueError(f"{person.name} cannot write in {chat.name}")
        if chat.type == "channel" and not member.may("can_post_messages"):
            raise ValueError(f"{person.name} cannot post in {chat.name}")
        if not chat.is_forum:
            return
        topic = chat.topics.get(thread or GENERAL)
        if topic is None:
            raise ValueError(f"{chat.name} has no topic {thread}")
        if topic.closed and not member.manages:
            raise ValueError(f"the topic {topic.name} is closed")


def callback_data(message: Message, button: str) -> str:
    """Return the callback data of a button, named by its text or this data; ValueError if there is none."""
    found = [item for row in message.buttons for item in row if "callback_data" in item]
    for key in ("callback_data", "text"):
        for item in found:
            if item[key] == button:
                return str(item["callback_data"])
    names = ", ".join(repr(item["text"]) for item in found) or "none"
    raise ValueError(f"message {message.message_id} has no callback button {button!r}; it has: {names}")
