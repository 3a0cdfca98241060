"""The database cannot be reached for a while: what needs no writing is answered, the rest says so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from tests.replicas.fleet import Fleet
from tests.replicas.test_pace import enqueue, people, pushed
from tests.running.test_webhook import free_port
from tests.storage.postgres.passage import Passage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sandbox import Person, Sandbox
    from storage.content import Content
    from tests.desk import Desk

NOT_SAVED = "could not be saved"


@pytest.fixture
async def passage(uri: str, tmp_path: Path) -> AsyncIterator[Passage]:
    async with Passage(uri, tmp_path) as made:
        yield made


@pytest.fixture
async def fleet(box: Sandbox, content: Content, passage: Passage) -> AsyncIterator[Fleet]:
    made = Fleet(box, await box.start(), passage.uri, content)
    yield made
    await passage.close()
    await passage.open()
    await made.stop()


async def health(desk: Desk) -> int:
    assert desk.app is not None
    url = f"http://127.0.0.1:{desk.app.settings.web_port}/healthz"
    async with ClientSession() as http, http.get(url) as answer:
        return answer.status


ASKED = ("/start", "/start chamber", "/about", "/help", "/digest", "/chamber", "/search chamber", "/cite 4")


async def eventually(desk: Desk, status: int) -> None:
    """Wait until the program tells another state of its health."""
    async with asyncio.timeout(5):
        while await health(desk) != status:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.05)


async def test_what_needs_no_writing_is_answered_and_all_goes_on_when_it_is_back(
    fleet: Fleet, passage: Passage, emma: Person
) -> None:
    (desk,) = await fleet.start(1, web_port=free_port(), flood_per_10s=0)
    chat = fleet.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    await passage.close()
    await eventually(desk, 503)
    answers = {text: [each.text for each in await desk.say(emma, chat, text)] for text in ASKED}
    assert {text: said for text, said in answers.items() if len(said) != 1 or NOT_SAVED in said[0]} == {}
    assert answers["/chamber"][0].startswith("4. ")
    (refused,) = await desk.say(emma, chat, "/subscribe")
    assert NOT_SAVED in refused.text
    await passage.open()
    async with asyncio.timeout(5):
        await eventually(desk, 200)
        (settings, *_digest) = await desk.say(emma, chat, "/subscribe")
    assert "UTC+5" in settings.text


async def test_owners_are_told_when_it_goes_and_when_it_is_back(fleet: Fleet, passage: Passage) -> None:
    olga = fleet.box.world.add_person("Olga", language="en")
    private = fleet.box.world.private(olga)
    (desk,) = await fleet.start(
        1, web_port=free_port(), admin_ids=frozenset({olga.id}), default_language="tr"
    )
    last = (await desk.say(olga, private, "/start"))[-1]
    await passage.close()
    gone = await fleet.box.next_message(private, after=last.message_id)
    assert gone.text.startswith("Depo, botun kaydetmesi gereken hiçbir şeyi")
    await passage.open()
    back = await fleet.box.next_message(private, after=gone.message_id)
    assert back.text.startswith("The storage takes what the bot has to save again.")


async def test_a_push_waits_and_none_is_lost_or_comes_twice(
    fleet: Fleet, passage: Passage, box: Sandbox
) -> None:
    async with fleet.clocks_running():
        desks = await fleet.start(2, pace_overall=30, pace_private=1, pace_group=20)
        box.limits.enabled = True
        chats = people(fleet, 60)
        await enqueue(desks[0], chats)
        await pushed(fleet, desks, 15)
        await passage.close()
        await asyncio.sleep(3)
        count = len(box.journal.filter("sendMessage", ok=True))
        assert count < 60
        await asyncio.sleep(1)
        assert len(box.journal.filter("sendMessage", ok=True)) == count
        await passage.open()
        await pushed(fleet, desks, 60)
        await asyncio.gather(*(desk.app.worker.wait_until_empty() for desk in desks if desk.app))
    assert box.journal.missing(each.id for each in chats) == set()
    assert box.journal.twice() == {}
    assert box.limits.caused == 0
