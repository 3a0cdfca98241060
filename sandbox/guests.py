"""Guest mode: people summon the bot in chats of which it is no member, and it answers once."""

from __future__ import annotations

from secrets import randbelow
from typing import TYPE_CHECKING

from sandbox.chats import Message
from sandbox.entities.utf16 import words_of
from sandbox.queries import GuestQuery, fill
from sandbox.world_base import WorldBase

if TYPE_CHECKING:
    from sandbox.kinds import Json


class Guests(WorldBase):
    """Makes guest queries of messages that summon the bot.

    A test needs no call of its own: ``world.say(person, group, "@sandbox_bot chamber", reply_to=…)`` in a
    group with ``bot=None`` sends ``guest_message``. ``world.guest_queries`` has the queries by their ids,
    also those that the bot did not ask for; ``box.next_message(group)`` waits for the answer, and
    ``world.inline_messages`` has it by the ``inline_message_id`` that the bot got.
    ``world.settings.guests = False`` turns guest mode off.
    """

    def tell_bot(self, message: Message, *, edited: bool = False) -> Json:
        """Send a message to the bot if it may see it, then as a guest query if it summons the bot.

        Return the ``Message`` object, without the id of the query. An edit summons nobody.
        """
        payload = super().tell_bot(message, edited=edited)
        if not edited and self._summons(message):
            query_id = str(randbelow(2**62) + 1)
            self.guest_queries[query_id] = GuestQuery(message)
            self.emit("guest_message", payload | {"guest_query_id": query_id})
        return payload

    def answer_as_guest(self, query: GuestQuery, result: Json) -> str:
        """Post the bot's answer to a guest query; return its ``inline_message_id``."""
        asked = query.message
        if asked.sender_chat is not None:
            content: Json = {"guest_bot_caller_chat": asked.sender_chat.api()}
        else:
            assert asked.sender is not None
            content = {"guest_bot_caller_user": asked.sender.api()}
        message = Message(
            asked.chat,
            self.new_message_id(asked.chat),
            self.now,
            sender=self.bot,
            content=content,
            thread=asked.thread,
            reply_to=asked,
            from_bot=True,
        )
        fill(message, result)
        query.answer = message
        inline_id = self.keep_inline(message)
        self.record(message)
        return inline_id

    def _summons(self, message: Message) -> bool:
        """Tell whether a new message mentions the bot by name, or answers one of its messages."""
        chat = message.chat
        if not self.settings.guests or self.older_server or not (chat.is_group or chat.between):
            return False
        if message.service or "forward_origin" in message.content or "via_bot" in message.content:
            return False
        if chat.member(self.bot).present:
            return self.settings.guests_among_members and self._mentioned_in(message)
        return self._mentioned_in(message) or (
            message.reply_to is not None and message.reply_to.sender is self.bot
        )

    def _mentioned_in(self, message: Message) -> bool:
        name = f"@{self.bot.username}".lower()
        return any(
            entity["type"] == "mention" and words_of(message.text, entity).lower() == name
            for entity in message.entities
        )
