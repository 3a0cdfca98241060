"""A machine is lost: a backup is restored on another one, and people see what they saw before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sandbox import Sandbox
from tests.desk import TOKEN, USERNAME
from tests.drills.program import Program, program
from tests.followups.desk import STEPS, TEXT
from tests.running.test_cli import bot
from tests.storage.postgres.server import migrated_database, new_database
from tests.support.buttons import Button, on
from views.telegram.following.callbacks import Follow
from views.telegram.followups.callbacks import FinishForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sandbox import Message, Person

WAIT = 60.0
READERS = ("/settings", "/following", "/chamber", "/history chamber", "/digest", "/mydata")
NEWSROOM = ("/queue", "/audit")


@pytest.fixture(params=["tinydb", "postgres"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The URLs of the store that is lost, and of the empty one on the other machine."""
    if request.param == "tinydb":
        yield f"tinydb:///{tmp_path}/old/bot.json", f"tinydb:///{tmp_path}/new/bot.json"
    else:
        with migrated_database() as old, new_database() as new:
            yield old, new


class Talk:
    """What people say and press, and what they are answered."""

    def __init__(self, box: Sandbox) -> None:
        self.box = box

    async def say(self, person: Person, *texts: str) -> list[Message]:
        """Return the newest message of the bot after each text."""
        return [await self._answer(person, text) for text in texts]

    async def press(self, person: Person, button: Button) -> None:
        chat = self.box.world.private(person)
        newest = self._said(person)[-1]
        query = self.box.world.press(person, chat, newest.message_id, button.of(newest))
        await self.box.until(lambda: query in self.box.world.callback_answers, WAIT)
        await self.box.settled(WAIT)

    async def _answer(self, person: Person, text: str) -> Message:
        chat = self.box.world.private(person)
        await self.box.next_message(chat, self.box.world.say(person, chat, text)["message_id"], WAIT)
        await self.box.settled(WAIT)
        return self._said(person)[-1]

    def _said(self, person: Person) -> list[Message]:
        return [each for each in self.box.world.messages(self.box.world.private(person)) if each.from_bot]

    async def seen(self, *people: Person) -> list[str]:
        """Return all that people see who look at everything."""
        commands = [(people[0], NEWSROOM + READERS), *((each, READERS) for each in people[1:])]
        return [each.html for person, texts in commands for each in await self.say(person, *texts)]


async def test_what_people_see_is_the_same_after_a_restore(tmp_path: Path, stores: tuple[str, str]) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    old, new = stores
    olga, emma, aisha = (box.world.add_person(name, language=code) for name, code in PEOPLE)
    talk = Talk(box)
    async with program(box, url, tmp_path, STORAGE_URL=old, ADMIN_IDS=str(olga.id)) as first:
        await talk.say(olga, "/start")
        await use(talk, emma)
        await talk.say(aisha, "/start", "/subscribe", "/settings")
        await write_entry(talk, olga)
        before = await talk.seen(olga, emma, aisha)
        assert any(TEXT in each for each in before)
        made = await asyncio.to_thread(bot, "backup", "bot.backup", cwd=tmp_path, STORAGE_URL=old)
        assert made.returncode == 0, made.stderr
        await killed(first)
    assert TOKEN.encode() not in (tmp_path / "bot.backup").read_bytes()
    restored = await asyncio.to_thread(bot, "restore", "bot.backup", cwd=tmp_path, STORAGE_URL=new)
    assert restored.returncode == 0, restored.stderr
    async with program(box, url, tmp_path, STORAGE_URL=new, ADMIN_IDS=str(olga.id)):
        assert await talk.seen(olga, emma, aisha) == before
    await box.stop()


PEOPLE = (("Olga", "en"), ("Emma", "en"), ("Aisha", "kk"))


async def use(talk: Talk, reader: Person) -> None:
    """Subscribe, and follow an initiative."""
    await talk.say(reader, "/start", "/subscribe", "/chamber")
    await talk.press(reader, on(Follow, slug="chamber"))


async def write_entry(talk: Talk, editor: Person) -> None:
    """Publish what happened."""
    for act in ("/followup chamber", *STEPS):
        await (talk.press(editor, act) if isinstance(act, Button) else talk.say(editor, act))
    await talk.press(editor, on(FinishForm, review=False))


async def killed(running: Program) -> None:
    """Kill the program as a power cut does."""
    running.process.kill()
    await running.process.wait()
