"""The whole bot, given updates with anything wrong in them; ``benchmarks/fuzz.py`` gives it more."""

from __future__ import annotations

import asyncio
import importlib
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from aiogram.types import Update

from sandbox import Sandbox
from tests.desk import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SUMMARY = re.compile(r"(\d+) hostile updates and (\d+) questions by .+, 0 faults; .+\n")


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """Import a part of the fuzzer."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return lambda name: importlib.import_module(f"_fuzz_{name}")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", [["--webhook"], []], ids=["webhook", "polling"])
def test_nothing_that_comes_is_too_much(way: list[str]) -> None:
    command = [
        sys.executable,
        str(BENCHMARKS / "fuzz.py"),
        "--updates",
        "600",
        "--round",
        "150",
        "--seed",
        "7",
    ]
    done = subprocess.run([*command, *way], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout + done.stderr
    summary = SUMMARY.fullmatch(done.stdout)
    assert summary
    assert int(summary[1]) >= 400
    assert int(summary[2]) >= 100


def test_every_kind_of_update_is_made_as_the_schema_says(part: Callable[[str], Any]) -> None:
    schema = part("schema")
    assert set(schema.UPDATE_KINDS) == set(Update.model_fields) - {"update_id"}
    examples = schema.Examples(random.Random(1), {}, depth=2)  # noqa: S311 - updates, no secrets
    for kind in schema.UPDATE_KINDS:
        for _ in range(5):
            Update.model_validate({"update_id": 1, kind: examples.update(kind)})


def drawn(part: Callable[[str], Any], seed: int) -> list[dict[str, Any]]:
    cast = part("cast").Cast(Sandbox(token="42:FUZZ", clock=lambda: NOW), 3, 3)
    stream = part("stream").Stream(random.Random(seed), cast)  # noqa: S311 - updates, no secrets
    return [stream.hostile() for _ in range(2000)]


def test_all_that_can_be_wrong_is_drawn(part: Callable[[str], Any]) -> None:
    updates = drawn(part, 1)
    kinds = {kind for update in updates for kind in update}
    text = json.dumps(updates)
    assert set(part("schema").UPDATE_KINDS) | {"no_such_update", "update_id"} <= kinds
    for each in ("no_such_kind", "no_such_field", "no_such_style", "null", "[[[[[[", "\\ud83d", str(2**64)):
        assert each in text
    assert max(len(json.dumps(update)) for update in updates) > 50_000


def test_a_seed_draws_the_same_again(part: Callable[[str], Any]) -> None:
    assert drawn(part, 1) == drawn(part, 1) != drawn(part, 2)


async def test_a_bot_that_is_silent_or_stuck_would_be_noticed(
    part: Callable[[str], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part("play"), "PATIENCE_SECONDS", 0.2)
    log = tmp_path / "log"
    log.write_text('{"level": "error", "event": "handler failed", "exception": "ValueError"}\nTraceback\n')
    box = Sandbox(token="42:FUZZ")
    box.commands["default", ""] = [{"command": "help", "description": "h"}]
    cast = part("cast").Cast(box, 2, 2)
    dice = random.Random(3)  # noqa: S311 - updates, no secrets
    process = SimpleNamespace(log=log, popen=SimpleNamespace(poll=lambda: 1))
    game = part("play").Play(box, cast, part("stream").Stream(dice, cast), dice, process)

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
        "handler failed",
        "not of the log",
        "the program ended with 1",
    }
    (stuck, *_rest) = await game.round(6)
    assert stuck.startswith("stuck: ")


@pytest.mark.parametrize(
    ("line", "is_fault"),
    [
        pytest.param('{"level": "info", "event": "ready"}', False, id="no error"),
        pytest.param('{"level": "error", "event": "update not understood"}', False, id="said once"),
        pytest.param('{"level": "error", "event": "update failed"}', True, id="an exception that escaped"),
        pytest.param(
            '{"level": "error", "event": "handler failed", "exception": "Bad Request: chat not found"}',
            False,
            id="a chat that is nowhere",
        ),
        pytest.param('{"level": "warning", "event": "call is repeated"}', True, id="a needless pause"),
        pytest.param("Traceback (most recent call last):", True, id="not of the log"),
    ],
)
def test_what_a_log_tells_of_faults(part: Callable[[str], Any], line: str, *, is_fault: bool) -> None:
    assert bool(part("log").faults_in(f"{line}\n")) is is_fault
