"""Ephemeral messages: of a group, between the bot and one person, seen by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.entities.detect import detect
from sandbox.menus import menu_of
from sandbox.messaging import Messaging, callback_data
from sandbox.privacy import addresses_bot

if TYPE_CHECKING:
    from sandbox.chats import Chat, Message
    from sandbox.kinds import Json
    from sandbox.people import Person

LIFETIME_S = 48 * 3600
"""How long an ephemeral message stays, by the clock of the world. Telegram names no time."""


class Ephemeral(Messaging):
    """Actions of people with ephemeral messages; they raise ValueError if not possible.

    ``say`` sends a command as an ephemeral message if the menu that the person sees marks it so.
    """

    def say(
        self,
        person: Person,
        chat: Chat,
        text: str,
        *,
        thread: int | None = None,
        anonymous: bool = False,
        reply_to: int | None = None,
        reply_to_ephemeral: int | None = None,
    ) -> Json:
        """Write a text message; with ``anonymous`` an administrator writes as the group itself.

        ``reply_to_ephemeral`` answers an ephemeral message of the bot, by its own id; nobody else sees the
        answer either.
        """
        target = (
            None if reply_to_ephemeral is None else self.visible_ephemeral(person, chat, reply_to_ephemeral)
        )
        if target is None and (anonymous or not self._is_ephemeral_command(person, chat, text)):
            return super().say(person, chat, text, thread=thread, anonymous=anonymous, reply_to=reply_to)
        if not text.strip():
            raise ValueError("a message needs text")
        thread = thread if target is None else target.thread
        message = self._draft(person, chat, thread=thread, anonymous=False, reply_to=reply_to, ephemeral=True)
        message.reply_to = target or message.reply_to
        message.text, message.entities, message.receiver = text, detect(text), self.bot
        self.record_ephemeral(message)
        payload = message.api()
        self.emit("message", payload)
        return payload

    def press_ephemeral(
        self, person: Person, chat: Chat, ephemeral_id: int, button: str, *, forged: bool = False
    ) -> str:
        """Press a button of an ephemeral message, as ``press`` does of an ordinary one."""
        message = self.visible_ephemeral(person, chat, ephemeral_id)
        return self._ask(person, message, button if forged else callback_data(message, button))

    def let_ephemeral(self, chat: Chat, *, allowed: bool) -> None:
        """Let a chat take ephemeral messages, or refuse them."""
        chat.takes_ephemeral = allowed
        self.notify("chat", chat_id=chat.id)

    def ephemerals(self, chat: Chat, person: Person) -> list[Message]:
        """Return the ephemeral messages of a chat that a person sees, in order."""
        return [
            message for message in self.all_ephemerals(chat) if person in (message.sender, message.receiver)
        ]

    def all_ephemerals(self, chat: Chat) -> list[Message]:
        """Return the ephemeral messages of a chat that are not over, in order."""
        return [message for message in chat.ephemeral.values() if not self._is_over(message)]

    def ephemeral(self, chat: Chat, ephemeral_id: int) -> Message | None:
        """Return an ephemeral message, or None if there is none or its time is over."""
        message = chat.ephemeral.get(ephemeral_id)
        return None if message is None or self._is_over(message) else message

    def visible_ephemeral(self, person: Person, chat: Chat, ephemeral_id: int) -> Message:
        """Return an ephemeral message of the bot to this person; ValueError if there is none."""
        message = self.ephemeral(chat, ephemeral_id)
        if message is None or message.receiver is not person or not chat.member(person).present:
            raise ValueError(f"{person.name} sees no ephemeral message {ephemeral_id} in {chat.name}")
        return message

    def record_ephemeral(self, message: Message) -> None:
        """Give a new ephemeral message its id, add it to its chat and notify the listeners."""
        self._last_ephemeral_id += 1
        message.ephemeral_id = self._last_ephemeral_id
        message.after = next(reversed(message.chat.log), 0)
        message.chat.ephemeral[message.ephemeral_id] = message
        self.notify_ephemeral(message)

    def delete_ephemeral(self, message: Message) -> None:
        """Delete an ephemeral message."""
        del message.chat.ephemeral[message.ephemeral_id]
        self.notify_ephemeral(message)

    def notify_ephemeral(self, message: Message) -> None:
        """Tell the listeners that an ephemeral message came, changed or went."""
        self.notify("ephemeral", chat_id=message.chat.id, ephemeral_id=message.ephemeral_id)

    def drop_expired(self) -> None:
        """Delete the ephemeral messages whose time is over."""
        for chat in self.chats.values():
            for message in [each for each in chat.ephemeral.values() if self._is_over(each)]:
                self.delete_ephemeral(message)

    def _is_over(self, message: Message) -> bool:
        return self.now - message.date >= LIFETIME_S

    def _is_ephemeral_command(self, person: Person, chat: Chat, text: str) -> bool:
        if self.older_server or not (chat.is_group and chat.takes_ephemeral):
            return False
        if not chat.member(self.bot).present:
            return False
        entities = detect(text)
        if not addresses_bot(text, entities, self.bot):
            return False
        name = text[1 : entities[0]["length"]].partition("@")[0].lower()
        return any(
            command["command"] == name and command.get("is_ephemeral")
            for command in menu_of(self.commands, person, chat)
        )
