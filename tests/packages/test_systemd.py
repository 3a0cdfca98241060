"""The unit of systemd: what the program tells the service manager, and what the unit forbids it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from sandbox import Sandbox
from tests.desk import TOKEN
from tests.packages.copies import ROOT

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

UNIT = ROOT / "deploy" / "systemd" / "briefing-bot@.service"
WORST_EXPOSURE = "30"
"""3.0 of 10, in tenths, as systemd-analyze takes it."""


class Manager:
    """The end of the socket at which systemd listens."""

    def __init__(self, address: str) -> None:
        self.told: list[str] = []
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address)
        self.socket.settimeout(0)

    async def hear(self, message: str, times: int = 1) -> None:
        """Listen until a message came so many times more."""
        while times:
            heard = (await asyncio.get_running_loop().sock_recv(self.socket, 4096)).decode()
            self.told.append(heard)
            times -= heard == message


@asynccontextmanager
async def running(folder: Path, server: str, **variables: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=ROOT,
        env={
            **os.environ,
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": server,
            "STORAGE_URL": f"tinydb:///{folder}/b.json",
            "WEB_PORT": "0",
            **variables,
        },
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("kind", ["file", "abstract"])
async def test_systemd_is_told_of_readiness_life_and_stop(tmp_path: Path, kind: str) -> None:
    name = f"briefing-bot-{os.getpid()}"
    address = str(tmp_path / "notify") if kind == "file" else f"@{name}"
    manager = Manager(address if kind == "file" else f"\0{name}")
    box = Sandbox(token=TOKEN, username="briefing_bot")
    try:
        settings = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "200000"}
        async with asyncio.timeout(60), running(tmp_path, await box.start(), **settings) as process:
            await manager.hear("READY=1")
            await manager.hear("WATCHDOG=1", times=3)
            process.send_signal(signal.SIGTERM)
            await manager.hear("STOPPING=1")
            assert await process.wait() == 0
    finally:
        await box.stop()
        manager.socket.close()
    assert manager.told.count("READY=1") == 1


async def test_it_is_not_ready_while_telegram_cannot_be_reached(tmp_path: Path) -> None:
    manager = Manager(str(tmp_path / "notify"))
    settings = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "100000"}
    async with asyncio.timeout(60), running(tmp_path, "http://127.0.0.1:9", **settings) as process:
        assert process.stderr is not None
        while "telegram_unreachable" not in (await process.stderr.readline()).decode():
            pass
        await manager.hear("WATCHDOG=1", times=3)
    manager.socket.close()
    assert set(manager.told) == {"WATCHDOG=1"}


async def test_the_watchdog_of_another_process_is_left_alone(tmp_path: Path) -> None:
    manager = Manager(str(tmp_path / "notify"))
    settings = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"}
    box = Sandbox(token=TOKEN, username="briefing_bot")
    try:
        async with asyncio.timeout(60), running(tmp_path, await box.start(), **settings) as process:
            await manager.hear("READY=1")
            process.send_signal(signal.SIGTERM)
            await manager.hear("STOPPING=1")
    finally:
        await box.stop()
        manager.socket.close()
    assert manager.told == ["READY=1", "STOPPING=1"]


def test_what_the_unit_sets_is_not_lost_to_the_file_of_settings() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    of_file = set(re.findall(r"^(\w+)=", example, flags=re.MULTILINE))
    set_before = re.findall(r"^Environment=(.*)$", UNIT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [each for each in " ".join(set_before).split() if each.partition("=")[0] in of_file] == []


def test_commands_beside_the_unit_run_as_it_does() -> None:
    guide = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    properties = re.findall(r"--property=(\S+)", guide)
    assert len(properties) == 7
    assert set(properties) - set(UNIT.read_text(encoding="utf-8").splitlines()) == set()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_the_unit_leaves_little_to_whoever_takes_the_bot_over(tmp_path: Path) -> None:
    unit = shutil.copy(UNIT, tmp_path / "briefing-bot@8081.service")
    analyze = [
        "systemd-analyze",
        "security",
        "--offline=true",
        "--no-pager",
        f"--threshold={WORST_EXPOSURE}",
        unit,
    ]
    ended = subprocess.run(analyze, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603 - named above
    assert "Overall exposure level" in ended.stdout, ended.stderr
    assert ended.returncode == 0, ended.stdout


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_reads_every_line_of_the_unit(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8").replace("/opt/briefing-bot/bin/briefing-bot", sys.executable)
    unit = tmp_path / "briefing-bot@8081.service"
    unit.write_text(text, encoding="utf-8")
    verify = ["systemd-analyze", "verify", "--man=no", str(unit)]
    ended = subprocess.run(verify, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603 - named above
    assert [line for line in ended.stderr.splitlines() if unit.name in line or str(unit) in line] == []
