"""Whether people notice a drill: the same acts in calm and within it, side by side."""

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
    """A press of a button of the bot's newest message, named by a part of its text."""

    button: str


Act = str | Press
"""A text to say, or a press."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What each act showed, in calm and within the drill: texts of new and of changed messages.

    The ids of the two people are both shown as ``id``.
    """

    acts: tuple[Act, ...]
    calm: tuple[tuple[str, ...], ...]
    drilled: tuple[tuple[str, ...], ...]

    @property
    def same(self) -> bool:
        """Whether nobody noticed the drill."""
        return self.calm == self.drilled

    @property
    def changed(self) -> list[Act]:
        """The acts that showed something else within the drill."""
        return [act for act, calm, drilled in self._rows() if calm != drilled]

    @property
    def unanswered(self) -> list[Act]:
        """The acts that showed something in calm, and nothing within the drill."""
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
    """Let one person act in calm, then another one within the drill; return what both saw.

    Without ``people`` two new ones do it, who start the bot first. TimeoutError: an act was not dealt with.
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
    # Each of the two has an id of their own, which a page may name.
    return {each.message_id: each.html.replace(own, "id") for each in shown}
