"""The command that tells Telegram what it is to know of the bot, as a process beside the sandbox."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from sandbox.files import image_size
from tests.desk import TOKEN
from tests.running.test_cli import bot

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from sandbox import Sandbox
    from tests.desk import Desk

    Command = Callable[..., Coroutine[None, None, subprocess.CompletedProcess[str]]]

KNOWN = "Telegram knows all that it is to know."


@pytest.fixture
async def profile(idle_desk: Desk, box: Sandbox, tmp_path: Path) -> Command:
    """The command, for the bot of a running sandbox."""
    box.plain_blanks = False
    url = idle_desk.url

    async def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        known = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "DEFAULT_LANGUAGE": "en", **settings}
        return await asyncio.to_thread(bot, "profile", *arguments, cwd=tmp_path, **known)

    return run


def crossed(output: str) -> list[str]:
    """Return what differs, as the table names it."""
    return [line[2:].split("  ")[0] for line in output.splitlines() if line.startswith("✗")]


async def test_what_can_be_set_is_set_and_then_nothing_differs(box: Sandbox, profile: Command) -> None:
    settings = box.world.settings
    settings.inline, settings.guests, box.world.privacy = False, False, False
    checked = await profile("--check")
    assert checked.returncode == 1, checked.stderr
    texts = [f"menu of {each}" for each in ("private chats", "group chats", "chat administrators")]
    texts += ["description", "short description"]
    assert crossed(checked.stdout) == [
        *("inline mode", "guest mode", "privacy in groups", "picture"),
        *(
            f"{what}, {code}"
            for code in ("other languages", "az", "en", "kk", "ky", "ru", "tr", "uz")
            for what in texts
        ),
    ]
    assert {each.method for each in box.journal} == {
        *("getMe", "getMyCommands", "getMyDescription", "getMyShortDescription", "getUserProfilePhotos")
    }
    done = await profile()
    assert (done.returncode, done.stderr, crossed(done.stdout)) == (0, "", [])
    assert done.stdout.splitlines()[-1] == KNOWN
    assert (settings.inline, settings.guests, box.world.privacy) == (True, True, True)
    again = await profile("--check")
    assert (again.returncode, again.stdout) == (0, done.stdout)


async def test_the_picture_is_a_square_jpeg(box: Sandbox, profile: Command) -> None:
    await profile()
    (call,) = box.journal.filter("setMyProfilePhoto")
    assert "emblem.jpg" in str(call)
    assert box.picture is not None
    stored = box.files.by_id(box.picture["photo"][0]["file_id"])
    assert stored is not None
    assert image_size(stored.data) == (640, 640)


@pytest.mark.profile
async def test_a_running_bot_has_told_the_menus_and_texts_and_one_that_changes_is_told(
    idle_desk: Desk, profile: Command
) -> None:
    box = idle_desk.box
    await idle_desk.start()
    await box.until(lambda: len(box.journal.filter("setMyShortDescription")) == 8, timeout=60)
    checked = await profile("--check")
    assert crossed(checked.stdout) == ["picture"]
    commands = box.commands["all_group_chats", "kk"]
    box.commands["all_group_chats", "kk"] = [commands[0], *commands[2:]]
    text = box.descriptions["description", "en"]
    box.descriptions["description", "en"] = text.replace("sources.", "words.")
    checked = await profile("--check")
    assert crossed(checked.stdout) == ["picture", "description, en", "menu of group chats, kk"]
    (row,) = [each for each in checked.stdout.splitlines() if "description, en" in each[:20]]
    assert ("words." in row, "sources." in row) == (True, True)
    (row,) = [each for each in checked.stdout.splitlines() if "menu of group chats, kk" in each]
    assert re.search(rf"{len(commands) - 1} commands, other: /{commands[1]['command']}", row)
    before = len(box.journal.filter("setMyCommands"))
    await profile()
    assert len(box.journal.filter("setMyCommands")) == before + 1
    assert box.commands["all_group_chats", "kk"] == commands


async def test_what_a_server_does_not_know_is_left_for_bot_father(box: Sandbox, profile: Command) -> None:
    box.world.older_server = True
    box.world.settings.inline = False
    done = await profile()
    assert done.returncode == 0
    assert crossed(done.stdout) == ["inline mode", "picture"]
    assert "inline mode: @BotFather: send /setinline" in done.stdout
    assert re.search(r"^✓ guest mode +not told by this server", done.stdout, re.MULTILINE)
    assert "2 of these differ, and cannot be set from here." in done.stdout
    assert "setMySettings" in done.stderr
    assert (await profile("--check")).returncode == 1


@pytest.mark.parametrize(
    ("settings", "status", "sentence"),
    [
        pytest.param({"BOT_TOKEN": ""}, 2, "BOT_TOKEN is missing", id="no token"),
        pytest.param({"BOT_TOKEN": "42:" + "A" * 35}, 1, "BOT_TOKEN is refused", id="another token"),
        pytest.param({"BOT_API_URL": "http://127.0.0.1:9"}, 1, "cannot be asked", id="no server"),
    ],
)
async def test_what_prevents_it_is_said_in_a_sentence(
    profile: Command, settings: dict[str, str], status: int, sentence: str
) -> None:
    ended = await profile("--check", **settings)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1
