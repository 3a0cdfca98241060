"""A tour of the bot: every command is given, every kind of button pressed, every question answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sandbox import Chat, Message, Person
    from tests.desk import Desk

ANSWERS = (
    "жж",
    "https://жж.example/a",
    "https://news.example/a",
    "жжж жжж жжж.",
    "2026-02-20",
    "tomorrow 9:00",
    "жж | https://news.example/b",
    "100001",
    "ж" * 1100,
)
"""What is written when the bot asks for something: one of them is right, the others show what is wrong."""
LAST = 6
"""Messages at the end of a chat whose buttons are pressed."""
ENDS = re.compile(r"^(?:end|uns|mrem|invw|bcd|vlo)\b|forg[eo]t|delete|cancel|unsend")
"""What buttons carry that end or erase something: they are pressed last."""
OUTLINE = 200
_STATED = re.compile(r"[ж’“”:;,.\s-]{2,}")
_VARIED = re.compile(r"[0-9a-f]{8,}|-?\d+")


@dataclass
class Tour:
    """Somebody who tries whatever the bot offers in a chat; each kind of button once."""

    desk: Desk
    slugs: frozenset[str]
    pressed: set[tuple[str, str]] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)

    async def take(self, person: Person, chat: Chat, texts: Iterable[str]) -> None:
        """Write each text, and follow the buttons of what comes."""
        for text in texts:
            self.answered.clear()
            await self.desk.say(person, chat, text)
            await self.follow(person, chat)

    async def send(self, person: Person, chat: Chat, text: str) -> None:
        """Answer what is asked, and press the first button of what is shown then."""
        shown = (await self.desk.say(person, chat, text))[-1]
        await self.desk.press(person, chat, shown, _data(shown)[0])

    def forget(self) -> None:
        """Let the next person press again what was pressed."""
        self.pressed.clear()

    async def follow(self, person: Person, chat: Chat) -> None:
        """Press the buttons of the last messages that nobody has pressed yet, and answer what is asked."""
        while True:
            await self._answer(person, chat)
            unpressed = sorted(
                self._unpressed(person, chat), key=lambda each: ENDS.search(each[1]) is not None
            )
            if not unpressed:
                return
            message, data = unpressed[0]
            self.pressed.add(self._act(message, data))
            await self.desk.press(person, chat, message, data)

    async def _answer(self, person: Person, chat: Chat) -> None:
        for text in ANSWERS:
            question = next(iter(self._last(person, chat)), None)
            if question is None or not any(each.startswith("end:") for each in _data(question)):
                return
            asked = (outline(question.text), text)
            if asked not in self.answered:
                self.answered.add(asked)
                await self.desk.say(person, chat, text)

    def _last(self, person: Person, chat: Chat) -> list[Message]:
        shown = [each for each in self.desk.box.world.messages(chat) if each.from_bot and not each.deleted]
        return [*self.desk.shown_alone(person, chat)[::-1][:LAST], *shown[::-1][:LAST]]

    def _unpressed(self, person: Person, chat: Chat) -> Iterator[tuple[Message, str]]:
        for message in self._last(person, chat):
            for data in _data(message):
                if self._act(message, data) not in self.pressed:
                    yield message, data

    def _act(self, message: Message, data: str) -> tuple[str, str]:
        return (outline(message.text), self.kind(data))

    def kind(self, data: str) -> str:
        """Return what a button carries without what differs between buttons of a kind."""
        parts = _VARIED.sub("#", data.partition("|")[0]).split(":")
        return ":".join("slug" if part in self.slugs else part for part in parts)


def outline(text: str) -> str:
    """Return a text without what differs between pages of a kind: numbers, and texts of statements."""
    return _STATED.sub("ж", _VARIED.sub("#", text))[:OUTLINE]


def _data(message: Message) -> list[str]:
    return [each["callback_data"] for row in message.buttons for each in row if "callback_data" in each]
