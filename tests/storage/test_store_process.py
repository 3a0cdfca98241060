"""Other processes: one that wants the same store, and ones that are killed while they write."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from storage.tinydb.store import TinyStore
from tests.load.store_kills import Knowledge, rounds
from tests.load.store_writer import chat as versioned
from tests.storage.chats import becomes, chat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import asyncio, sys
from pathlib import Path
from storage.tinydb.store import TinyStore

async def hold():
    await TinyStore.open(Path(sys.argv[1]))
    print("held", flush=True)
    await asyncio.sleep(60)

asyncio.run(hold())
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the store."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "bot.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own code
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def try_to_open(path: Path) -> str:
    command = [sys.executable, "-c", HOLD, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - as above
    return done.stderr.splitlines()[-1]


@pytest.mark.usefixtures("holder")
def test_a_second_process_is_told_so_at_once(tmp_path: Path) -> None:
    assert re.search(
        r"StorageInUse: /.*/bot\.json is in use by another process; stop it or set STORAGE_URL",
        try_to_open(tmp_path / "bot.json"),
    )


async def test_a_killed_process_frees_the_store(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    assert holder.wait(timeout=30) == -signal.SIGKILL
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(1, becomes(chat(1)))
    await store.close()


def test_killed_writers_lose_nothing_that_was_confirmed() -> None:
    outcome = rounds(12, random.Random(7))  # noqa: S311 - moments, no secrets
    assert outcome.faults == []
    assert outcome.confirmations > 100


@pytest.mark.parametrize(
    ("version", "faults"),
    [
        pytest.param(None, 1, id="gone"),
        pytest.param(1, 1, id="older"),
        pytest.param(2, 0, id="confirmed"),
        pytest.param(3, 0, id="announced"),
        pytest.param(4, 1, id="never-written"),
    ],
)
async def test_a_lost_write_would_be_noticed(tmp_path: Path, version: int | None, faults: int) -> None:
    knowledge = Knowledge()
    knowledge.hear("? 5=1\n! 5=1\n? 5=2\n! 5=2\n? 5=3\n! 5=4")
    store = await TinyStore.open(tmp_path / "bot.json")
    if version is not None:
        await store.change_chat(5, becomes(versioned(5, version)))
    await store.close()
    assert len(await knowledge.faults(tmp_path / "bot.json")) == faults
