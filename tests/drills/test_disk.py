"""The disk is full for a while: it is said, nothing is lost, and what needs no write goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import Sandbox, drills
from sandbox.rehearsal import rehearse
from tests.desk import TOKEN, USERNAME
from tests.drills.program import program

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat

READ_ONLY = ("/help", "/chamber", "/digest", "/deadlines", "/history")
"""Questions that keep nothing."""


def said(box: Sandbox, chat: Chat) -> list[str]:
    return [each.text for each in box.world.messages(chat) if each.from_bot]


async def test_a_full_disk_is_said_and_over(tmp_path: Path) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    world = box.world
    owner, emma, newcomer = (world.add_person(name, language="en") for name in ("Olga", "Emma", "New"))
    private = world.private(owner)
    async with program(box, url, tmp_path, ADMIN_IDS=str(owner.id)) as bot:
        for person in (owner, emma):
            world.start(person)
        await box.settled(30)
        assert await bot.health() == (200, {"status": "ok"})
        told_before = len(said(box, private))
        async with drills.disk(bot.process.pid):
            world.start(newcomer)
            await box.settled(30)
            assert "could not be saved" in said(box, world.private(newcomer))[-1]
            await box.until(lambda: len(said(box, private)) > told_before, 30)
            world.start(newcomer)
            await box.settled(30)
            status, body = await bot.health()
            assert (status, body["status"]) != (200, "ok")
        world.start(newcomer)
        await box.settled(30)
        assert "could not be saved" not in said(box, world.private(newcomer))[-1]
        await box.until(lambda: len(said(box, private)) > told_before + 1, 30)
        assert await bot.health() == (200, {"status": "ok"})
        assert len(said(box, private)) == told_before + 2
    assert any("error" in line or "warning" in line for line in bot.log)
    await box.stop()


async def test_who_only_reads_notices_nothing(tmp_path: Path) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    async with program(box, url, tmp_path) as bot:
        outcome = await rehearse(box, drills.disk(bot.process.pid), READ_ONLY)
    assert outcome.drilled == outcome.calm
    assert all(outcome.calm)
    await box.stop()
