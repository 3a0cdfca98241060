"""Errors that quote people: what of them reaches the log and Sentry, and what does not."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession, web

from sandbox import Sandbox
from tests.desk import TOKEN, USERNAME
from tests.drills.program import program
from tests.running.test_cli import ROOT, bot, python

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WAIT = 60.0
WORDS = "Whistleblower Quillfeather knows"
QUOTED = f"Bad Request: can't parse “{WORDS}” of Zephyrine (@zephyr_q) in bot{TOKEN}"
PRIVATE = ("Whistleblower", "Quillfeather", "Zephyrine", "zephyr_q", "knows", TOKEN)


@dataclass
class Sentry:
    """Takes envelopes as Sentry does."""

    dsn: str = ""
    bodies: list[bytes] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.bodies.append(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
        return web.json_response({})

    @property
    def events(self) -> list[dict[str, Any]]:
        lines = [json.loads(line) for body in self.bodies for line in body.splitlines() if line]
        return [each for each in lines if "level" in each]


@pytest.fixture
async def sentry() -> AsyncIterator[Sentry]:
    made, app = Sentry(), web.Application()
    app.router.add_post("/api/7/envelope/", made.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.dsn = f"http://public@127.0.0.1:{runner.addresses[0][1]}/7"
    yield made
    await runner.cleanup()


async def test_an_error_that_quotes_a_person_is_told_without_them(tmp_path: Path, sentry: Sentry) -> None:
    box = Sandbox(token=TOKEN, username=USERNAME)
    person = box.world.add_person("Zephyrine", "en", last_name="Quillfeather", username="zephyr_q")
    url = await box.start()
    settings = {"LOG_FORMAT": "json", "SENTRY_DSN": sentry.dsn, "LOG_LEVEL": "DEBUG", "METRICS": "on"}
    async with program(box, url, tmp_path, **settings) as running:
        await box.settled(WAIT)
        box.faults.add(kind="400", method="sendMessage", times=None, description=QUOTED)
        box.world.say(person, box.world.private(person), f"/search {WORDS}")
        await box.until(lambda: any("handler_failed" in line for line in running.log), WAIT)
        await box.until(lambda: any(each["message"] == "handler_failed" for each in sentry.events), WAIT)
        async with ClientSession() as http, http.get(f"http://127.0.0.1:{running.port}/metrics") as answer:
            metrics = await answer.text()
    await box.stop()
    (line,) = [entry for text in running.log if (entry := json.loads(text))["event"] == "handler_failed"]
    (event,) = [each for each in sentry.events if each["message"] == "handler_failed"]
    assert line["exception"].endswith(
        "TelegramBadRequest: Telegram server says - Bad Request: can't parse "
        "“[hidden] [hidden] [hidden]” of [hidden] (@[hidden]) in bot[hidden]"
    )
    known = {"error_id": line["error_id"], "update": str(line["update"])}
    assert event["tags"] == {"event": "handler_failed", **known}
    value = event["exception"]["values"][-1]
    assert value["type"] == "TelegramBadRequest"
    assert any(frame["module"].startswith("handlers.") for frame in value["stacktrace"]["frames"])
    assert "briefing_" in metrics
    sent, logged = b"\n".join(sentry.bodies).decode(), "".join(running.log)
    assert [each for each in PRIVATE if each in sent or each in logged or each in metrics] == []
    assert [each for each in (str(person.id), str(ROOT), str(tmp_path)) if each in sent] == []
    assert str(person.id) not in metrics


PROGRAM = """
import asyncio
from bot.event_loop import run_program
from bot.logs import set_up_logs
set_up_logs("INFO", "json", ["123456:SECRET-part_of-the-token-0123456789"])
async def fail(text):
    raise ValueError("a program's own fault")
async def program():
    asyncio.get_running_loop().create_task(fail("Whistleblower"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
run_program(program())
"""


def test_an_error_that_nobody_awaits_has_a_name_and_no_arguments(tmp_path: Path) -> None:
    logged = python("-c", PROGRAM, cwd=tmp_path).stderr
    (line,) = map(json.loads, logged.splitlines())
    assert (line["event"], line["level"]) == ("task_failed", "error")
    assert "ValueError: a program's own fault" in line["exception"]
    assert "Whistleblower" not in logged


def test_an_address_that_is_none_is_refused_and_not_shown(tmp_path: Path) -> None:
    ended = bot("run", cwd=tmp_path, SENTRY_DSN="https://sentry.example/7", BOT_TOKEN="1:x")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert ended.stderr.startswith("SENTRY_DSN: its value is not right.")


WITHOUT = """
import sys
sys.modules["sentry_sdk"] = None
from bot.cli import app
app(["run"])
"""


def test_without_the_extra_the_start_says_what_is_missing(tmp_path: Path) -> None:
    ended = python("-c", WITHOUT, cwd=tmp_path, SENTRY_DSN="https://key@sentry.example/7", BOT_TOKEN="1:x")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "pip install 'briefing-bot[sentry]'" in ended.stderr
