"""The scenarios of ``benchmarks/deliveries.py``, smaller, as tests of behaviour: none promises a time.

Kills are in ``test_crashes.py``.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import RowState

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def scenario(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    monkeypatch.setattr("gc.freeze", lambda: None)
    return importlib.import_module(f"_delivery_{request.param}")


@pytest.mark.parametrize("scenario", ["private"], indirect=True)
async def test_private_chats_get_their_message_once_within_the_limits(
    scenario: ModuleType, tmp_path: Path
) -> None:
    result = await scenario.push(tmp_path, 90)
    assert result.faults_of_behaviour() == []
    assert result.waits


@pytest.mark.parametrize("scenario", ["groups"], indirect=True)
async def test_busy_groups_keep_their_pace_and_no_private_chat_waits_for_them(
    scenario: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenario, "BUSY_PARTS", scenario.A_MINUTE + 1)
    result = await scenario.push(tmp_path, 60, groups=10, channels=2)
    assert result.faults_of_behaviour() == []
    assert result.most_in_a_minute == scenario.A_MINUTE
    assert result.seconds < scenario.MINUTE < result.longest


@pytest.mark.parametrize("scenario", ["faults"], indirect=True)
async def test_whoever_meets_a_fault_ends_in_the_right_state(
    scenario: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A hang lasts until the call is given up, which takes long; the others pass by themselves.
    passing = {what: how for what, how in scenario.PASSING.items() if how[0] != "hang"}
    monkeypatch.setattr(scenario, "PASSING", passing)
    result = await scenario.push(tmp_path, 30, 1 / 30)
    assert result.faults() == []
    assert len(result.right) == len(passing) + 5
    assert result.states[RowState.DEAD] == 3


@pytest.mark.parametrize("scenario", ["mixed"], indirect=True)
async def test_after_a_mixed_load_with_faults_nothing_is_left_over(
    scenario: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenario, "FAULTS", {"delay": 0.1, "429": 0.1})
    watched, box = await scenario.run(tmp_path, 0.1, 40)
    assert scenario.leftovers(watched) == []
    assert watched.of("empty")["pushed"] > 0
    assert box.limits.caused == 0


def test_the_ceiling_is_measured_for_each_contestant() -> None:
    command = [
        sys.executable,
        str(BENCHMARKS / "deliveries.py"),
        "ceiling",
        "--rounds",
        "1",
        "--messages",
        "50",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert (
        len(re.findall(r"^\| .* \| [\d,]+ \| [\d,]+ to [\d,]+ \| [\d,]+ \|$", done.stdout, re.MULTILINE)) == 3
    )
