"""The commands on the store, as processes."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from sandbox.box import PATIENCE_S
from storage.copying.port import Item
from storage.open_copies import snapshot_of
from storage.tinydb.copying import TinyTarget
from storage.tinydb.store import TinyStore
from tests.running.test_cli import ROOT, bot
from tests.storage.chats import becomes, chat
from tests.storage.postgres.server import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANY = 40_000
"""Chats whose copying takes long enough to be interrupted."""


async def filled(path: Path, size: int) -> str:
    """Write a store with so many chats, and return its URL."""
    target = await TinyTarget.open(path, "")
    await target.load("chats", [Item(number, chat(number)) for number in range(1, size + 1)])
    await target.finish()
    await target.close()
    return f"tinydb:///{path}"


@pytest.fixture(params=["tinydb", "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty store."""
    if request.param == "tinydb":
        yield f"tinydb:///{tmp_path}/copy/bot.json"
    else:
        with new_database() as made:
            yield made


async def test_a_copy_prints_counts_and_can_be_checked_and_counted(tmp_path: Path, target: str) -> None:
    source = await filled(tmp_path / "bot.json", 3)
    ended = bot("store", "copy", source, target, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert re.search(r"^chats: 3, [0-9a-f]{12}$", ended.stdout, re.MULTILINE)
    assert "Copying and comparing" in ended.stderr
    checked = bot("store", "check", cwd=tmp_path, STORAGE_URL=target)
    assert (checked.returncode, checked.stdout) == (0, "chats: 3\nEverything can be read.\n")
    counted = bot("store", "stats", cwd=tmp_path, STORAGE_URL=target)
    assert counted.returncode == 0, counted.stderr
    assert "chats: 3" in counted.stdout


async def test_there_and_back_again_is_the_same(tmp_path: Path, target: str) -> None:
    source = await filled(tmp_path / "bot.json", 2_345)
    there = bot("store", "copy", source, target, cwd=tmp_path)
    back = bot("store", "copy", target, f"tinydb:///{tmp_path}/back.json", cwd=tmp_path)
    assert (there.returncode, back.returncode) == (0, 0), there.stderr + back.stderr
    assert there.stdout == back.stdout


async def kill_a_copy(source: str, target: str) -> None:
    """Begin a copy and kill it as soon as its target is marked as unfinished."""
    command = [sys.executable, "-m", "bot", "store", "copy", source, target]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=subprocess.DEVNULL)
    async with asyncio.timeout(PATIENCE_S):
        while not await is_unfinished(target):  # noqa: ASYNC110 - another process marks it
            await asyncio.sleep(0.01)
    process.kill()
    assert await process.wait() == -signal.SIGKILL


async def is_unfinished(target: str) -> bool:
    """Tell whether a store is marked as an unfinished copy."""
    try:
        async with snapshot_of(target):
            return False
    except StorageUnavailable as error:
        return "unfinished copy" in str(error)


async def test_a_killed_copy_is_not_run_and_goes_on(tmp_path: Path, target: str) -> None:
    source = await filled(tmp_path / "bot.json", MANY)
    await kill_a_copy(source, target)
    run = bot("run", cwd=tmp_path, STORAGE_URL=target, BOT_TOKEN="1:x", BOT_API_URL="http://127.0.0.1:9")
    assert run.returncode == 1
    assert "unfinished copy of tinydb:///" in run.stderr
    again = bot("store", "copy", source, target, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert f"chats: {MANY}, " in again.stdout


async def test_a_full_target_is_refused(tmp_path: Path, target: str) -> None:
    first, second = await filled(tmp_path / "a.json", 1), await filled(tmp_path / "b.json", 2)
    assert bot("store", "copy", first, target, cwd=tmp_path).returncode == 0
    refused = bot("store", "copy", second, target, cwd=tmp_path)
    assert refused.returncode == 1
    assert "not empty and was left as it is" in refused.stderr
    checked = bot("store", "check", cwd=tmp_path, STORAGE_URL=target)
    assert checked.stdout.startswith("chats: 1\n")


async def test_check_and_stats_read_a_store_that_a_bot_holds(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    store = await TinyStore.open(path)
    await store.change_chat(1, becomes(chat(1)))
    for command in ("check", "stats"):
        ended = bot("store", command, cwd=tmp_path, STORAGE_URL=f"tinydb:///{path}")
        assert ended.returncode == 0, ended.stderr
        assert "chats: 1" in ended.stdout
    await store.close()


@pytest.mark.parametrize("command", ["check", "stats"])
def test_a_store_that_is_missing_is_neither_right_nor_made(tmp_path: Path, target: str, command: str) -> None:
    for _ in range(2):
        ended = bot("store", command, cwd=tmp_path, STORAGE_URL=target)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith("There is no store ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("store", "check"),
        ("store", "stats"),
        ("backup", "a.backup"),
        ("move-token", "--dry-run"),
        ("store", "copy", "{}", "tinydb:///b.json"),
    ],
    ids=" ".join,
)
def test_a_store_that_cannot_be_looked_for_is_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """As in a folder that the user may not enter; a name that is too long fails for every user."""
    name = "x" * 300
    given = (each.format(f"tinydb:///{name}") for each in arguments)
    ended = bot(*given, cwd=tmp_path, STORAGE_URL=f"tinydb:///{name}", BOT_TOKEN="1:x")
    assert (ended.returncode, ended.stderr) == (1, f"{name} cannot be read (File name too long).\n")


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        pytest.param(("copy", "tinydb:///a", "mysql://b"), 2, "mysql://b", id="no storage"),
        pytest.param(("copy", "memory://", "tinydb:///b.json"), 1, "keeps nothing", id="memory"),
        pytest.param(("copy", "tinydb:///a.json", "tinydb:///a.json"), 1, "There is no store", id="none"),
        pytest.param(
            ("copy", "postgresql://u:s3cret@127.0.0.1:9/x", "tinydb:///b"), 1, "127.0.0.1", id="away"
        ),
    ],
)
def test_what_cannot_be_copied_is_told_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    ended = bot("store", *arguments, cwd=tmp_path)
    assert (ended.returncode, ended.stderr.count("\n")) == (status, 1)
    assert says in ended.stderr
    assert "s3cret" not in ended.stderr
