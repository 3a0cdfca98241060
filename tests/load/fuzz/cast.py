"""Who is there when the fuzzer plays: readers, an owner, groups, a channel, and what the bot showed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from views.commands import RESERVED, commands_of

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox

Json = dict[str, Any]

LANGUAGES = ("ru", "en", "kk", None, "en_US", "")
INITIATIVES = ("chamber", "industry")
SHOWN = 40
"""Newest messages of the bot in each chat whose buttons are pressed."""


class Cast:
    """People and chats of a sandbox; ``askers`` only ever send what must be answered."""

    def __init__(self, box: Sandbox, readers: int, askers: int) -> None:
        self._box = box
        world = box.world
        self.owner = world.add_person("Olga", language="en")
        self.readers = [
            world.add_person(f"R{n}", language=LANGUAGES[n % len(LANGUAGES)]) for n in range(readers)
        ]
        self.askers = [world.add_person(f"A{n}", language="en") for n in range(askers)]
        self.people = [self.owner, *self.readers]
        group = world.add_group("Group", members=self.people, admins=[self.owner])
        self.forum = world.add_group("Forum", members=self.people, admins=[self.owner], forum=True)
        world.add_topic(self.forum, "Topic", self.owner)
        self.channel = world.add_channel("Channel", admins=[self.owner], members=self.people)
        self.groups = [group, self.forum]
        self.private = [world.private(person) for person in self.people]
        self.chats: list[Chat] = [*self.private, *self.groups, self.channel]
        self.shown: list[Json] = []
        self.buttons: list[str] = []

    async def meet(self) -> None:
        """Let everybody begin, and see what members of the newsroom are shown."""
        for person in (*self.people, *self.askers):
            self._box.world.start(person)
        await self._box.settled(60)

    @property
    def now(self) -> int:
        """The present moment in Unix seconds."""
        return self._box.world.now

    @property
    def commands(self) -> list[str]:
        """Every command of the bot, and some of initiatives."""
        return sorted(f"/{name}" for name in (*RESERVED, *INITIATIVES))

    @property
    def plain_commands(self) -> list[str]:
        """Those that everybody may use."""
        return [f"/{each.name}" for each in commands_of(None)]

    def look(self) -> None:
        """See the newest messages of the bot, and what their buttons carry."""
        self.shown = [
            message.api()
            for chat in self.chats
            for message in list(chat.log.values())[-SHOWN:]
            if message.from_bot and not message.deleted
        ]
        rows = [row for each in self.shown for row in each.get("reply_markup", {}).get("inline_keyboard", ())]
        self.buttons = sorted(
            {str(each["callback_data"]) for row in rows for each in row if "callback_data" in each}
        )

    def heard(self, chat: Chat) -> int:
        """Return how many messages of the bot a chat has, also those that one person alone sees."""
        return sum(each.from_bot for each in (*chat.log.values(), *chat.ephemeral.values()))

    def private_of(self, person: Person) -> Chat:
        """Return the chat of a person with the bot."""
        return self._box.world.private(person)
