"""Rounds of the fuzzer against a running bot, and what is wrong after each."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from tests.load.fuzz.log import faults_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from random import Random

    from sandbox import Chat, Person, Sandbox
    from tests.load.fuzz.cast import Cast
    from tests.load.fuzz.stream import Stream

Json = dict[str, Any]

PATIENCE_SECONDS = 60.0
"""How long a round may take until everything is dealt with."""
SHOWN_CHARACTERS = 600
"""Of an update that went wrong."""


class Play:
    """Sends rounds of updates; ``sent``, ``asked`` and ``slowest`` say what there was.

    ``log`` is the program's, JSON by line; ``ended`` returns its exit status, or None while it runs.
    """

    def __init__(
        self,
        box: Sandbox,
        cast: Cast,
        stream: Stream,
        dice: Random,
        log: Path,
        ended: Callable[[], int | None],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.sent = 0
        self.asked = 0
        self.slowest = 0.0
        self.is_stuck = False
        self._box = box
        self._cast = cast
        self._stream = stream
        self._dice = dice
        self._file = log
        self._ended = ended
        self._patience = patience
        self._read = 0

    async def round(self, hostile: int) -> list[str]:
        """Send so many hostile updates, questions of all askers among them, and return what is wrong."""
        self._cast.look()
        questions: list[tuple[Chat, int, Json]] = []
        askers = list(self._cast.askers)
        began = time.monotonic()
        for n in range(hostile):
            self._send(self._stream.hostile())
            if n % max(1, hostile // len(askers)) == 0 and askers:
                questions.append(self._ask(askers.pop()))
        faults = await self._help([self._cast.owner], [])
        if self.is_stuck:
            return [*faults, *self._refusals(), *self._log()]
        faults += [
            f"not answered: {json.dumps(update)[:SHOWN_CHARACTERS]}"
            for chat, heard, update in questions
            if self._cast.heard(chat) <= heard
        ]
        faults += await self._help(self._cast.people, self._cast.groups)
        self.slowest = max(self.slowest, time.monotonic() - began)
        return [*faults, *self._refusals(), *self._log()]

    def _send(self, update: Json) -> None:
        as_is = "update_id" in update
        number = self._box.inject(update, as_is=as_is)
        self.sent += 1
        if self._dice.random() < 0.02:
            self._box.inject({**update, "update_id": number}, as_is=True)
            self.sent += 1

    def _ask(self, person: Person) -> tuple[Chat, int, Json]:
        chat = self._cast.private_of(person)
        text = self._dice.choice(self._cast.plain_commands)
        update = self._stream.answerable(chat.api(), person.api(), text)
        heard = self._cast.heard(chat)
        self._box.inject(update)
        self.asked += 1
        return chat, heard, update

    async def _help(self, people: Iterable[Person], groups: Iterable[Chat]) -> list[str]:
        """Let people ask for help where they are; return who got no answer."""
        world = self._box.world
        asked = [(world.private(person), person, "/help") for person in people]
        asked += [(group, self._cast.owner, f"/help@{self._box.bot.username}") for group in groups]
        before = []
        for chat, person, text in asked:
            before.append((chat, self._cast.heard(chat)))
            world.say(person, chat, text)
            self.asked += 1
        try:
            await self._box.settled(self._patience)
        except TimeoutError:
            self.is_stuck = True
            return [f"stuck: {len(self._box.updates)} updates are not dealt with"]
        return [f"no /help in {chat.name}" for chat, heard in before if self._cast.heard(chat) <= heard]

    def _refusals(self) -> list[str]:
        told = self._box.webhook.info(0).get("last_error_message")
        return [str(told)] if told else []

    def _log(self) -> list[str]:
        """Return what the log newly tells of faults; a program that ended is one, too."""
        text = self._file.read_text(encoding="utf-8")
        new, self._read = text[self._read :], len(text)
        ended = self._ended()
        return [*faults_in(new), *([f"the program ended with {ended}"] if ended is not None else [])]
