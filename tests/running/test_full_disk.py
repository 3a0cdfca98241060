"""The disk of the store is full for a while: what needs no saving is answered, and it is said."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog

from sandbox import Topic
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.desk import NOW
from tests.running.strangers import free_port
from tests.running.test_health import asked, unready
from tests.support.buttons import on
from views.telegram.chats.callbacks import SetLanguage
from views.telegram.statement.callbacks import ShowCard

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

pytestmark = pytest.mark.virtual_time

BEGINS = "The storage takes nothing"
ENDS = "The storage takes what the bot has to save again"
NOT_SAVED = "could not be saved"


@dataclass
class FullDisk:
    """A disk that is full when it is told to be."""

    is_full: bool = False

    async def opened(self, url: str) -> TinyStore:
        return await TinyStore.open(Path(url.removeprefix("tinydb:///")), disk=Disk(write=self._write))

    def _write(self, descriptor: int, data: bytes) -> int:
        if self.is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return os.write(descriptor, data)


@pytest.fixture
def disk(idle_desk: Desk) -> FullDisk:
    made = FullDisk()
    idle_desk.opened = made.opened
    return made


@pytest.fixture
async def olga(idle_desk: Desk, disk: FullDisk) -> Person:
    """An owner; her bot is running."""
    assert not disk.is_full
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), web_port=free_port())
    await idle_desk.say(person, idle_desk.box.world.private(person), "/start")
    return person


def port_of(desk: Desk) -> int:
    assert desk.app is not None
    return desk.app.settings.web_port


async def health(desk: Desk) -> tuple[int, str]:
    status, body = await asked(port_of(desk), "/healthz")
    return status, body["status"]


def told(desk: Desk, person: Person) -> list[Message]:
    every = desk.box.world.messages(desk.box.world.private(person))
    return [each for each in every if each.from_bot and each.text.startswith((BEGINS, ENDS))]


async def test_it_is_said_once_when_it_begins_and_once_when_it_ends(
    idle_desk: Desk, disk: FullDisk, olga: Person, emma: Person
) -> None:
    chat = idle_desk.box.world.private(emma)
    with structlog.testing.capture_logs() as logged:
        disk.is_full = True
        for _ in range(3):
            await idle_desk.say(emma, chat, "/subscribe")
        assert await health(idle_desk) == (503, "degraded")
        assert await asked(port_of(idle_desk), "/readyz") == unready("store")
        assert await asked(port_of(idle_desk), "/livez") == (200, {"status": "ok"})
        await idle_desk.box.until(lambda: len(told(idle_desk, olga)) == 1, timeout=60)
        await idle_desk.travel(NOW + timedelta(days=7))
        await idle_desk.say(emma, chat, "/subscribe")
        disk.is_full = False
        await idle_desk.box.until(lambda: len(told(idle_desk, olga)) == 2, timeout=60)
    assert await health(idle_desk) == (200, "ok")
    begun, ended = told(idle_desk, olga)
    assert (begun.text.startswith(BEGINS), ended.text.startswith(ENDS)) == (True, True)
    loud = [each for each in logged if each["log_level"] in ("warning", "error")]
    of_disk = [each["event"] for each in loud if each["event"].startswith("store_")]
    assert of_disk == [
        "store_degraded",
        "store_recovered",
    ]
    of_clock = {"clock_was_set"}
    assert {each["event"] for each in loud} - set(of_disk) - of_clock == {"not_saved"}
    assert [each for each in logged if "exc_info" in each] == []


async def test_what_needs_no_saving_is_answered(
    idle_desk: Desk, disk: FullDisk, olga: Person, emma: Person
) -> None:
    world = idle_desk.box.world
    forum = world.add_group("Forum", members=[emma], admins=[olga], forum=True)
    await idle_desk.say(olga, forum, "/digest")
    forum.topics[77] = Topic(77, "News")
    chat = world.private(emma)
    disk.is_full = True
    asked = (
        "/start",
        "/start chamber",
        "/help",
        "/digest",
        "/chamber",
        "/search chamber",
        "/settings",
        "/cite 4",
    )
    answers = {text: [each.text for each in await idle_desk.say(emma, chat, text)] for text in asked}
    assert {text: said for text, said in answers.items() if len(said) != 1 or NOT_SAVED in said[0]} == {}
    assert "What was proposed" in answers["/start"][0]
    (card,) = await idle_desk.say(emma, chat, "/chamber")
    assert await idle_desk.press(emma, chat, card, on(ShowCard, slug="industry")) == ("", False)
    (in_topic,) = await idle_desk.say(emma, forum, "/chamber", thread=77)
    assert in_topic.text.startswith("4. ")
    new = world.add_group("New", members=[olga], admins=[olga], bot=None)
    world.bot_added(new, olga)
    hello = await idle_desk.box.next_message(new, timeout=60)
    assert NOT_SAVED not in hello.text


async def test_what_needs_saving_is_refused_with_a_sentence_and_works_later(
    idle_desk: Desk, disk: FullDisk, olga: Person, emma: Person
) -> None:
    chat = idle_desk.box.world.private(emma)
    disk.is_full = True
    (refused,) = await idle_desk.say(emma, chat, "/subscribe")
    (offer,) = await idle_desk.say(emma, chat, "/language")
    toast, is_alert = await idle_desk.press(emma, chat, offer, on(SetLanguage, code="ru"))
    disk.is_full = False
    assert NOT_SAVED in refused.text
    assert (NOT_SAVED in toast, is_alert) == (True, True)
    (settings, *_welcome) = await idle_desk.say(emma, chat, "/subscribe")
    assert "UTC+5" in settings.text
    await idle_desk.stop()
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    (still,) = await idle_desk.say(emma, chat, "/settings")
    assert "UTC+5" in still.text


async def test_a_push_that_could_not_be_written_down_is_not_sent_again(
    idle_desk: Desk, disk: FullDisk, olga: Person, emma: Person
) -> None:
    chat: Chat = idle_desk.box.world.private(emma)
    await idle_desk.say(emma, chat, "/subscribe")
    assert idle_desk.app is not None
    await idle_desk.app.worker.wait_until_empty()
    before = len(idle_desk.box.world.messages(chat))
    idle_desk.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    idle_desk.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=1)
    await idle_desk.app.ticker.tick()
    await idle_desk.box.until(lambda: idle_desk.box.busy > 0)
    disk.is_full = True
    await idle_desk.box.until(lambda: len(idle_desk.box.world.messages(chat)) > before)
    await idle_desk.box.until(lambda: len(told(idle_desk, olga)) == 1, timeout=60)
    disk.is_full = False
    await idle_desk.box.until(lambda: len(told(idle_desk, olga)) == 2, timeout=60)
    await idle_desk.app.worker.wait_until_empty()
    pushed = [each.text for each in idle_desk.box.world.messages(chat)[before:]]
    await idle_desk.stop()
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    assert idle_desk.app is not None
    await idle_desk.app.ticker.tick()
    await idle_desk.app.worker.wait_until_empty()
    assert [each.text for each in idle_desk.box.world.messages(chat)[before:]] == pushed
