"""Comparison of what people see without and with a drill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from sandbox.box import Sandbox
    from sandbox.chats import Chat
    from sandbox.people import Person


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button of the bot's newest message; ``button`` is a part of the button's text."""

    button: str


Act = str | Press
"""A text to send, or a press."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The texts of new and changed messages after each action, without the drill and with it.

    The ids of the two people are replaced by ``id``.
    """

    acts: tuple[Act, ...]
    calm: tuple[tuple[str, ...], ...]
    drilled: tuple[tuple[str, ...], ...]

    @property
    def same(self) -> bool:
        """Whether both people saw the same."""
        return self.calm == self.drilled

    @property
    def changed(self) -> list[Act]:
        """The actions with a different result during the drill."""
        return [act for act, calm, drilled in self._rows() if calm != drilled]

    @property
    def unanswered(self) -> list[Act]:
        """The actions with a result without the drill, and none during it."""
        return [act for act, calm, drilled in self._rows() if calm and not drilled]

    def _rows(self) -> list[tuple[Act, tuple[str, ...], tuple[str, ...]]]:
        return list(zip(self.acts, self.calm, self.drilled, strict=True))


async def rehearse(
    box: Sandbox,
    drill: AbstractAsyncContextManager[None],
    acts: Sequence[Act],
    people: tuple[Person, Person] | None = None,
    timeout: float = 30,  # noqa: ASYNC109
) -> Outcome:
    """Let one person act without the drill and then another one during it; return what both saw.

    Without ``people`` two new people are added, who start the bot first. TimeoutError: an action took too
    long.
    """
    if people is None:
        people = box.world.add_person("Dana", language="en"), box.world.add_person("Dana", language="en")
        for person in people:
            box.world.start(person)
        await box.settled(timeout)
    calm = [await _seen(box, people[0], act, timeout) for act in acts]
    async with drill:
        drilled = [await _seen(box, people[1], act, timeout) for act in acts]
    return Outcome(tuple(acts), tuple(calm), tuple(drilled))


def menu(box: Sandbox, language: str = "") -> list[Act]:
    """Return the commands that the bot offers to everybody in private chats."""
    scopes = ((scope, language) for scope in ("all_private_chats", "default"))
    found = next((box.commands[key] for key in scopes if key in box.commands), [])
    return [f"/{each['command']}" for each in found]


async def _seen(box: Sandbox, person: Person, act: Act, timeout: float) -> tuple[str, ...]:  # noqa: ASYNC109
    chat = box.world.private(person)
    before = _texts(chat)
    if isinstance(act, Press):
        newest = [each for each in chat.log.values() if each.from_bot][-1]
        named = (each["text"] for row in newest.buttons for each in row if act.button in each["text"])
        box.world.press(person, chat, newest.message_id, next(named, act.button))
    else:
        box.world.say(person, chat, act)
    await box.settled(timeout)
    return tuple(text for number, text in _texts(chat).items() if before.get(number) != text)


def _texts(chat: Chat) -> dict[int, str]:
    own = str(chat.id)
    shown = (each for each in chat.log.values() if each.from_bot and not each.deleted)
    # A message may contain the person's id, in which the two differ.
    return {each.message_id: each.html.replace(own, "id") for each in shown}
