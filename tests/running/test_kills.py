"""The whole bot, killed while people press buttons; ``benchmarks/kills.py`` does it more often."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.chats.chat import Chat, ChatKind
from sandbox import Person
from storage.open import open_store

if TYPE_CHECKING:
    from types import ModuleType

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def bot_kills(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("_bot_kills")


def test_a_killed_bot_loses_no_answered_press() -> None:
    command = [sys.executable, str(BENCHMARKS / "kills.py"), "--bot", "2", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert done.returncode == 0, done.stdout + done.stderr
    summary = re.fullmatch(r"2 kills -9 of the whole bot, (\d+) answered presses, 0 lost\n", done.stdout)
    assert summary
    assert int(summary[1]) > 10


@pytest.mark.parametrize(
    ("kept", "faults"),
    [
        pytest.param(None, 1, id="gone"),
        pytest.param("ru", 1, id="older"),
        pytest.param("kk", 0, id="answered"),
        pytest.param("en", 0, id="pressed"),
    ],
)
async def test_a_lost_press_would_be_noticed(
    tmp_path: Path, bot_kills: ModuleType, kept: str | None, faults: int
) -> None:
    resident = bot_kills.Resident(Person(5, "Emma"), pressed="en", answered="kk")
    if kept is not None:
        store = await open_store(f"tinydb:///{tmp_path}/bot.json")
        await store.change_chat(5, lambda _: Chat(5, ChatKind.PRIVATE, EPOCH, language=kept))
        await store.close()
    assert len(await bot_kills.faults_of([resident], tmp_path)) == faults


async def test_an_unreadable_store_would_be_noticed(tmp_path: Path, bot_kills: ModuleType) -> None:
    (tmp_path / "bot.json").write_bytes(b"{")
    (fault,) = await bot_kills.faults_of([], tmp_path)
    assert "bot.json" in fault
