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
        ("in 2 days at 9", "2026-11-24 09:00"),
        ("yarın saat 9’da", "2026-11-23 09:00"),
        ("YARIN 9'DA", "2026-11-23 09:00"),
        ("yarin 9da", "2026-11-23 09:00"),
        ("yarın sabah 9", "2026-11-23 09:00"),
        ("yarın akşam 6'da", "2026-11-23 18:00"),
        ("yarın 9 buçuk", "2026-11-23 09:30"),
        ("bu cuma günü 18:00’de", "2026-11-27 18:00"),
        ("çarşamba 18.00", "2026-11-25 18:00"),
        ("carsamba 18.00", "2026-11-25 18:00"),
        ("cumartesi saat 10", "2026-11-28 10:00"),
        ("öbür gün saat 9", "2026-11-24 09:00"),
        ("2 gün sonra saat 9’da", "2026-11-24 09:00"),
        ("1 Aralık’ta 09:00", "2026-12-01 09:00"),
        ("3 saat sonra", "2026-11-22 17:00"),
        ("bir saat sonra", "2026-11-22 15:00"),
        ("yarım saat sonra", "2026-11-22 14:30"),
        ("30 dk içinde", "2026-11-22 14:30"),
        ("sabah saat 9-da", "2026-11-23 09:00"),
        ("sabah səhər 9da", "2026-11-23 09:00"),
        ("Sabah axşam saat 6-da", "2026-11-23 18:00"),
        ("cümə günü 18:00", "2026-11-27 18:00"),
        ("cume 18:00", "2026-11-27 18:00"),
        ("cümə axşamı 18:00", "2026-11-26 18:00"),
        ("cümə axşam 6", "2026-11-27 18:00"),
        ("çərşənbə axşamı 18:00", "2026-11-24 18:00"),
        ("bazar ertəsi 9:00", "2026-11-23 09:00"),
        ("b.e. 9:00", "2026-11-23 09:00"),
        ("bazar 18:00", "2026-11-22 18:00"),
        ("noyabrın 29-da saat 9-da", "2026-11-29 09:00"),
        ("o biri gün 9:00", "2026-11-24 09:00"),
        ("2 saatdan sonra", "2026-11-22 16:00"),
        ("30 dəqiqə sonra", "2026-11-22 14:30"),
        ("ertaga soat 9 da", "2026-11-23 09:00"),
        ("ertaga soat 9da", "2026-11-23 09:00"),
        ("ertaga kechki 6 da", "2026-11-23 18:00"),
        ("ertaga 9 yarim", "2026-11-23 09:30"),
        ("chorshanba kuni 18:00", "2026-11-25 18:00"),
        ("çorşanba kuni 18:00", "2026-11-25 18:00"),
        ("dushanbada 9:00 da", "2026-11-23 09:00"),
        ("duşanbada 9:00 da", "2026-11-23 09:00"),
        ("2026-yil 1-dekabr 09:00", "2026-12-01 09:00"),
        ("1-dekabr kuni soat 9 da", "2026-12-01 09:00"),
        ("2 soatdan soʻng", "2026-11-22 16:00"),
        ("2 soatdan söng", "2026-11-22 16:00"),
        ("yarim soatdan keyin", "2026-11-22 14:30"),
        ("эртең саат 9да", "2026-11-23 09:00"),
        ("эртең эртең менен 9да", "2026-11-23 09:00"),
        ("эртен кечки 6да", "2026-11-23 18:00"),
        ("дүйшөмбүдө 9:00дө", "2026-11-23 09:00"),
        ("дуйшомбу 9:00", "2026-11-23 09:00"),
        ("ишемби күнү 18:00", "2026-11-28 18:00"),
        ("1-декабрда 09:00", "2026-12-01 09:00"),
        ("2026-жылдын 1-декабры 09:00", "2026-12-01 09:00"),
        ("2 сааттан кийин", "2026-11-22 16:00"),
        ("2 күндөн кийин саат 9да", "2026-11-24 09:00"),
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
        pytest.param("in 9999 hours", Problem.TOO_FAR, id="over a year in hours"),
    ],
)
def test_what_is_past_or_may_mean_another_moment_is_asked_for_again(typed: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as error:
        moment_of(typed, NOW, ALMATY)
    assert error.value.problem is problem
