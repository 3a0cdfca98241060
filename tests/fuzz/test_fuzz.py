"""The whole bot, given updates with anything wrong in them; ``benchmarks/fuzz.py`` gives it more."""

from __future__ import annotations

import asyncio
import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from aiogram.types import Update

from sandbox import Sandbox
from tests.desk import NOW
from tests.load.fuzz.cast import Cast
from tests.load.fuzz.game import Plan, play
from tests.load.fuzz.log import faults_in
from tests.load.fuzz.play import Play
from tests.load.fuzz.schema import UPDATE_KINDS, Examples
from tests.load.fuzz.stream import Stream

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.timeout(300)
@pytest.mark.parametrize("by_webhook", [True, False], ids=["webhook", "polling"])
async def test_nothing_that_comes_is_too_much(tmp_path: Path, *, by_webhook: bool) -> None:
    played = await play(Plan(updates=600, round=150, seed=7, by_webhook=by_webhook), tmp_path)
    assert played.faults == []
    assert played.sent >= 400
    assert played.asked >= 100


def test_every_kind_of_update_is_made_as_the_schema_says() -> None:
    assert set(UPDATE_KINDS) == set(Update.model_fields) - {"update_id"}
    examples = Examples(random.Random(1), {}, depth=2)  # noqa: S311 - updates, no secrets
    for kind in UPDATE_KINDS:
        for _ in range(5):
            Update.model_validate({"update_id": 1, kind: examples.update(kind)})


def drawn(seed: int) -> list[dict[str, Any]]:
    cast = Cast(Sandbox(token="42:FUZZ", clock=lambda: NOW), 3, 3)
    stream = Stream(random.Random(seed), cast)  # noqa: S311 - updates, no secrets
    return [stream.hostile() for _ in range(2000)]


def test_all_that_can_be_wrong_is_drawn() -> None:
    updates = drawn(1)
    kinds = {kind for update in updates for kind in update}
    text = json.dumps(updates)
    assert set(UPDATE_KINDS) | {"no_such_update", "update_id"} <= kinds
    for each in ("no_such_kind", "no_such_field", "no_such_style", "null", "[[[[[[", "\\ud83d", str(2**64)):
        assert each in text
    assert max(len(json.dumps(update)) for update in updates) > 50_000


def test_a_seed_draws_the_same_again() -> None:
    assert drawn(1) == drawn(1) != drawn(2)


async def test_a_bot_that_is_silent_or_stuck_would_be_noticed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text('{"level": "error", "event": "handler_failed", "exception": "ValueError"}\nTraceback\n')
    box = Sandbox(token="42:FUZZ")
    box.commands["default", ""] = [{"command": "help", "description": "h"}]
    cast = Cast(box, 2, 2)
    dice = random.Random(3)  # noqa: S311 - updates, no secrets
    game = Play(box, cast, Stream(dice, cast), dice, log, lambda: 1, patience=0.2)

    async def confirm() -> None:
        while True:
            await asyncio.sleep(0.01)
            box.updates.drop()

    confirming = asyncio.create_task(confirm())
    silent = await game.round(6)
    confirming.cancel()
    assert {fault.split(":")[0] for fault in silent} == {
        "no /help in Olga",
        "no /help in R0",
        "no /help in R1",
        "no /help in Group",
        "no /help in Forum",
        "not answered",
        "handler_failed",
        "not of the log",
        "the program ended with 1",
    }
    (stuck, *_rest) = await game.round(6)
    assert stuck.startswith("stuck: ")


@pytest.mark.parametrize(
    ("line", "is_fault"),
    [
        pytest.param('{"level": "info", "event": "ready"}', False, id="no error"),
        pytest.param('{"level": "error", "event": "update_not_understood"}', False, id="said once"),
        pytest.param('{"level": "error", "event": "update_failed"}', True, id="an exception that escaped"),
        pytest.param(
            '{"level": "error", "event": "handler_failed", "exception": "Bad Request: chat not found"}',
            False,
            id="a chat that is nowhere",
        ),
        pytest.param('{"level": "warning", "event": "call_repeated"}', True, id="a needless pause"),
        pytest.param("Traceback (most recent call last):", True, id="not of the log"),
    ],
)
def test_what_a_log_tells_of_faults(line: str, *, is_fault: bool) -> None:
    assert bool(faults_in(f"{line}\n")) is is_fault
