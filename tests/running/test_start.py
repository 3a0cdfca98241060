"""Starting when not everything is there yet."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.connecting import StartFailed
from sandbox import Sandbox
from tests.desk import TOKEN, USERNAME, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from structlog.typing import EventDict

    from storage.content import Content


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_telegram_that_cannot_be_reached_is_waited_for(content: Content, tmp_path: Path) -> None:
    port = free_port()
    box = Sandbox(token=TOKEN, username=USERNAME)
    desk = Desk(box, f"http://127.0.0.1:{port}", f"tinydb:///{tmp_path}/bot.json", content)
    refused = asyncio.Event()

    def watch(_logger: object, _name: str, entry: EventDict) -> EventDict:
        if entry["event"] == "telegram_unreachable":
            refused.set()
        raise structlog.DropEvent

    before = structlog.get_config()["processors"]
    structlog.configure(processors=[watch])
    starting = asyncio.create_task(desk.start())
    await asyncio.wait_for(refused.wait(), 30)
    structlog.configure(processors=before)
    await box.start("127.0.0.1", port)
    await starting
    emma = box.world.add_person("Emma", language="en")
    (answer,) = await desk.say(emma, box.world.private(emma), "/chamber")
    assert answer.text.startswith("4. ")
    await desk.stop()
    await box.stop()


@pytest.mark.parametrize("kind", ["429", "500", "502"])
async def test_a_server_in_error_counts_at_the_start_is_waited_for(idle_desk: Desk, kind: str) -> None:
    idle_desk.box.faults.add(method="getMe", times=1, kind=kind)  # type: ignore[arg-type] # one of the kinds
    app = await idle_desk.start()
    assert app.services.username == USERNAME


async def test_a_refused_token_ends_the_start_with_a_sentence(idle_desk: Desk) -> None:
    with pytest.raises(StartFailed, match="BOT_TOKEN is refused") as caught:
        await idle_desk.start(bot_token="42:another")
    assert "another" not in str(caught.value)


async def test_a_token_that_is_revoked_ends_the_program_with_a_sentence(idle_desk: Desk) -> None:
    await idle_desk.start()
    idle_desk.box.token = "42:revoked"
    idle_desk.box.world.say(
        emma := idle_desk.box.world.add_person("Emma", language="en"),
        idle_desk.box.world.private(emma),
        "/help",
    )
    task, idle_desk._task = idle_desk._task, None
    assert task is not None
    with pytest.raises(StartFailed, match="BOT_TOKEN is refused"):
        await asyncio.wait_for(task, 60)


@pytest.mark.parametrize("waits", [pytest.param(0.0, id="at once"), pytest.param(0.4, id="during imports")])
def test_a_signal_during_the_start_ends_it_quietly(waits: float, tmp_path: Path) -> None:
    """Python itself needs a moment before it runs anything of ours; until then no program can answer."""
    code = (
        "import runpy, sys, threading, os, signal, time\n"
        "from bot.signals import end_at_once\n"
        "end_at_once()\n"
        f"kill = lambda: (time.sleep({waits}), os.kill(os.getpid(), signal.SIGTERM))\n"
        "threading.Thread(target=kill).start()\n"
        "sys.argv[1:] = ['run']\n"
        "runpy.run_module('bot', run_name='__main__')\n"
    )
    env = {**os.environ, "BOT_TOKEN": TOKEN, "BOT_API_URL": f"http://127.0.0.1:{free_port()}"}
    env |= {"STORAGE_URL": f"tinydb:///{tmp_path}/bot.json", "WEB_PORT": "0"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
