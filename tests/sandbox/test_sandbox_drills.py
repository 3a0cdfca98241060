"""Drills: what each does to any bot, and how what people notice of it is compared."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from sandbox import drills
from sandbox.rehearsal import Press, menu, rehearse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock


@pytest.fixture
def dana(box: Sandbox) -> Person:
    return box.world.add_person("Dana")


@pytest.fixture
def chat(box: Sandbox, dana: Person) -> Chat:
    return box.world.private(dana)


async def texts(api: Api, **params: object) -> list[str]:
    return [each["message"]["text"] for each in await api.updates(**params)]


async def test_doubles_come_in_one_answer(api: Api, box: Sandbox, dana: Person, chat: Chat) -> None:
    async with drills.doubles(box):
        box.world.say(dana, chat, "a")
        box.world.say(dana, chat, "b")
    box.world.say(dana, chat, "c")
    assert await texts(api) == ["a", "a", "b", "b", "c"]
    assert await texts(api) == []


async def test_a_lost_confirmation_brings_an_update_once_more(
    api: Api, box: Sandbox, dana: Person, chat: Chat
) -> None:
    async with drills.redelivery(box):
        box.world.say(dana, chat, "a")
    assert [await texts(api) for _ in range(3)] == [["a"], ["a"], []]


async def test_a_fault_of_updates_is_of_one_chat_if_it_says_so(
    api: Api, box: Sandbox, dana: Person, chat: Chat
) -> None:
    other = box.world.add_person("Other")
    box.faults.add(kind="duplicate", chat_id=other.id)
    box.world.say(dana, chat, "a")
    box.world.say(other, box.world.private(other), "b")
    box.world.say(other, box.world.private(other), "c")
    assert await texts(api) == ["a", "b", "b", "c"]


@asynccontextmanager
async def hook(box: Sandbox, api: Api, seconds: float = 0) -> AsyncIterator[list[str]]:
    """A bot with a webhook that answers each update after a while, and asks for a message in its response."""
    heard: list[str] = []

    async def take(request: web.Request) -> web.Response:
        message = (await request.json())["message"]
        heard.append(message["text"])
        await asyncio.sleep(seconds)
        answer = {"method": "sendMessage", "chat_id": message["chat"]["id"], "text": f"re {message['text']}"}
        return web.json_response(answer)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await api("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
    yield heard
    await box.webhook.stop()
    await runner.cleanup()


def said(box: Sandbox, chat: Chat) -> list[str]:
    return [each.text for each in box.world.messages(chat) if each.from_bot]


async def test_doubles_are_posted_side_by_side(api: Api, box: Sandbox, dana: Person, chat: Chat) -> None:
    async with hook(box, api) as heard, drills.doubles(box):
        box.world.say(dana, chat, "a")
        await box.settled()
        assert heard == ["a", "a"]
    assert said(box, chat) == ["re a", "re a"]


async def test_a_late_answer_is_not_heard_and_the_update_comes_again(
    api: Api, box: Sandbox, dana: Person, chat: Chat
) -> None:
    async with hook(box, api, seconds=0.1) as heard, drills.redelivery(box, seconds=0.02):
        box.world.say(dana, chat, "a")
        await box.settled()
        assert heard == ["a", "a"]
    assert said(box, chat) == ["re a"]


async def test_a_second_copy_ends_long_polls(api: Api, box: Sandbox) -> None:
    async with drills.copies(box):
        for _ in range(3):
            code, words = await api.refused("getUpdates", timeout=20)
            assert (code, words.split(";")[0]) == (409, "Conflict: terminated by other getUpdates request")
    assert await api("getUpdates", timeout=0) == []


async def test_a_second_copy_takes_nothing_away(api: Api, box: Sandbox, dana: Person, chat: Chat) -> None:
    async with drills.copies(box):
        box.world.say(dana, chat, "a")
        await asyncio.sleep(0)
        assert await texts(api) == ["a"]


async def test_a_bot_with_a_webhook_has_no_second_copy(api: Api, box: Sandbox) -> None:
    async with hook(box, api):
        with pytest.raises(ValueError, match="webhook"):
            async with drills.copies(box):
                pass


async def test_a_conflict_can_be_arranged_as_a_fault(api: Api, box: Sandbox) -> None:
    box.faults.add(kind="409", method="getUpdates")
    assert (await api.refused("getUpdates", timeout=20))[0] == 409
    box.faults.add(kind="null_result", method="getUpdates")
    assert await api.raw("getUpdates") == {"ok": True, "result": None}


@pytest.mark.parametrize("hours", [-1, 24 * 365])
async def test_the_clock_is_wrong_for_a_while(box: Sandbox, clock: Clock, hours: int) -> None:
    right = clock.now
    async with drills.clock(box, timedelta(hours=hours)):
        assert box.clock() == right + timedelta(hours=hours)
    assert box.clock() == right


WRITER = """
import sys
with open(sys.argv[1], "ab", buffering=0) as file:
    for line in sys.stdin:
        try:
            file.write(b"x")
        except OSError as error:
            print(type(error).__name__, flush=True)
        else:
            print("written", flush=True)
