"""The parts of ``deploy/``: PostgreSQL, two replicas, and a reverse proxy in front of them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from sandbox import Sandbox
from tests.desk import TOKEN, USERNAME
from tests.drills.program import free_port, program
from tests.drills.proxies import PROXIES, proxy
from tests.storage.postgres.server import new_database

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat, Person

SECRET = "s3cret-of-the-tests"
PEOPLE = 12
WAIT = 60.0


def installed(name: str) -> bool:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") is not None


def answers(box: Sandbox, chat: Chat) -> list[str]:
    return [each.text for each in box.world.messages(chat) if each.from_bot]


async def everybody_is_answered_once(box: Sandbox, people: list[Person]) -> None:
    chats = [box.world.private(each) for each in people]
    before = [len(answers(box, chat)) for chat in chats]
    for person, chat in zip(people, chats, strict=True):
        box.world.say(person, chat, "/chamber")
    await box.until(
        lambda: all(len(answers(box, chat)) > had for chat, had in zip(chats, before, strict=True)), WAIT
    )
    await box.settled(WAIT)
    assert [len(answers(box, chat)) - had for chat, had in zip(chats, before, strict=True)] == [1] * PEOPLE
    assert all(answers(box, chat)[-1].startswith("4. ") for chat in chats)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.skipif(not installed(name), reason=f"there is no {name}"))
        for name in PROXIES
    ],
)
async def test_two_replicas_behind_a_proxy_answer_once_also_when_one_of_them_is_killed(
    tmp_path: Path, name: str
) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    url = await box.start()
    people = [box.world.add_person(f"Emma {number}", language="en") for number in range(PEOPLE)]
    ports = [free_port(), free_port()]
    with new_database() as database:
        async with proxy(name, tmp_path, ports) as front:
            settings = {
                "STORAGE_URL": database,
                "WEBHOOK_URL": f"http://127.0.0.1:{front}/telegram",
                "WEBHOOK_SECRET": SECRET,
                "PUBLIC_URL": "https://briefing.example",
            }
            async with (
                program(box, url, tmp_path, WEB_PORT=str(ports[0]), **settings) as first,
                program(box, url, tmp_path, WEB_PORT=str(ports[1]), **settings) as second,
            ):
                for each in (first, second):
                    assert await each.health() == (200, {"status": "ok"})
                await everybody_is_answered_once(box, people)
                first.process.kill()
                await first.process.wait()
                await everybody_is_answered_once(box, people)
                assert await second.health() == (200, {"status": "ok"})
                await readers_get_pages_alone(front)
    await box.stop()


async def readers_get_pages_alone(front: int) -> None:
    """The proxy forwards the webhook and the pages, and nothing that is for operators."""
    async with ClientSession() as http:
        for path, status in (("/en/ots-2025", 200), ("/healthz", 404), ("/metrics", 404)):
            async with http.get(f"http://127.0.0.1:{front}{path}") as answer:
                assert answer.status == status
