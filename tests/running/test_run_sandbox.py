"""Trying the bot in the sandbox: the newsroom too."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from bot.run_sandbox import SandboxProgram
from bot.settings import load_settings
from sandbox.first_world import fill_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Message, Person, Sandbox
    from storage.content import Content


@asynccontextmanager
async def trial(content: Content, **settings: object) -> AsyncIterator[Sandbox]:
    made = SandboxProgram(
        load_settings(_env_file=None, default_language="en", evidence_checks=False, **settings), content
    )
    stop = asyncio.Event()
    running = asyncio.create_task(made.run(await made.box.start(), stop))
    await made.box.settled()
    yield made.box
    stop.set()
    await running
    await made.box.stop()


async def ask(box: Sandbox, person: Person, command: str) -> Message:
    """Give a command as the first word to the bot, and return the answer."""
    chat = box.world.private(person)
    box.world.say(person, chat, command)
    await box.until(lambda: any(each.from_bot for each in box.world.messages(chat)), timeout=30)
    return box.world.messages(chat)[-1]


async def team(box: Sandbox, person: Person) -> str:
    """Ask for the team and return the answer."""
    return (await ask(box, person, "/team")).text


async def start_over(box: Sandbox) -> None:
    """Begin anew, and wait for the bot that has begun with an empty store."""
    box.start_over()
    fill_world(box.world)
    await box.until(lambda: any(each.method == "getMe" for each in box.journal))


def people(box: Sandbox) -> list[Person]:
    return list(box.world.people.values())


async def test_the_first_person_is_an_owner_also_after_starting_over(content: Content) -> None:
    async with trial(content) as box:
        anna, emma, *_ = people(box)
        assert str(anna.id) in await team(box, anna)
        assert str(anna.id) not in await team(box, emma)
        await start_over(box)
        again = people(box)[0]
        assert again.id != anna.id
        assert str(again.id) in await team(box, again)


async def test_owners_that_are_named_come_first(content: Content) -> None:
    async with trial(content, admin_ids="100002") as box:
        anna, emma, *_ = people(box)
        assert (anna.id, emma.id) == (100001, 100002)
        assert str(emma.id) in await team(box, emma)
        assert str(anna.id) not in await team(box, anna)


def button_texts(message: Message) -> list[str]:
    return [str(button["text"]) for row in message.buttons for button in row]


async def test_the_channel_is_linked_for_its_administrator_also_after_starting_over(content: Content) -> None:
    async with trial(content) as box:
        anna, emma, *_ = people(box)
        assert button_texts(await ask(box, anna, "/channels")) == ["📣 Канал · Channel"]
        assert button_texts(await ask(box, emma, "/channels")) == []
        await start_over(box)
        assert button_texts(await ask(box, people(box)[0], "/channels")) == ["📣 Канал · Channel"]


async def test_the_pages_are_served_beside_the_chat_and_follow_its_clock(content: Content) -> None:
    async with trial(content) as box, ClientSession() as http:
        card = await ask(box, people(box)[1], "/chamber")
        (url,) = [each["url"] for row in card.buttons for each in row if each["text"].startswith("🌐")]
        overview = url.rpartition("/")[0]
        async with http.get(overview) as answer:
            before = answer.headers["ETag"]
            assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        box.travel(box.clock() + timedelta(days=40))
        async with http.get(overview) as answer:
            assert (answer.status, answer.headers["ETag"] == before) == (200, False)


async def test_the_newspaper_brings_stories_as_the_clock_moves_on(content: Content) -> None:
    async with trial(content) as box:
        anna = people(box)[0]
        chat = box.world.private(anna)
        box.world.set_language(anna, "en")

        def told(words: str) -> bool:
            return any(each.from_bot and words in each.text for each in box.world.messages(chat))

        await ask(box, anna, "/start")
        box.world.say(anna, chat, "/feeds")
        await box.until(lambda: told("The Steppe Herald: no news yet"), timeout=30)
        box.travel(box.clock() + timedelta(days=1, hours=1))
        await box.until(lambda: told("1 new proposal"), timeout=30)
        assert told("Turkic Investment Fund approves its first loan")
        assert not told("Frost")
        box.travel(box.clock() + timedelta(days=7))
        await box.until(lambda: told("2 new proposals"), timeout=30)