"""


async def test_a_full_disk_is_one_process_alone(tmp_path: object) -> None:
    def write() -> str:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("\n")
        child.stdin.flush()
        return child.stdout.readline().strip()

    command = [sys.executable, "-c", WRITER, f"{tmp_path}/file"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603, ASYNC220 - ours
        assert write() == "written"
        async with drills.disk(child.pid):
            assert write() == "OSError"
            own = os.open(f"{tmp_path}/own", os.O_CREAT | os.O_WRONLY)
            assert os.write(own, b"x") == 1
            os.close(own)
        assert write() == "written"


async def echo(api: Api, *, forgetful: bool) -> None:
    """A bot that repeats what it is told; one that is not ``forgetful`` knows updates that it has had."""
    offset, had = 0, set[int]()
    while True:
        for update in await api("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if forgetful or update["update_id"] not in had:
                had.add(update["update_id"])
                await answer(api, update)


async def answer(api: Api, update: dict[str, object]) -> None:
    match update:
        case {"message": {"chat": {"id": chat_id}, "text": text}}:
            markup = {"inline_keyboard": [[{"text": "Press me", "callback_data": "x"}]]}
            await api("sendMessage", chat_id=chat_id, text=f"{chat_id}: {text}", reply_markup=markup)
        case {"callback_query": {"message": {"chat": {"id": chat_id}, "message_id": number}}}:
            await api.raw("editMessageText", chat_id=chat_id, message_id=number, text="pressed")


@pytest.mark.parametrize("forgetful", [True, False])
async def test_what_people_notice_is_compared(api: Api, box: Sandbox, *, forgetful: bool) -> None:
    bot = asyncio.create_task(echo(api, forgetful=forgetful))
    outcome = await rehearse(box, drills.doubles(box), ["hello", Press("Press")])
    bot.cancel()
    await asyncio.wait([bot])
    assert outcome.calm == (("id: hello",), ("pressed",))
    assert outcome.same is not forgetful
    assert outcome.changed == (["hello"] if forgetful else [])
    assert outcome.unanswered == []


async def test_who_gets_no_answer_is_named(api: Api, box: Sandbox) -> None:
    bot = asyncio.create_task(echo(api, forgetful=True))

    @asynccontextmanager
    async def silence() -> AsyncIterator[None]:
        bot.cancel()
        await asyncio.wait([bot])
        box.updates.confirm(-1)
        box.updates.allowed = frozenset({"poll"})
        yield

    outcome = await rehearse(box, silence(), ["hello"])
    assert outcome.unanswered == outcome.changed == ["hello"]


async def test_the_menu_is_a_rehearsal_of_its_own(api: Api, box: Sandbox) -> None:
    commands = [{"command": "help", "description": "h"}, {"command": "about", "description": "a"}]
    await api("setMyCommands", commands=commands)
    assert menu(box) == ["/help", "/about"]
    await api("setMyCommands", commands=commands[:1], scope={"type": "all_private_chats"})
    assert menu(box) == ["/help"]
