"""Updates over the webhook, and stopping without losing one."""

from __future__ import annotations

import asyncio
import socket
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import structlog
from aiohttp import ClientSession

from bot.webhook import BODY_LIMIT, SECRET_HEADER

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

SECRET = "s3cret-of-the-tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def hook(idle_desk: Desk) -> str:
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates/here"
    await idle_desk.start(webhook_url=url, webhook_secret=SECRET, web_port=port)
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    return url


async def test_a_command_is_answered(idle_desk: Desk, hook: str, emma: Person) -> None:
    assert hook
    (answer,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/chamber")
    assert answer.text.startswith("4. ")


@pytest.mark.parametrize("path", ["", "/a%20b", "/42%3ATOKEN", "/a%2Fb", "/там", "/a?b=c"])
async def test_any_path_of_the_public_address_is_listened_on(
    idle_desk: Desk, emma: Person, path: str
) -> None:
    port = free_port()
    await idle_desk.start(webhook_url=f"http://127.0.0.1:{port}{path}", web_port=port)
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    (answer,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/chamber")
    assert answer.text.startswith("4. ")


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        pytest.param({}, b"{}", 401, id="no secret"),
        pytest.param({SECRET_HEADER: "wrong"}, b"{}", 401, id="wrong secret"),
        pytest.param({SECRET_HEADER: SECRET}, b"{", 400, id="no JSON"),
        pytest.param({SECRET_HEADER: SECRET}, b"[]", 400, id="no update"),
        pytest.param({SECRET_HEADER: SECRET}, b"[" * 100_000, 400, id="deeply nested"),
        pytest.param({SECRET_HEADER: SECRET}, b" " * (BODY_LIMIT + 1), 413, id="too large"),
        pytest.param({SECRET_HEADER: SECRET}, b'{"update_id": 1}', 200, id="update without content"),
    ],
)
async def test_what_is_no_update_is_refused(
    hook: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    async with ClientSession() as http, http.post(hook, data=BytesIO(body), headers=headers) as answer:
        assert answer.status == status


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(b'"message": {"text": tru}}', id="no JSON"),
        pytest.param(b'"message": {"text": "\xff"}}', id="no UTF-8"),
        pytest.param(b'"message": {"text": "a\x00"}}', id="a control character"),
        pytest.param(b'"message": {"text": "a', id="cut off"),
        pytest.param(b'"message": ' + b"[" * 100_000, id="deep"),
    ],
)
async def test_an_update_that_cannot_be_read_is_confirmed_and_logged(hook: str, rest: bytes) -> None:
    body, headers = b'{"update_id": 600000001, ' + rest, {SECRET_HEADER: SECRET}
    with structlog.testing.capture_logs() as logged:
        async with ClientSession() as http, http.post(hook, data=BytesIO(body), headers=headers) as answer:
            assert answer.status == 200
    unread = [each for each in logged if each["event"] == "update_unreadable"]
    assert [each["update"] for each in unread] == [600_000_001]


async def test_health_is_told(hook: str) -> None:
    async with ClientSession() as http, http.get(hook.replace("/updates/here", "/healthz")) as answer:
        assert (answer.status, await answer.json()) == (200, {"status": "ok"})


async def test_what_is_in_hand_at_a_stop_is_answered(idle_desk: Desk, hook: str, emma: Person) -> None:
    box = idle_desk.box
    assert hook
    chat = box.world.private(emma)
    box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.5)
    box.world.say(emma, chat, "/chamber")
    assert idle_desk.app is not None
    intake = idle_desk.app.intake
    await box.until(lambda: bool(intake._tasks) or bool(box.world.messages(chat)[1:]))
    await asyncio.wait_for(idle_desk.stop(), 5)
    (answer,) = [each for each in box.world.messages(chat) if each.from_bot]
    assert answer.text.startswith("4. ")


async def test_what_is_in_hand_at_a_stop_of_polling_is_answered_once(desk: Desk, emma: Person) -> None:
    box = desk.box
    chat = box.world.private(emma)
    box.faults.add(method="sendMessage", times=1, kind="delay", seconds=0.5)
    box.world.say(emma, chat, "/chamber")
    assert desk.app is not None
    intake = desk.app.intake
    await box.until(lambda: any(call.method == "getUpdates" for call in box.journal) and bool(intake._tasks))
    await desk.stop()
    await desk.start()
    await desk.say(emma, chat, "/cite 1")
    texts = [each.text[:8] for each in box.world.messages(chat) if each.from_bot]
    assert texts == ["4. Turki", "Citation"]
