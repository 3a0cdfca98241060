"""The scenarios of ``benchmarks/deliveries.py``, smaller, as tests of behaviour: none promises a time.

All but one have the whole program and Telegram's limits on a loop whose hours pass in a moment. Kills are in
``test_crashes.py``.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.outbox import RowState
from tests.load import delivery_faults, delivery_groups, delivery_mixed, delivery_private
from tests.load.serving import within
from tests.load.town import Town
from tests.support.virtual_time import run_virtually

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeVar

    Result = TypeVar("Result")

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "deliveries.py"


def pushed(folder: Path, chats: int, scenario: Callable[[Town], Awaitable[Result]]) -> Result:
    """Let a scenario happen to a town whose hours pass in a moment."""

    async def main() -> Result:
        return await scenario(Town(folder, chats, asyncio.get_running_loop().time))

    return run_virtually(main())


def test_private_chats_get_their_message_once_within_the_limits(tmp_path: Path) -> None:
    result = pushed(tmp_path, 90, lambda town: delivery_private.push(town, within))
    assert result.faults_of_behaviour() == []
    assert result.waits


def test_busy_groups_keep_their_pace_and_no_private_chat_waits_for_them(tmp_path: Path) -> None:
    most = delivery_groups.A_MINUTE
    result = pushed(tmp_path, 60, lambda town: delivery_groups.push(town, within, 10, 2, busy_parts=most + 1))
    assert result.faults_of_behaviour() == []
    assert result.most_in_a_minute == most
    assert result.seconds < delivery_groups.MINUTE < result.longest


def test_whoever_meets_a_fault_ends_in_the_right_state(tmp_path: Path) -> None:
    result = pushed(tmp_path, 30, lambda town: delivery_faults.push(town, within, 1 / 30))
    assert result.faults() == []
    assert len(result.right) == len(delivery_faults.PASSING) + 5
    # That of whoever has blocked the bot; what topics refused is due again when they are opened.
    assert result.states[RowState.DEAD] == 1


async def test_after_a_mixed_load_with_faults_on_the_wire_nothing_is_left_over(tmp_path: Path) -> None:
    watched, box = await delivery_mixed.run(tmp_path, 0.05, 40, faults={"delay": 0.1, "429": 0.1})
    assert delivery_mixed.leftovers(watched) == []
    assert watched.of("empty")["pushed"] > 0
    assert box.limits.caused == 0


def test_the_ceiling_is_measured_for_each_contestant() -> None:
    command = [sys.executable, str(BENCHMARK), "ceiling", "--rounds", "1", "--messages", "50"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    row = r"^\| .* \| [\d,]+ \| [\d,]+ to [\d,]+ \| [\d,]+ \|$"
    assert len(re.findall(row, done.stdout, re.MULTILINE)) == 3
