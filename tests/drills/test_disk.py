"""The disk is full for a while: it is said, nothing is lost, and what needs no write goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import Sandbox, drills
from sandbox.rehearsal import rehearse
from tests.desk import TOKEN, USERNAME
from tests.drills.program import program

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat, Person

READ_ONLY = ("/help", "/chamber", "/digest", "/deadlines", "/history")
"""Questions that keep nothing."""


WAIT = 30.0


async def answer(box: Sandbox, person: Person, text: str) -> str:
    """Return what the bot last said after a command."""
    chat = box.world.private(person)
    box.world.say(person, chat, text)
    await box.settled(WAIT)
    return said(box, chat)[-1]


def said(box: Sandbox, chat: Chat) -> list[str]:
    return [each.text for each in box.world.messages(chat) if each.from_bot]


async def test_a_full_disk_is_said_and_over(tmp_path: Path) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    owner, emma = (box.world.add_person(name, language="en") for name in ("Olga", "Emma"))
    private = box.world.private(owner)
    async with program(box, url, tmp_path, ADMIN_IDS=str(owner.id)) as bot:
        for person in (owner, emma):
            box.world.start(person)
        await box.settled(WAIT)
        assert await bot.health() == (200, {"status": "ok"})
        before = len(said(box, private))
        async with drills.disk(bot.process.pid):
            assert "could not be saved" in await answer(box, emma, "/subscribe")
            await box.until(lambda: len(said(box, private)) == before + 1, WAIT)
            assert "could not be saved" in await answer(box, emma, "/subscribe")
            assert await bot.health() == (503, {"status": "degraded"})
        await box.until(lambda: len(said(box, private)) == before + 2, WAIT)
        assert "could not be saved" not in await answer(box, emma, "/subscribe")
        assert await bot.health() == (200, {"status": "ok"})
        assert len(said(box, private)) == before + 2
    assert sum("store_degraded" in line for line in bot.log) == 1
    await box.stop()


async def test_who_only_reads_notices_nothing(tmp_path: Path) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    async with program(box, url, tmp_path) as bot:
        outcome = await rehearse(box, drills.disk(bot.process.pid), READ_ONLY)
    assert outcome.drilled == outcome.calm
    assert all(outcome.calm)
    await box.stop()
