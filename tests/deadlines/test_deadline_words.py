"""Deadlines in words: in each language, and never more exact than they were stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standing
from briefing.statement.deadline import Deadline, DeadlineKind, Precision
from briefing.statement.text import Text
from tests.support.statement_examples import check, due, period, statement
from tests.views.shown import LANGUAGES, ots, plain, translator
from views.deadlines import meets_words, period_name, timeliness_words

if TYPE_CHECKING:
    from briefing.statement.model import Statement

AFTER_THE_SUMMIT, NOW = date(2025, 10, 8), date(2026, 11, 22)
NEW_YEAR_S_EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)
MEETING, CHAIR, VISION = "turkistan_ministers", "chamber_chairmanship", "vision_2040_horizon"
UNMET = replace(ots(), followups=())
"""The shipped statement as if nothing had happened since."""


def said(language: str, slug: str, today: date, *, unmet: bool = False) -> str:
    statement = UNMET if unmet else ots()
    found = deadline_standing(statement, statement.deadlines[slug], today)
    return plain(timeliness_words(translator(language), found, today))


@pytest.mark.parametrize(
    ("slug", "today", "en", "ru", "kk"),
    [
        pytest.param(
            MEETING,
            NOW,
            "held on 20 February 2026, 51 days late",
            "выполнено 20 февраля 2026 года, на 51 день позже срока",
            "2026 жылғы 20 ақпан күні өтті, мерзімінен 51 күн кеш",
            id="met late",
        ),
        pytest.param(
            CHAIR,
            AFTER_THE_SUMMIT,
            "begins in 85 days",
            "начнется через 85 дней",
            "85 күннен кейін басталады",
            id="a period that lies ahead",
        ),
        pytest.param(
            CHAIR,
            date(2025, 12, 31),
            "begins in 1 day",
            "начнется через 1 день",
            "1 күннен кейін басталады",
            id="a period that begins tomorrow",
        ),
        pytest.param(
            CHAIR,
            date(2026, 1, 1),
            "under way, 364 days left in 2026",
            "период идет: до конца 2026 года осталось 364 дня",
            "кезең жүріп жатыр, 2026 жылдың соңына дейін 364 күн қалды",
            id="first day of a period",
        ),
        pytest.param(
            CHAIR,
            NOW,
            "under way, 39 days left in 2026",
            "период идет: до конца 2026 года осталось 39 дней",
            "кезең жүріп жатыр, 2026 жылдың соңына дейін 39 күн қалды",
            id="a period that runs",
        ),
        pytest.param(
            CHAIR,
            date(2026, 12, 30),
            "under way, 1 day left in 2026",
            "период идет: до конца 2026 года остался 1 день",
            "кезең жүріп жатыр, 2026 жылдың соңына дейін 1 күн қалды",
            id="last day but one of a period",
        ),
        pytest.param(
            CHAIR,
            NEW_YEAR_S_EVE,
            "under way, today is the last day",
            "период идет: сегодня последний день",
            "кезең жүріп жатыр, бүгін соңғы күн",
            id="last day of a period",
        ),
        pytest.param(
            CHAIR,
            NEW_YEAR,
            "ended 1 day ago",
            "период завершился 1 день назад",
            "кезең 1 күн бұрын аяқталды",
            id="the day after a period",
        ),
        pytest.param(
            CHAIR,
            date(2029, 9, 27),
            "ended, under review since 7 January 2027",
            "период завершился, на проверке с 7 января 2027 года",
            "кезең аяқталды, 2027 жылғы 7 қаңтар күнінен бастап тексеріліп жатыр",
            id="long after a period",
        ),
        pytest.param(
            VISION,
            AFTER_THE_SUMMIT,
            "15 years away",
            "срок впереди, осталось 15 лет",
            "мерзімі алда, 15 жыл қалды",
            id="a far year",
        ),
        pytest.param(
            VISION,
            NOW,
            "14 years away",
            "срок впереди, осталось 14 лет",
            "мерзімі алда, 14 жыл қалды",
            id="a far year, a year on",
        ),
        pytest.param(
            VISION,
            NEW_YEAR,
            "13 years away",
            "срок впереди, осталось 13 лет",
            "мерзімі алда, 13 жыл қалды",
            id="a far year, at new year",
        ),
        pytest.param(
            VISION,
            date(2038, 12, 31),
            "2 years away",
            "срок впереди, осталось 2 года",
            "мерзімі алда, 2 жыл қалды",
            id="731 days before the end of a year",
        ),
        pytest.param(
            VISION,
            date(2039, 1, 1),
            "730 days left",
            "осталось 730 дней",
            "730 күн қалды",
            id="730 days before the end of a year",
        ),
        pytest.param(
            VISION,
            date(2040, 1, 1),
            "365 days left in 2040",
            "до конца 2040 года осталось 365 дней",
            "2040 жылдың соңына дейін 365 күн қалды",
            id="in the year itself",
        ),
        pytest.param(
            VISION,
            date(2040, 12, 30),
            "1 day left in 2040",
            "до конца 2040 года остался 1 день",
            "2040 жылдың соңына дейін 1 күн қалды",
            id="30 December of the year",
        ),
        pytest.param(
            VISION,
            date(2040, 12, 31),
            "today is the last day",
            "сегодня последний день",
            "бүгін соңғы күн",
            id="31 December of the year",
        ),
        pytest.param(
            VISION,
            date(2041, 1, 1),
            "past by 1 day, no evidence that it was met",
            "срок истек 1 день назад, свидетельств выполнения не найдено",
            "мерзім 1 күн бұрын өтті, орындалғанына дәлел табылмады",
            id="overdue",
        ),
    ],
)
def test_a_shipped_deadline_in_words(slug: str, today: date, en: str, ru: str, kk: str) -> None:
    assert [said(language, slug, today) for language in ("en", "ru", "kk")] == [en, ru, kk]


@pytest.mark.parametrize(
    ("today", "en", "ru", "kk"),
    [
        pytest.param(
            AFTER_THE_SUMMIT,
            "84 days left in 2025",
            "до конца 2025 года осталось 84 дня",
            "2025 жылдың соңына дейін 84 күн қалды",
            id="after the summit",
        ),
        pytest.param(
            date(2025, 12, 31),
            "today is the last day",
            "сегодня последний день",
            "бүгін соңғы күн",
            id="31 December",
        ),
        pytest.param(
            NOW,
            "past by 326 days, no evidence that it was met",
            "срок истек 326 дней назад, свидетельств выполнения не найдено",
            "мерзім 326 күн бұрын өтті, орындалғанына дәлел табылмады",
            id="most of a year later",
        ),
    ],
)
def test_the_meeting_before_it_was_known_to_have_been_held(today: date, en: str, ru: str, kk: str) -> None:
    assert [said(each, MEETING, today, unmet=True) for each in ("en", "ru", "kk")] == [en, ru, kk]


def _standing(timeliness: Timeliness, days: int) -> DeadlineStanding:
    return DeadlineStanding(_deadline(Precision.DAY, date(2026, 6, 30)), timeliness, days)


def _deadline(precision: Precision, last_day: date, first_day: date | None = None) -> Deadline:
    words = Text(MappingProxyType({"en": "built on {date}", "ru": "построено {date}"}))
    kind = DeadlineKind.PERIOD if first_day else DeadlineKind.DUE
    return Deadline("bridge", "bridge", kind, precision, first_day, last_day, words, words, words)


@pytest.mark.parametrize(
    ("days", "left", "late", "past"),
    [
        pytest.param(1, "остался 1 день", "на 1 день", "1 день назад", id="one"),
        pytest.param(2, "осталось 2 дня", "на 2 дня", "2 дня назад", id="few"),
        pytest.param(5, "осталось 5 дней", "на 5 дней", "5 дней назад", id="many"),
        pytest.param(11, "осталось 11 дней", "на 11 дней", "11 дней назад", id="eleven is many"),
        pytest.param(12, "осталось 12 дней", "на 12 дней", "12 дней назад", id="twelve is many"),
        pytest.param(21, "остался 21 день", "на 21 день", "21 день назад", id="twenty-one is one"),
        pytest.param(22, "осталось 22 дня", "на 22 дня", "22 дня назад", id="twenty-two is few"),
        pytest.param(111, "осталось 111 дней", "на 111 дней", "111 дней назад", id="hundred and eleven"),
        pytest.param(121, "остался 121 день", "на 121 день", "121 день назад", id="hundred and twenty-one"),
    ],
)
def test_russian_counts_days_in_three_forms(days: int, left: str, late: str, past: str) -> None:
    tr, today = translator("ru"), date(2026, 1, 1)
    assert plain(timeliness_words(tr, _standing(Timeliness.UPCOMING, days), today)) == left
    assert late in plain(timeliness_words(tr, _standing(Timeliness.MET_LATE, days), today))
    assert past in plain(timeliness_words(tr, _standing(Timeliness.OVERDUE, days), today))
    assert past in plain(timeliness_words(tr, _standing(Timeliness.ENDED, days), today))


@pytest.mark.parametrize(
    ("timeliness", "days", "expected"),
    [
        pytest.param(Timeliness.MET_ON_TIME, 0, "built on 30 June 2026, on time", id="on time"),
        pytest.param(Timeliness.MET_LATE, 1, "built on 30 June 2026, 1 day late", id="a day late"),
        pytest.param(Timeliness.DUE_TODAY, 0, "due today", id="today"),
        pytest.param(Timeliness.DUE_SOON, 1, "1 day left", id="tomorrow"),
        pytest.param(Timeliness.UPCOMING, 61, "61 days left", id="later"),
        pytest.param(Timeliness.NO_DATE, 0, "no date was stated", id="no date"),
    ],
)
def test_a_deadline_stated_to_the_day(timeliness: Timeliness, days: int, expected: str) -> None:
    words = timeliness_words(translator("en"), _standing(timeliness, days), date(2026, 1, 1))
    assert plain(words) == expected


def test_a_period_that_ended_is_under_review_until_somebody_looks() -> None:
    ended, looked = date(2026, 3, 31), check(date(2026, 4, 9))
    deadline = period(date(2026, 1, 1), ended)
    days = [date(2026, 4, 6), date(2026, 4, 7), date(2026, 4, 9)]
    of_it = statement(check(ended), looked, deadlines=[deadline])
    unseen = statement(check(ended), deadlines=[deadline])

    def words(of_it: Statement, today: date) -> str:
        return plain(timeliness_words(translator("en"), deadline_standing(of_it, deadline, today), today))

    assert [words(unseen, each) for each in days] == [
        "ended 6 days ago",
        "ended, under review since 7 April 2026",
        "ended, under review since 7 April 2026",
    ]
    assert words(of_it, days[-1]) == "ended; checked on 9 April 2026"


@pytest.mark.parametrize(
    ("met_on", "expected"),
    [
        (date(2026, 6, 30), "meets the deadline “built on {date}”, on time"),
        (date(2026, 7, 1), "meets the deadline “built on {date}”, 1 day late"),
        (date(2026, 8, 20), "meets the deadline “built on {date}”, 51 days late"),
    ],
)
def test_what_meets_a_deadline_says_how_late_it_was(met_on: date, expected: str) -> None:
    assert plain(meets_words(translator("en"), due(date(2026, 6, 30)), met_on)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("timeliness", list(Timeliness))
def test_every_timeliness_has_words_of_its_own(language: str, timeliness: Timeliness) -> None:
    tr, today = translator(language), date(2026, 1, 1)
    words = {each: timeliness_words(tr, _standing(each, 3), today) for each in Timeliness}
    alike = {each for each, found in words.items() if found == words[timeliness]}
    assert alike - {Timeliness.DUE_SOON, Timeliness.UPCOMING} <= {timeliness}
    assert words[timeliness].strip()


def test_a_period_of_two_years_counts_days_without_naming_one_year() -> None:
    deadline = _deadline(Precision.YEAR, date(2027, 12, 31), date(2026, 1, 1))
    found = deadline_standing(replace(ots(), followups=()), deadline, date(2027, 12, 1))
    assert plain(timeliness_words(translator("en"), found, date(2027, 12, 1))) == "under way, 30 days left"


@pytest.mark.parametrize("precision", [each for each in Precision if each is not Precision.DAY])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_stated_less_exactly_is_never_named_by_its_last_day(
    language: str, precision: Precision
) -> None:
    """Whatever the day: neither the name nor the words say 31 December."""
    tr, deadline = translator(language), _deadline(precision, date(2026, 12, 31))
    for today in (deadline.last_day + timedelta(days) for days in range(-800, 400, 7)):
        found = deadline_standing(UNMET, deadline, today)
        shown = f"{period_name(tr, deadline)} {timeliness_words(tr, found, today)}"
        assert tr.date(deadline.last_day) not in shown


@pytest.mark.parametrize(
    ("precision", "last_day", "en", "ru", "kk"),
    [
        pytest.param(
            Precision.DAY,
            date(2026, 2, 20),
            "20 February 2026",
            "20 февраля 2026 года",
            "2026 жылғы 20 ақпан",
            id="day",
        ),
        pytest.param(
            Precision.MONTH,
            date(2026, 12, 31),
            "December 2026",
            "декабрь 2026 года",
            "2026 жылғы желтоқсан",
            id="month",
        ),
        pytest.param(
            Precision.QUARTER,
            date(2026, 12, 31),
            "4th quarter 2026",
            "4-й квартал 2026 года",
            "2026 жылғы IV тоқсан",
            id="quarter",
        ),
        pytest.param(
            Precision.HALF_YEAR,
            date(2026, 6, 30),
            "first half of 2026",
            "1-е полугодие 2026 года",
            "2026 жылдың бірінші жартысы",
            id="first half",
        ),
        pytest.param(
            Precision.HALF_YEAR,
            date(2026, 12, 31),
            "second half of 2026",
            "2-е полугодие 2026 года",
            "2026 жылдың екінші жартысы",
            id="second half",
        ),
        pytest.param(Precision.YEAR, date(2026, 12, 31), "2026", "2026", "2026", id="year"),
    ],
)
def test_a_period_is_named_as_exactly_as_it_was_stated(
    precision: Precision, last_day: date, en: str, ru: str, kk: str
) -> None:
    deadline = _deadline(precision, last_day)
    assert [plain(period_name(translator(each), deadline)) for each in ("en", "ru", "kk")] == [en, ru, kk]


@pytest.mark.parametrize(
    ("precision", "first_day", "last_day", "expected"),
    [
        pytest.param(Precision.YEAR, date(2026, 1, 1), date(2026, 12, 31), "2026", id="one year"),
        pytest.param(Precision.YEAR, date(2026, 1, 1), date(2028, 12, 31), "2026 to 2028", id="years"),
        pytest.param(
            Precision.MONTH, date(2026, 3, 1), date(2026, 5, 31), "March 2026 to May 2026", id="months"
        ),
        pytest.param(
            Precision.QUARTER, date(2026, 1, 1), date(2026, 3, 31), "1st quarter 2026", id="one quarter"
        ),
        pytest.param(
            Precision.HALF_YEAR,
            date(2026, 1, 1),
            date(2026, 12, 31),
            "first half of 2026 to second half of 2026",
            id="two halves",
        ),
        pytest.param(
            Precision.DAY, date(2026, 3, 1), date(2026, 3, 2), "1 March 2026 to 2 March 2026", id="days"
        ),
    ],
)
def test_a_longer_period_is_named_from_its_first_to_its_last(
    precision: Precision, first_day: date, last_day: date, expected: str
) -> None:
    assert plain(period_name(translator("en"), _deadline(precision, last_day, first_day))) == expected
