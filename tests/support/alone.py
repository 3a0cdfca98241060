"""A group with three people, and what each of them sees there of the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

EPHEMERAL_SENDS = "ephemeral_message_parameters"
DIGEST = "📰 First digest"


@dataclass
class Group:
    """A group; ``boss`` administers it, ``ben`` and ``emma`` do not."""

    desk: Desk
    chat: Chat
    boss: Person
    emma: Person
    ben: Person

    def public(self) -> list[Message]:
        """Return what stands there of the bot's answers for all."""
        return [
            each for each in self.desk.box.world.messages(self.chat) if each.from_bot and _is_answer(each)
        ]

    def alone(self, person: Person) -> list[Message]:
        """Return what the bot shows a person alone."""
        return self.desk.shown_alone(person, self.chat)

    async def say(self, person: Person, text: str) -> list[Message]:
        """Let somebody say something, and return what is answered and stands there."""
        return [each for each in await self.desk.say(person, self.chat, text) if _is_answer(each)]

    def sent(self) -> list[dict[str, Any]]:
        """Return the parameters of all messages that the bot tried to send to the group."""
        calls = self.desk.box.journal.filter("sendMessage", chat_id=self.chat.id)
        return [dict(each.params) for each in calls]

    def tried(self) -> int:
        """Return how often the bot tried to send an ephemeral message."""
        return sum(EPHEMERAL_SENDS in each for each in self.sent())


def _is_answer(message: Message) -> bool:
    return not message.deleted and not message.text.startswith(DIGEST)


async def group_at(desk: Desk, emma: Person, *, bot: str = "member", forum: bool = False) -> Group:
    """Return a group in which the bot has the role ``bot``, when the menus of groups are known there."""
    world = desk.box.world
    boss, ben = (world.add_person(name, language="en") for name in ("Boss", "Ben"))
    chat = world.add_group("Desk", members=[boss, emma, ben], admins=[boss], bot=bot, forum=forum)
    scopes = {("all_group_chats", ""), ("all_chat_administrators", "")}
    await desk.box.until(lambda: scopes <= desk.box.commands.keys())
    return Group(desk, chat, boss, emma, ben)
