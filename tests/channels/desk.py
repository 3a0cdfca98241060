"""A channel and the people of it, as tests of channels begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.buttons import on
from views.telegram.channels.callbacks import OfChannel

if TYPE_CHECKING:
    from collections.abc import Collection

    from sandbox import Chat, Message, Person
    from tests.desk import Desk
    from tests.support.buttons import Button


@dataclass
class Newspaper:
    """A channel, its owner, and the owner's private chat with the bot."""

    desk: Desk
    boss: Person
    private: Chat
    channel: Chat

    @property
    def last(self) -> Message:
        """What the bot wrote last in the private chat."""
        return [each for each in self.desk.box.world.messages(self.private) if each.from_bot][-1]

    @property
    def posted(self) -> list[Message]:
        """What the bot posted, and nobody deleted."""
        shown = self.desk.box.world.messages(self.channel)
        return [each for each in shown if each.from_bot and not each.deleted and not each.service]

    async def press(self, *buttons: str | Button) -> tuple[str, bool]:
        """Press buttons below the bot's last message, one after the other; return the last toast."""
        toast = ("", False)
        for each in buttons:
            toast = await self.desk.press(self.boss, self.private, self.last, each)
        return toast

    async def write(self, text: str) -> Message:
        """Write to the bot, and return its last answer."""
        await self.desk.say(self.boss, self.private, text)
        return self.last

    async def draft(self, text: str) -> Message:
        """Write a post, and return the message with its buttons."""
        await self.write("/channels")
        await self.press(
            on(OfChannel, chat=-1002000000001, act="show"), on(OfChannel, chat=-1002000000001, act="write")
        )
        return await self.write(text)


async def newspaper(desk: Desk, rights: Collection[str] | None = None) -> Newspaper:
    """Let the owner of a channel start the bot, and make it an administrator there."""
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    channel = world.add_channel("Town News", admins=[boss], bot=None)
    world.promote_bot(channel, by=boss, rights=rights)
    await desk.box.settled()
    await desk.travel(desk.now)
    return Newspaper(desk, boss, private, channel)


async def linked(desk: Desk) -> Newspaper:
    """Link the channel, too."""
    made = await newspaper(desk)
    await made.press(on(OfChannel, chat=-1002000000001, act="link"))
    return made
