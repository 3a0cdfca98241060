"""Commands that are interrupted by a signal: they end at once, as failed, and can be given again."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sandbox.box import PATIENCE_S
from tests.running.test_cli import ROOT, bot, python
from tests.running.test_store_cli import filled, is_unfinished

if TYPE_CHECKING:
    from pathlib import Path

KILO = 1000
MANY = 15 * KILO
"""Chats whose copying takes long enough to be interrupted."""
INTERRUPTED_IN_A_WRITE = """
import os, runpy, signal, sys, threading, time

lines = []

def slow(descriptor, fsync=os.fsync):
    if threading.current_thread().name.startswith("store"):
        lines.append(descriptor)
        if len(lines) == 2:
            os.kill(os.getpid(), {:d})
            time.sleep(0.5)
    fsync(descriptor)

os.fsync = slow
sys.argv[1:] = ["restore", "{}"]
runpy.run_module("bot", run_name="__main__")
"""
SIGNALS = pytest.mark.parametrize(
    "number", [pytest.param(signal.SIGTERM, id="stop"), pytest.param(signal.SIGINT, id="Ctrl-C")]
)


async def interrupted(arguments: list[str], number: signal.Signals, target: str) -> tuple[int, str]:
    """Send a signal to a command that has begun to fill a store; return its exit status and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env={"PYTHONUTF8": "1", "STORAGE_URL": target},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not await is_unfinished(target):  # noqa: ASYNC110 - another process marks it
                await asyncio.sleep(0.01)
            process.send_signal(number)
            _, said = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said.decode()


@SIGNALS
async def test_a_copy_that_is_interrupted_has_failed_and_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    source, target = await filled(tmp_path / "bot.json", MANY), f"tinydb:///{tmp_path}/copy/bot.json"
    status, said = await interrupted(["store", "copy", source, target], number, target)
    assert (status, "Traceback" in said) == (128 + number, False)
    assert await is_unfinished(target)
    assert bot("store", "copy", source, target, cwd=tmp_path).returncode == 0


@SIGNALS
async def test_a_restore_that_is_interrupted_releases_the_store_and_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    """While a line is being written; the write was given up itself once, and then waited for forever."""
    source, file = await filled(tmp_path / "bot.json", 3 * KILO), str(tmp_path / "a.backup")
    target = f"tinydb:///{tmp_path}/copy/bot.json"
    assert bot("backup", file, cwd=tmp_path, STORAGE_URL=source).returncode == 0
    ended = python("-c", INTERRUPTED_IN_A_WRITE.format(number, file), cwd=tmp_path, STORAGE_URL=target)
    assert (ended.returncode, ended.stderr.count("\n")) == (128 + signal.SIGINT, 1), ended.stderr
    assert await is_unfinished(target)
    assert bot("restore", file, cwd=tmp_path, STORAGE_URL=target).returncode == 0


@pytest.mark.parametrize("command", ["check", "backup"])
def test_a_command_that_is_stopped_before_it_begins_has_failed(command: str) -> None:
    code = (
        "import os, runpy, signal, sys\n"
        "import bot.signals\n"
        "begin = bot.signals.fail_at_once\n"
        "def stopped():\n"
        "    begin()\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "bot.signals.fail_at_once = stopped\n"
        f"sys.argv[1:] = ['{command}']\n"
        "runpy.run_module('bot', run_name='__main__')\n"
    )
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=PATIENCE_S, check=False
    )
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGTERM, b"")
