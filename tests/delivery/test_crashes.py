"""A push that is cut short by kill -9; ``benchmarks/pushes.py --kills 20`` does it with a thousand chats."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import RowState
from telegram.pace.pacing import IN_FLIGHT
from tests.load.push_kills import Left, Push, judge

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Person
    from tests.desk import Desk

SENT = {**dict.fromkeys(RowState, 0), RowState.SENT: 3}


async def test_killed_three_times_it_misses_nobody_and_repeats_only_what_was_in_hand(tmp_path: Path) -> None:
    push = Push(tmp_path, 60, random.Random(0))  # noqa: S311 - moments, no secrets
    assert await push.run(3) == []
    copies = push.town.copies().values()
    in_hand = sum(len(left.in_hand) for left in push.left)
    assert min(copies) == 1
    assert 0 < in_hand == sum(copies) - 60


@pytest.mark.parametrize(
    ("copies", "states", "faults"),
    [
        pytest.param({5: 2, 6: 1, 7: 1}, SENT, 0, id="right"),
        pytest.param({5: 2, 6: 0, 7: 1}, SENT, 1, id="missed"),
        pytest.param({5: 3, 6: 1, 7: 1}, SENT, 1, id="a third copy"),
        pytest.param({5: 2, 6: 2, 7: 1}, SENT, 1, id="repeated though it was closed"),
        pytest.param({5: 1, 6: 1, 7: 1}, SENT, 1, id="not repeated though it was open"),
        pytest.param({5: 2, 6: 1}, SENT, 1, id="a row too many"),
        pytest.param({5: 2, 6: 1, 7: 1}, SENT | {RowState.PENDING: 1}, 1, id="left over"),
    ],
)
def test_what_a_kill_may_not_do_would_be_noticed(
    copies: dict[int, int], states: dict[RowState, int], faults: int
) -> None:
    left = Left(sent=2, states=SENT, in_hand=frozenset({5}))
    assert len(judge(copies, [left], states)) == faults


def test_more_in_hand_than_may_be_under_way_would_be_noticed() -> None:
    chats = range(IN_FLIGHT + 1)
    left = Left(sent=IN_FLIGHT + 1, states=SENT, in_hand=frozenset(chats))
    states = SENT | {RowState.SENT: len(chats)}
    assert judge(dict.fromkeys(chats, 2), [left], states) == [f"kill 1: {IN_FLIGHT + 1} were in hand"]


async def test_what_fell_due_while_it_was_down_comes_at_the_start_not_ten_seconds_later(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    last = max(each.message_id for each in desk.box.world.messages(chat))
    await desk.stop()
    desk.now = datetime(2026, 12, 24, 4, 0, tzinfo=UTC)
    await desk.start()
    came = await desk.box.next_message(chat, after=last, timeout=5)
    assert "7 days left in 2026" in came.text
