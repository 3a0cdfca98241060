"""When the database gave an answer, whatever its clock shows and however late the answer is read."""

from __future__ import annotations

import pytest

from storage.postgres.replicas.server_clock import SPAN, ServerClock

AHEAD = 1_000_000.0
"""Seconds that the database's clock is ahead."""


def test_of_a_late_answer_the_delay_is_known_from_an_earlier_one() -> None:
    clock = ServerClock()
    assert clock.moment(AHEAD + 5.001, 5.0, 5.002) == pytest.approx(5.002)
    assert clock.moment(AHEAD + 6.001, 6.0, 6.05) == pytest.approx(6.002)


def test_an_answer_is_never_older_than_its_question() -> None:
    clock = ServerClock()
    clock.moment(AHEAD + 5.001, 5.0, 5.002)
    set_back = AHEAD - 100
    assert clock.moment(set_back + 6.001, 6.0, 6.002) == 6.0


def test_a_clock_that_was_set_forward_is_believed_at_once() -> None:
    clock = ServerClock()
    clock.moment(AHEAD + 5.001, 5.0, 5.002)
    assert clock.moment(AHEAD + 106.001, 6.0, 6.002) == pytest.approx(6.002)


@pytest.mark.parametrize(
    ("seconds", "known"),
    [
        pytest.param(SPAN * 1.5, True, id="the last span still counts"),
        pytest.param(SPAN * 2.5, False, id="older ones do not"),
    ],
)
def test_old_answers_are_forgotten_because_clocks_drift(seconds: float, known: bool) -> None:  # noqa: FBT001
    clock = ServerClock()
    clock.moment(AHEAD + 5.001, 5.0, 5.002)
    asked = 5.0 + seconds
    moment = clock.moment(AHEAD + asked + 0.001, asked, asked + 0.05)
    assert moment == pytest.approx(asked + (0.002 if known else 0.05))
