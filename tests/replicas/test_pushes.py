"""A push by several replicas, one of which dies; ``benchmarks/replicas.py`` has more of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.load.replicas_push import Push
from tests.load.replicas_result import Result

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = Result(
    arrived=((5, 0), (6, 0), (5, 1)),
    expected=frozenset({(5, 0), (5, 1), (6, 0)}),
    seconds=2 / 30,
    most_in_a_second=3,
    refused=0,
    in_hand=(),
    turns=3,
    states={"sent": 3},
)
AGAIN = replace(RIGHT, arrived=((5, 0), (6, 0), (5, 0), (5, 1)), in_hand=(frozenset({(5, 0)}),))


async def test_killed_once_two_replicas_miss_nobody_and_repeat_only_what_was_in_hand(
    tmp_path: Path, uri: str
) -> None:
    result = await Push(tmp_path, uri, chats=50, replicas=2, kills=1).run()
    assert result.faults_of_behaviour() == []
    assert len(result.expected) == 60
    assert len(result.in_hand) == 1


@pytest.mark.parametrize(
    ("result", "faults"),
    [
        pytest.param(RIGHT, [], id="right"),
        pytest.param(AGAIN, [], id="again because it was in hand"),
        pytest.param(replace(RIGHT, most_in_a_second=31), ["31 in one second"], id="too many"),
        pytest.param(replace(RIGHT, refused=1), ["1 refusals for the pace"], id="429"),
        pytest.param(replace(RIGHT, arrived=((5, 0), (5, 1))), ["1 missed"], id="missed"),
        pytest.param(
            replace(RIGHT, arrived=((5, 1), (6, 0), (5, 0))), ["1 out of order"], id="the second one first"
        ),
        pytest.param(
            replace(AGAIN, in_hand=()), ["1 came again that were in nobody's hand"], id="again without a kill"
        ),
        pytest.param(
            replace(AGAIN, arrived=((5, 0), (5, 0), *AGAIN.arrived)),
            ["2 came again that were in nobody's hand"],
            id="too often",
        ),
        pytest.param(
            replace(RIGHT, states={"sent": 2, "pending": 1}),
            ["rows: {'sent': 2, 'pending': 1}"],
            id="left over",
        ),
    ],
)
def test_what_may_not_happen_would_be_noticed(result: Result, faults: list[str]) -> None:
    assert result.faults_of_behaviour() == faults


@pytest.mark.parametrize(
    ("seconds", "faults"),
    [pytest.param(2.09 / 30, [], id="in time"), pytest.param(3 / 30, ["1.500 of the ideal time"], id="slow")],
)
def test_a_slow_push_would_be_noticed(seconds: float, faults: list[str]) -> None:
    assert replace(RIGHT, seconds=seconds).faults() == faults
