"""The whole bot, killed while people press buttons; ``benchmarks/kills.py`` does it more often."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat, ChatKind
from sandbox import Person
from storage.open import open_store
from tests.load.bot_kills import Resident, Town, faults_of

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


async def test_a_killed_bot_loses_no_answered_press(tmp_path: Path) -> None:
    town = Town(tmp_path, random.Random(7))  # noqa: S311 - moments, no secrets
    assert await town.rounds(2) == []
    assert town.answers > 10


@pytest.mark.parametrize(
    ("kept", "faults"),
    [
        pytest.param(None, 1, id="gone"),
        pytest.param("ru", 1, id="older"),
        pytest.param("kk", 0, id="answered"),
        pytest.param("en", 0, id="pressed"),
    ],
)
async def test_a_lost_press_would_be_noticed(tmp_path: Path, kept: str | None, faults: int) -> None:
    resident = Resident(Person(5, "Emma"), pressed="en", answered="kk")
    if kept is not None:
        store = await open_store(f"tinydb:///{tmp_path}/bot.json")
        await store.change_chat(5, lambda _: Chat(5, ChatKind.PRIVATE, EPOCH, language=kept))
        await store.close()
    assert len(await faults_of([resident], tmp_path)) == faults


async def test_an_unreadable_store_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "bot.json").write_bytes(b"{")
    (fault,) = await faults_of([], tmp_path)
    assert "bot.json" in fault
