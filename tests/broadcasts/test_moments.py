"""Moments in words: what is meant is taken, what may mean another moment is asked for again."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from briefing.invalid_input import InvalidInput, Problem
from briefing.moments import moment_of

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 22, 9, 0, 30, tzinfo=UTC)
"""A Sunday; 14:00 in Almaty."""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tomorrow 9am", "2026-11-23 09:00"),
        ("tomorrow at 9", "2026-11-23 09:00"),
        ("завтра в 9", "2026-11-23 09:00"),
        ("завтра в 9 вечера", "2026-11-23 21:00"),
        ("в 11 ночи завтра", "2026-11-23 23:00"),
        ("ертең 9-да", "2026-11-23 09:00"),
        ("ертең кешкі 6-да", "2026-11-23 18:00"),
        ("Friday 18:00", "2026-11-27 18:00"),
        ("on Friday at 6 p.m.", "2026-11-27 18:00"),
        ("в пятницу в 18", "2026-11-27 18:00"),
        ("в среду в 18.30", "2026-11-25 18:30"),
        ("жұма күні 18:00", "2026-11-27 18:00"),
        ("пт 18:00", "2026-11-27 18:00"),
        ("Sunday 18:00", "2026-11-22 18:00"),
        ("Sunday 9am", "2026-11-29 09:00"),
        ("1 December 9:00", "2026-12-01 09:00"),
        ("1 декабря в 9", "2026-12-01 09:00"),
        ("10 January at 10", "2027-01-10 10:00"),
        ("in 2 hours", "2026-11-22 16:00"),
        ("in an hour", "2026-11-22 15:00"),
        ("через 30 минут", "2026-11-22 14:30"),
        ("2 сағаттан кейін", "2026-11-22 16:00"),
    ],
)
def test_words_for_a_moment_to_come_are_read(typed: str, expected: str) -> None:
    assert moment_of(typed, NOW, ALMATY).astimezone(ALMATY).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        pytest.param("next Friday 9:00", Problem.NO_MOMENT, id="this week or the next"),
        pytest.param("friday", Problem.NO_MOMENT, id="no hour"),
        pytest.param("9:00", Problem.NO_MOMENT, id="no day"),
        pytest.param("5 18:00", Problem.NO_MOMENT, id="no month"),
        pytest.param("1.12 9:00", Problem.NO_MOMENT, id="day or month first"),
        pytest.param("today at 8", Problem.PAST, id="earlier today"),
        pytest.param("15 November at 10", Problem.PAST, id="last week, not in a year"),
        pytest.param("tomorrow 25:00", Problem.NO_SUCH_HOUR, id="no such hour"),
        pytest.param("завтра в 18 утра", Problem.NO_SUCH_HOUR, id="no such hour of the morning"),
        pytest.param("31 November 9:00", Problem.NO_SUCH_DAY, id="no such day"),
    ],
)
def test_what_is_past_or_may_mean_another_moment_is_asked_for_again(typed: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as error:
        moment_of(typed, NOW, ALMATY)
    assert error.value.problem is problem
