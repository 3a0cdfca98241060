"""Kill the whole bot with -9 while people choose languages, and look for answered choices that are gone.

The bot is the real program with long polling; Telegram is a sandbox in this process, which outlives it. A
press counts as answered when the sandbox has carried out its ``answerCallbackQuery``.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from sandbox import Sandbox
from storage.open import open_store
from tests.load.processes import NO_PACE, START_SECONDS, TOKEN, bot_settings, start

if TYPE_CHECKING:
    import random

    from sandbox import Chat, Message, Person

PEOPLE = 12
WAIT_SECONDS = 60.0
SOURCE = {"ru": "Источник: ", "en": "Source: ", "kk": "Дереккөз: "}
"""The languages, and words that each digest has in them."""


@dataclass
class Resident:
    """Somebody who presses one language button after another, each when the last one was answered."""

    person: Person
    pressed: str | None = None
    """The language of the newest press."""
    answered: str | None = None
    """That of the newest press that was answered."""
    answers: int = 0

    async def live(self, box: Sandbox, chance: random.Random) -> None:
        """Press until cancelled; while the bot is dead, the press waits for its next life."""
        chat = box.world.private(self.person)
        box.world.say(self.person, chat, "/language")
        offer = await box.next_message(chat, timeout=WAIT_SECONDS)
        while True:
            self.pressed = chance.choice([code for code in SOURCE if code != self.pressed])
            await self._press(box, chat, offer)
            self.answered = self.pressed
            self.answers += 1

    async def _press(self, box: Sandbox, chat: Chat, offer: Message) -> None:
        # By now the message shows what was chosen; its first keyboard is pressed all the same.
        query = box.world.press(self.person, chat, offer.message_id, f"lang:{self.pressed}", forged=True)
        answers = box.world.callback_answers
        await box.until(lambda: query in answers, WAIT_SECONDS)
        if answers[query]["show_alert"]:
            raise RuntimeError(f"the press was refused: {answers[query]['text']}")

    def fault(self, found: str | None) -> str | None:
        """Say what is wrong with the language that the store has; None when nothing is."""
        if found in {self.answered, self.pressed}:
            return None
        return f"chat {self.person.id} has {found}; {self.answered} was answered, {self.pressed} was pressed"

    async def fault_in_chat(self, box: Sandbox) -> str | None:
        """Ask for the digest: whatever was pressed has been dealt with before it is answered."""
        chat = box.world.private(self.person)
        last = max((each.message_id for each in box.world.messages(chat)), default=0)
        box.world.say(self.person, chat, "/digest")
        source = SOURCE[self.pressed or "ru"]

        def is_answered() -> bool:
            newer = (each for each in box.world.messages(chat) if each.message_id > last)
            return any(source in each.text for each in newer if each.from_bot)

        try:
            await box.until(is_answered, WAIT_SECONDS)
        except TimeoutError:
            return f"chat {self.person.id} got no digest with {source!r}"
        return None


async def faults_of(residents: list[Resident], folder: Path) -> list[str]:
    """Compare what was answered with what the store has in ``folder``; not to be readable is a fault."""
    try:
        store = await open_store(f"tinydb:///{folder}/bot.json")
    except BriefingError as error:
        return [str(error)]
    faults = []
    for each in residents:
        chat = await store.chat(each.person.id)
        faults.append(each.fault(chat.language if chat else None))
    await store.close()
    return [fault for fault in faults if fault]


class Town:
    """The sandbox, its residents and the bot's folder."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.box = Sandbox(token=TOKEN, username="bench_bot")
        self.residents = [Resident(self.box.world.add_person(f"P{n}")) for n in range(PEOPLE)]
        self._folder = folder
        self._store = folder / "store"
        self._chance = chance

    @property
    def answers(self) -> int:
        """How many presses were answered."""
        return sum(each.answers for each in self.residents)

    async def kill(self, settings: dict[str, str]) -> list[str]:
        """Start the bot and kill it at a random moment; return what is wrong with what it left behind."""
        before = self.answers
        with start(["-m", "bot", "run"], self._folder / "log", settings) as process:
            if self._chance.random() < 0.2:  # while it starts and recovers
                await asyncio.sleep(self._chance.uniform(0.1, 3))
            else:  # at the very moment of an answer
                more = self._chance.randrange(1, 300)
                await self.box.until(lambda: self.answers >= before + more, WAIT_SECONDS)
        # The next life finds the files as the kill left them; what is opened here is a copy.
        with tempfile.TemporaryDirectory() as copy:
            if self._store.exists():
                shutil.copytree(self._store, copy, dirs_exist_ok=True)
            return [*await faults_of(self.residents, Path(copy)), *_errors(process.log)]

    async def ask(self, settings: dict[str, str]) -> list[str]:
        """Start the bot once more, let everybody ask for the digest, and stop it as an operator does."""
        with start(["-m", "bot", "run"], self._folder / "log", settings) as process:
            found = await asyncio.gather(*(each.fault_in_chat(self.box) for each in self.residents))
            process.popen.terminate()
            await asyncio.to_thread(process.popen.wait, START_SECONDS)
        return [*(fault for fault in found if fault), *_errors(process.log)]

    async def rounds(self, number: int) -> list[str]:
        """Kill so many bots; return everything that is wrong."""
        settings = bot_settings(self._store, await self.box.start(), **NO_PACE)
        faults = []
        async with asyncio.TaskGroup() as group:
            lives = [group.create_task(each.live(self.box, self._chance)) for each in self.residents]
            for life in range(1, number + 1):
                faults += [f"kill {life}: {fault}" for fault in await self.kill(settings)]
            for each in lives:
                each.cancel()
        faults += [f"after all: {fault}" for fault in await self.ask(settings)]
        await self.box.stop()
        return faults


def _errors(log: Path) -> list[str]:
    """Return the lines of a log that tell of an error."""
    return [line for line in log.read_text(encoding="utf-8").splitlines() if "[error" in line]
