"""Bots of other libraries run on the sandbox unchanged: it emulates Telegram, not us.

Each library is installed once, at a fixed version, beside the virtual environment that runs the tests.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

BOTS = Path(__file__).with_name("bots")
HOME = Path(sysconfig.get_paths()["data"]) / "others-bots"
PTB = "python-telegram-bot==22.8"
GRAMMY = "grammy@1.46.0"
# Two by two pixels, grey.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000200000002080000000057dd52f80000"
    "000e49444154789c6368686068680000060602012cc150d70000000049454e44ae426082"
)


def install(home: Path, *commands: list[str]) -> None:
    """Run the commands that fill a folder, once; skip the test when the library cannot be had."""
    if (home / ".ready").exists():
        return
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for command in commands:
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, timeout=100)  # noqa: S603 - commands of this file
        if done.returncode:
            pytest.skip(f"{home.name} cannot be installed here: {done.stderr.strip()[-200:]}")
    (home / ".ready").touch()


def ptb() -> tuple[list[str], dict[str, str]]:
    home = HOME / PTB
    python = home / "bin" / "python"
    install(
        home,
        [sys.executable, "-m", "venv", str(home)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PTB],
    )
    return [str(python), str(BOTS / "ptb_bot.py")], {}


def grammy() -> tuple[list[str], dict[str, str]]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("grammY needs node and npm")
    home = HOME / GRAMMY
    install(home, [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), GRAMMY])
    return [node, str(BOTS / "grammy_bot.cjs")], {"NODE_PATH": str(home / "node_modules")}


@pytest.mark.parametrize("library", [ptb, grammy])
async def test_it_talks_counts_and_shows_pictures(
    library: Callable[[], tuple[list[str], dict[str, str]]],
) -> None:
    command, more = library()
    box = Sandbox(token="42:OTHERS", username="others_bot")
    url = await box.start()
    environment = {**os.environ, **more, "BOT_API_URL": url, "BOT_TOKEN": box.token}
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        await talk(box)
    except TimeoutError:
        if process.returncode is None:
            process.kill()
        output, _ = await process.communicate()
        pytest.fail(f"the bot did not answer; it said: {output.decode()[:2000]}")
    finally:
        if process.returncode is None:
            process.terminate()
            await process.communicate()
        await box.stop()
    assert [call for call in box.journal if not call.ok and call.error_code != 409] == []


async def talk(box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    chat = box.world.private(person)
    asked = box.world.start(person)
    hello = await box.next_message(chat, after=asked["message_id"], timeout=30)
    assert hello.html == f'Hello <a href="tg://user?id={person.id}">Dana</a>'
    assert box.commands["default", ""] == [{"command": "start", "description": "Begin"}]
    for number in ("1", "2"):
        query = box.world.press(person, chat, hello.message_id, number)
        await box.until(lambda number=number: hello.text == number)  # type: ignore[misc] # a default binds it
        assert box.world.callback_answers[query]["text"] == f"was {number}"
        assert hello.html == f"<b>{number}</b>"
    shown = box.world.send_file(person, chat, PICTURE)
    back = await box.next_message(chat, after=shown["message_id"])
    assert back.text == f"{len(PICTURE)} bytes"
    assert back.content["photo"][0]["width"] == 2
    group = box.world.add_group("Desk", members=[person])
    asked = box.world.say(person, group, "/start@others_bot")
    answer = await box.next_message(group, after=asked["message_id"])
    assert answer.text == "Hello Dana"
    await box.settled()
