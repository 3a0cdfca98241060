"""An update that is delivered again has one effect, whenever it comes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession

from bot.webhook import SECRET_HEADER
from tests.running.test_webhook import SECRET, free_port

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


class Telegram:
    """Delivers updates as often as a test wants, each time waiting for the answer."""

    def __init__(self, desk: Desk, url: str) -> None:
        self._desk = desk
        self._url = url

    async def deliver(self, number: int, person: Person, text: str) -> int:
        who = {"id": person.id, "is_bot": False, "first_name": "Emma", "language_code": "en"}
        message: dict[str, Any] = {"message_id": number, "date": 5, "from": who, "text": text}
        message["chat"] = {"id": person.id, "type": "private"}
        headers = {SECRET_HEADER: SECRET}
        raw = {"update_id": number, "message": message}
        async with ClientSession() as http, http.post(self._url, json=raw, headers=headers) as answer:
            return answer.status

    def answers(self, chat: Chat) -> list[str]:
        return [each.text for each in self._desk.box.world.messages(chat) if each.from_bot]


@pytest.fixture
async def telegram(idle_desk: Desk, emma: Person) -> Telegram:
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates"
    hooked = {"webhook_url": url, "webhook_secret": SECRET, "web_port": port}
    await idle_desk.start(**hooked, admin_ids=str(emma.id))
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    idle_desk.box.world.say(emma, idle_desk.box.world.private(emma), "/start")
    await idle_desk.box.settled()
    idle_desk.settings = {**hooked, "admin_ids": str(emma.id)}  # type: ignore[attr-defined] # for the restart
    return Telegram(idle_desk, url)


async def test_a_slow_answer_is_given_once(idle_desk: Desk, telegram: Telegram, emma: Person) -> None:
    chat = idle_desk.box.world.private(emma)
    before = len(telegram.answers(chat))
    idle_desk.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.5)
    deliveries = [telegram.deliver(9, emma, "/about") for _ in range(3)]
    assert await asyncio.gather(*deliveries) == [200, 200, 200]
    assert await telegram.deliver(9, emma, "/about") == 200
    assert len(telegram.answers(chat)) == before + 1


async def test_a_form_takes_an_answer_once(idle_desk: Desk, telegram: Telegram, emma: Person) -> None:
    chat = idle_desk.box.world.private(emma)
    await telegram.deliver(9, emma, "/followup chamber")
    await telegram.deliver(10, emma, "today")
    asked = telegram.answers(chat)[-1]
    count = len(telegram.answers(chat))
    assert await telegram.deliver(10, emma, "today") == 200
    assert (telegram.answers(chat)[-1], len(telegram.answers(chat))) == (asked, count)


async def test_a_restart_forgets_no_update(idle_desk: Desk, telegram: Telegram, emma: Person) -> None:
    chat = idle_desk.box.world.private(emma)
    for number in range(9, 209):
        await telegram.deliver(number, emma, "/chamber" if number == 9 else "")
    count = len(telegram.answers(chat))
    await idle_desk.stop()
    await idle_desk.start(**idle_desk.settings)  # type: ignore[attr-defined] # set by the fixture
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    assert await telegram.deliver(9, emma, "/chamber") == 200
    assert len(telegram.answers(chat)) == count
    assert await telegram.deliver(209, emma, "/chamber") == 200
    assert len(telegram.answers(chat)) == count + 1


async def test_who_hangs_up_ends_nothing(idle_desk: Desk, telegram: Telegram, emma: Person) -> None:
    chat = idle_desk.box.world.private(emma)
    before = len(telegram.answers(chat))
    idle_desk.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.5)
    first = asyncio.create_task(telegram.deliver(9, emma, "/chamber"))
    await idle_desk.box.until(lambda: idle_desk.box.busy > 0)
    first.cancel()
    assert await telegram.deliver(9, emma, "/chamber") == 200
    assert len(telegram.answers(chat)) == before + 1
