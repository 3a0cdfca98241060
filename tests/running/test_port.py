"""Strangers at the port: whatever they do there, readers are answered, and the log stays short."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import os
import resource
import subprocess
import sys
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog
from aiohttp import ClientSession

from bot.webhook import BODY_LIMIT, SECRET_HEADER
from sandbox import Sandbox
from tests.desk import TOKEN
from tests.running.strangers import Line, bomb, call_up, free_port, head

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from structlog.typing import EventDict

    from sandbox import Person
    from tests.desk import Desk

    CallUp = Callable[[], Awaitable[Line]]

SECRET = "s3cret-of-the-tests"
PATH = "/updates/here"
KNOWN = f"{SECRET_HEADER}: {SECRET}"
ROOT = Path(__file__).parents[2]
SMALL = b'{"update_id": 1}'


@pytest.fixture
async def port(idle_desk: Desk) -> int:
    number = free_port()
    await idle_desk.start(
        webhook_url=f"http://127.0.0.1:{number}{PATH}", webhook_secret=SECRET, web_port=number
    )
    await idle_desk.box.until(lambda: idle_desk.box.webhook.hook is not None)
    return number


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[list[EventDict]]:
    """What the program logs; what its libraries log must be nothing."""
    caplog.set_level(logging.DEBUG, logger="aiohttp")
    caplog.set_level(logging.WARNING, logger="asyncio")
    with structlog.testing.capture_logs() as entries:
        yield entries
    assert [each for each in caplog.records if each.name.startswith(("aiohttp", "asyncio"))] == []


@pytest.fixture
async def call(port: int) -> AsyncIterator[CallUp]:
    """Opens connections, which end with the test."""
    lines: list[Line] = []

    async def opened() -> Line:
        lines.append(await call_up(port))
        return lines[-1]

    yield opened
    for each in lines:
        await each.end()


async def test_an_update_is_confirmed_in_a_few_bytes_on_a_connection_that_stays(call: CallUp) -> None:
    line = await call()
    for number in (1, 2):
        body = b'{"update_id": %d}' % number
        await line.send(head(PATH, KNOWN, f"Content-Length: {len(body)}") + body)
        first, *fields = (await line.reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        said = dict(each.split(": ", 1) for each in fields)
        assert (first, sorted(said)) == ("HTTP/1.1 200 OK", ["Content-Length", "Date"])
        assert said["Content-Length"] == "0"
        assert parsedate_to_datetime(said["Date"]).utcoffset() == timedelta()


@pytest.mark.parametrize("version", ["1.0", "1.1"])
async def test_an_update_is_confirmed_to_who_closes_the_connection(call: CallUp, version: str) -> None:
    line = await call()
    request = head(PATH, KNOWN, "Connection: close", f"Content-Length: {len(SMALL)}") + SMALL
    await line.send(request.replace(b"HTTP/1.1", f"HTTP/{version}".encode()))
    said = await line.answer()
    assert said.startswith(f"HTTP/{version} 200 OK\r\n".encode())
    assert said.endswith(b"\r\n\r\n")


async def assert_all_is_well(desk: Desk, port: int, emma: Person) -> None:
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"status": "ok"})
    (said,) = await desk.say(emma, desk.box.world.private(emma), "/chamber")
    assert said.text.startswith("4. ")


async def test_half_open_connections_starve_nobody(
    idle_desk: Desk, call: CallUp, port: int, emma: Person, logged: list[EventDict]
) -> None:
    lines = [await call() for _ in range(300)]
    for line in lines[::2]:
        line.writer.write(b"POST /updates/here HTTP/1.1\r\nHost: b")
    await assert_all_is_well(idle_desk, port, emma)
    assert b"".join([await each.answer() for each in lines]) == b""
    refused = [each for each in logged if each["event"] == "port_refused"]
    assert len(refused) == 1


async def test_a_head_that_trickles_in_is_not_waited_for(
    idle_desk: Desk, call: CallUp, port: int, emma: Person, logged: list[EventDict]
) -> None:
    line = await call()
    trickling = asyncio.create_task(line.trickle(head(PATH, *[f"X-{n}: slow" for n in range(60)])))
    assert await line.answer() == b""
    trickling.cancel()
    await assert_all_is_well(idle_desk, port, emma)
    assert len([each for each in logged if each["event"] == "port_refused"]) == 1


@pytest.mark.usefixtures("logged")
async def test_bombs_without_the_secret_are_refused_unread(
    idle_desk: Desk, call: CallUp, port: int, emma: Person
) -> None:
    announced = head(PATH, "Content-Encoding: gzip", f"Content-Length: {len(bomb())}")
    lines = [await call() for _ in range(5)]
    sending = [asyncio.create_task(each.send(announced + bomb())) for each in lines]
    assert [await each.status() for each in lines] == [401] * 5
    await assert_all_is_well(idle_desk, port, emma)
    for each in lines:
        await each.answer()
    await asyncio.gather(*sending, return_exceptions=True)


@pytest.mark.usefixtures("logged")
async def test_a_bomb_with_the_secret_is_too_large(
    idle_desk: Desk, call: CallUp, port: int, emma: Person
) -> None:
    line = await call()
    await line.send(head(PATH, KNOWN, "Content-Encoding: gzip", f"Content-Length: {len(bomb())}") + bomb())
    assert await line.status() == 413
    await assert_all_is_well(idle_desk, port, emma)


COMPRESSED = {
    "compressed update": ("gzip", gzip.compress(SMALL), 200),
    "plain update": ("identity", SMALL, 200),
    "not compressed": ("gzip", SMALL, 400),
    "cut off": ("gzip", gzip.compress(SMALL)[:-9], 400),
    "something behind it": ("gzip", gzip.compress(SMALL) + b"more", 400),
    "unknown encoding": ("br", SMALL, 400),
    "a byte too many": ("gzip", gzip.compress(b" " * (BODY_LIMIT + 1)), 413),
}


@pytest.mark.usefixtures("logged")
async def test_what_is_compressed_is_inflated_up_to_the_limit(call: CallUp) -> None:
    statuses = {}
    for name, (encoding, body, _status) in COMPRESSED.items():
        line = await call()
        headers = (KNOWN, f"Content-Encoding: {encoding}", f"Content-Length: {len(body)}")
        await line.send(head(PATH, *headers) + body)
        statuses[name] = await line.status()
    assert statuses == {name: status for name, (_encoding, _body, status) in COMPRESSED.items()}


UNWANTED = {
    "no secret": (head(PATH, "Content-Length: 1000000"), 401),
    "wrong secret": (head(PATH, f"{SECRET_HEADER}: x", "Transfer-Encoding: chunked"), 401),
    "asks to go on": (head(PATH, "Content-Length: 9", "Expect: 100-continue"), 401),
    "unknown path": (head("/nowhere", "Content-Length: 1000000"), 404),
    "unknown method": (head(PATH, "Content-Length: 1000000", method="PUT"), 405),
    "health by POST": (head("/healthz", "Content-Length: 1000000"), 405),
    "health with a body": (head("/healthz", "Transfer-Encoding: chunked", method="GET"), 200),
}


@pytest.mark.usefixtures("logged")
async def test_a_stranger_is_answered_before_the_body_and_the_connection_ends(call: CallUp) -> None:
    statuses, lines = {}, []
    for name, (request_head, _status) in UNWANTED.items():
        line = await call()
        await line.send(request_head)
        statuses[name] = await line.status()
        lines.append(line)
    assert statuses == {name: status for name, (_head, status) in UNWANTED.items()}
    assert [b"HTTP/1.1" in await each.answer() for each in lines] == [False] * len(lines)


@pytest.mark.usefixtures("logged")
async def test_who_has_the_secret_is_told_to_go_on(call: CallUp) -> None:
    line = await call()
    await line.send(head(PATH, KNOWN, f"Content-Length: {len(SMALL)}", "Expect: 100-continue"))
    assert await line.status() == 100
    await line.send(SMALL)
    assert await line.status() == 200


@pytest.mark.usefixtures("logged")
async def test_bodies_that_do_not_end_are_not_waited_for(
    idle_desk: Desk, call: CallUp, port: int, emma: Person
) -> None:
    line, endless = await call(), await call()
    await line.send(head(PATH, KNOWN, "Content-Length: 1000"))
    await endless.send(head(PATH, KNOWN, "Transfer-Encoding: chunked"))
    trickling = asyncio.create_task(endless.trickle(b"1\r\n \r\n" * 100))
    assert [await line.status(), await endless.status()] == [408, 408]
    trickling.cancel()
    gone = await call()
    await gone.send(head(PATH, KNOWN, "Content-Length: 1000") + b"{")
    await gone.end()
    await assert_all_is_well(idle_desk, port, emma)


NO_HTTP = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n",
    "half a line": b"GET\r\n\r\n",
    "unknown version": b"GET / HTTP/9.9\r\n\r\n",
    "odd path": b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    "odd host": b"GET //[::1 HTTP/1.1\r\nHost: [::1\r\n\r\n",
    "odd address": b"GET http://[bad HTTP/1.1\r\nHost: a\r\n\r\n",
    "star": b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "proxy": b"CONNECT a.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    "upgrade": b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nabc",
    "long header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 10_000 + b"\r\n",
    "long path": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    "negative length": b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "chunk without a length": head(PATH, KNOWN, "Transfer-Encoding: chunked") + b"no number\r\n",
    "expects something else": head("/", "Content-Length: 1", "Expect: cake") + b"1",
    "pipeline": b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 1000,
    "bare line feeds": b"GET / HTTP/1.1\nHost: a\n\n",
    "nothing at all": b"\r\n" * 5000,
    "zeros": b"\x00" * 5000,
}


async def test_broken_http_leaves_no_traceback_and_stops_nobody(
    idle_desk: Desk, call: CallUp, port: int, emma: Person, logged: list[EventDict]
) -> None:
    lines = [await call() for _ in NO_HTTP]
    for line, said in zip(lines, NO_HTTP.values(), strict=True):
        line.writer.write(said)
    await assert_all_is_well(idle_desk, port, emma)
    for line in lines:
        await line.answer()
    assert len([each for each in logged if each["event"] == "port_refused"]) <= 2


async def test_with_few_files_the_port_still_leaves_room_and_the_log_stays_short(tmp_path: Path) -> None:
    box, number = Sandbox(token=TOKEN, username="briefing_bot"), free_port()
    url = await box.start()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "STORAGE_URL": f"tinydb:///{tmp_path}/bot.json",
        "WEBHOOK_URL": f"http://127.0.0.1:{number}{PATH}",
        "WEBHOOK_SECRET": SECRET,
        "WEB_PORT": str(number),
    }
    log = (tmp_path / "log").open("w+b")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=log,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256)),
    )
    lines: list[Line] = []
    try:
        await box.until(lambda: box.webhook.hook is not None, timeout=60)
        for _ in range(10):
            lines += await asyncio.gather(*[call_up(number) for _ in range(50)])
        emma = box.world.add_person("Emma", language="en")
        box.world.say(emma, box.world.private(emma), "/chamber")
        answer = await box.next_message(box.world.private(emma), timeout=60)
        assert answer.text.startswith("4. ")
        async with ClientSession() as http, http.get(f"http://127.0.0.1:{number}/healthz") as health:
            assert json.loads(await health.read()) == {"status": "ok"}
        process.terminate()
        assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        for each in lines:
            await each.end()
        await box.stop()
    with log:
        log.seek(0)
        assert len(log.readlines()) < 20
