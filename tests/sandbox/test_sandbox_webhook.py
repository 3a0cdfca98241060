"""Delivery by webhook: secret, order, redelivery with pauses, calls in the response."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Sandbox
    from tests.sandbox.raw_api import Api


@dataclass
class Receiver:
    """A bot's own address; ``answers`` are given in turn, the last one again and again."""

    answers: list[web.Response | None] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    inside: int = 0
    expected: int = 0

    async def take(self, request: web.Request) -> web.Response:
        self.updates.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.inside += 1
        if self.inside == self.expected:
            self.full.set()
        await self.gate.wait()
        self.inside -= 1
        return (self.answers.pop(0) if self.answers else None) or web.Response()


@asynccontextmanager
async def listening(receiver: Receiver) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_updates_are_posted_with_the_secret(api: Api, box: Sandbox) -> None:
    receiver = Receiver()
    receiver.gate.set()
    async with listening(receiver) as hook:
        body = await api.raw("setWebhook", url=hook, secret_token="s3cret")
        assert body == {"ok": True, "result": True, "description": "Webhook was set"}
        again = await api.raw("setWebhook", url=hook, secret_token="s3cret")
        assert again["description"] == "Webhook is already set"
        person = box.world.add_person("Dana")
        chat = box.world.private(person)
        for n in range(20):
            box.world.say(person, chat, f"m{n}")
        await box.settled()
        assert [item["message"]["text"] for item in receiver.updates] == [f"m{n}" for n in range(20)]
        assert set(receiver.secrets) == {"s3cret"}
        info = await api("getWebhookInfo")
        assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook, 0, 40)
        assert (await api.raw("deleteWebhook"))["description"] == "Webhook was deleted"


async def test_a_failed_delivery_comes_again_after_pauses(api: Api, box: Sandbox) -> None:
    box.webhook.pauses_s = (0.01, 0.02)
    receiver = Receiver(
        answers=[web.Response(status=500), web.Response(status=403), web.Response(status=500)]
    )
    receiver.gate.set()
    async with listening(receiver) as hook:
        await api("setWebhook", url=hook)
        person = box.world.add_person("Dana")
        box.world.say(person, box.world.private(person), "again")
        await box.settled()
        assert [item["message"]["text"] for item in receiver.updates] == ["again"] * 4
        assert len({item["update_id"] for item in receiver.updates}) == 1
        info = await api("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
        await api("deleteWebhook")


async def test_chats_do_not_wait_for_each_other_but_keep_their_order(api: Api, box: Sandbox) -> None:
    receiver = Receiver(expected=2)
    async with listening(receiver) as hook:
        await api("setWebhook", url=hook)
        for name in ("Dana", "Erlan"):
            person = box.world.add_person(name)
            for n in range(2):
                box.world.say(person, box.world.private(person), f"{name}{n}")
        await receiver.full.wait()
        assert [item["message"]["text"] for item in receiver.updates] == ["Dana0", "Erlan0"]
        receiver.gate.set()
        await box.settled()
        texts = [item["message"]["text"] for item in receiver.updates]
        assert texts.index("Dana0") < texts.index("Dana1")
        assert texts.index("Erlan0") < texts.index("Erlan1")
        await api("deleteWebhook")


@pytest.mark.parametrize("multipart", [False, True], ids=["json", "multipart"])
async def test_a_response_may_carry_a_call(api: Api, box: Sandbox, *, multipart: bool) -> None:
    person = box.world.add_person("Dana")
    chat = box.world.private(person)
    call = {"method": "sendMessage", "chat_id": str(chat.id), "text": "here"}
    answer = web.json_response(call)
    if multipart:
        parts = "".join(
            f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in call.items()
        )
        kind = "multipart/form-data; boundary=XX"
        answer = web.Response(body=f"{parts}--XX--\r\n".encode(), headers={"Content-Type": kind})
    receiver = Receiver(answers=[answer])
    receiver.gate.set()
    async with listening(receiver) as hook:
        await api("setWebhook", url=hook)
        box.world.say(person, chat, "where")
        await box.settled()
        assert [item.text for item in box.world.messages(chat)] == ["where", "here"]
        assert box.journal.filter("sendMessage")[0].ok
        await api("deleteWebhook")


async def test_pending_updates_can_be_dropped(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    box.world.say(person, box.world.private(person), "old")
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await api("deleteWebhook", drop_pending_updates=True)
    assert (await api("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"url": "ftp://x.org/"}, "invalid webhook URL specified"),
        ({"url": "http://x.org/", "secret_token": "é"}, "secret token contains unallowed characters"),
        ({"url": "http://x.org/", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_that_is_refused(api: Api, params: dict[str, str], sentence: str) -> None:
    assert await api.refused("setWebhook", **params) == (400, f"Bad Request: {sentence}")


async def test_the_journal_hides_the_secret(api: Api, box: Sandbox) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/", secret_token="s3cret")
    assert box.journal.filter("setWebhook")[0].params["secret_token"] == "***"
    await api("deleteWebhook")


async def test_an_address_where_nobody_listens(api: Api, box: Sandbox) -> None:
    async with listening(Receiver()) as hook:
        pass
    await api("setWebhook", url=hook)
    person = box.world.add_person("Dana")
    box.world.say(person, box.world.private(person), "hello")
    await box.until(lambda: "last_error_message" in box.webhook.info(0))
    info = await api("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await api("deleteWebhook")
    assert len(await api.updates()) == 1
