"""Days and periods that a text names, seen from 7 October 2025."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.periods import find_mentions

MADE_ON = date(2025, 10, 7)

RUSSIAN = [
    ("в 2026 году", "year", date(2026, 1, 1), date(2026, 12, 31)),
    ("в этом году", "year", date(2025, 1, 1), date(2025, 12, 31)),
    ("в следующем году", "year", date(2026, 1, 1), date(2026, 12, 31)),
    ("до конца года", "year", date(2025, 1, 1), date(2025, 12, 31)),
    ("к концу 2027 г.", "year", date(2027, 1, 1), date(2027, 12, 31)),
    ("к 2040 году", "year", date(2040, 1, 1), date(2040, 12, 31)),
    ("к 2030-му", "year", date(2030, 1, 1), date(2030, 12, 31)),
    ("с 2026 по 2030 год", "year", date(2026, 1, 1), date(2030, 12, 31)),
    ("2026–2028 годы", "year", date(2026, 1, 1), date(2028, 12, 31)),
    ("28–29 мая 2026 года", "day", date(2026, 5, 28), date(2026, 5, 29)),
    ("с 30 мая по 2 июня 2026 года", "day", date(2026, 5, 30), date(2026, 6, 2)),
    ("до 1 июля 2027 года", "day", date(2027, 7, 1), date(2027, 7, 1)),
    ("к первому сентября", "day", date(2026, 9, 1), date(2026, 9, 1)),
    ("до 1 марта", "day", date(2026, 3, 1), date(2026, 3, 1)),
    ("01.03.2026", "day", date(2026, 3, 1), date(2026, 3, 1)),
    ("в третьем квартале 2026 года", "quarter", date(2026, 7, 1), date(2026, 9, 30)),
    ("в IV квартале 2026 г.", "quarter", date(2026, 10, 1), date(2026, 12, 31)),
    ("во втором полугодии", "half_year", date(2025, 7, 1), date(2025, 12, 31)),
    ("в первой половине 2027 года", "half_year", date(2027, 1, 1), date(2027, 6, 30)),
    ("к марту 2027 года", "month", date(2027, 3, 1), date(2027, 3, 31)),
    ("в мае следующего года", "month", date(2026, 5, 1), date(2026, 5, 31)),
    ("в следующем месяце", "month", date(2025, 11, 1), date(2025, 11, 30)),
]
ENGLISH = [
    ("by the end of 2027", "year", date(2027, 1, 1), date(2027, 12, 31)),
    ("next year", "year", date(2026, 1, 1), date(2026, 12, 31)),
    ("later this year", "year", date(2025, 1, 1), date(2025, 12, 31)),
    ("by year-end", "year", date(2025, 1, 1), date(2025, 12, 31)),
    ("from 2026 to 2030", "year", date(2026, 1, 1), date(2030, 12, 31)),
    ("in the first half of 2026", "half_year", date(2026, 1, 1), date(2026, 6, 30)),
    ("in the third quarter of 2026", "quarter", date(2026, 7, 1), date(2026, 9, 30)),
    ("Q3 2026", "quarter", date(2026, 7, 1), date(2026, 9, 30)),
    ("by March 2027", "month", date(2027, 3, 1), date(2027, 3, 31)),
    ("by March", "month", date(2026, 3, 1), date(2026, 3, 31)),
    ("by 1 July 2027", "day", date(2027, 7, 1), date(2027, 7, 1)),
    ("12-14 June 2026", "day", date(2026, 6, 12), date(2026, 6, 14)),
    ("June 12–14, 2026", "day", date(2026, 6, 12), date(2026, 6, 14)),
    ("28 and 29 May 2026", "day", date(2026, 5, 28), date(2026, 5, 29)),
    ("next month", "month", date(2025, 11, 1), date(2025, 11, 30)),
]


@pytest.mark.parametrize(
    ("words", "precision", "first", "last", "language"),
    [
        pytest.param(*row, language, id=row[0])
        for language, rows in (("ru", RUSSIAN), ("en", ENGLISH))
        for row in rows
    ],
)
def test_words_name_a_period(words: str, precision: str, first: date, last: date, language: str) -> None:
    text = f"xx {words}, xx"
    found = find_mentions(text, MADE_ON, language)
    assert [text[each.start : each.end] for each in found] == [words]
    spans = [each.span for each in found if each.span is not None]
    assert [(each.precision.value, each.first_day, each.last_day) for each in spans] == [
        (precision, first, last)
    ]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("к осени", "ru"),
        ("до весны 2027 года", "ru"),
        ("до июля", "ru"),
        ("в начале 2026 года", "ru"),
        ("в течение двух лет", "ru"),
        ("в двухмесячный срок", "ru"),
        ("до конца десятилетия", "ru"),
        ("by autumn", "en"),
        ("by mid-2027", "en"),
        ("mid-June 2026", "en"),
        ("early 2027", "en"),
        ("before March 2027", "en"),
        ("before 2030", "en"),
        ("within two years", "en"),
        ("over the next two years", "en"),
        ("within a year", "en"),
        ("by the end of the decade", "en"),
    ],
)
def test_words_that_settle_no_day_are_found_without_one(words: str, language: str) -> None:
    text = f"xx {words}, xx"
    found = find_mentions(text, MADE_ON, language)
    assert [(text[each.start : each.end], each.span) for each in found] == [(words, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("за последние пять лет", "ru", id="the last five years"),
        pytest.param("с начала года", "ru", id="since the beginning of the year"),
        pytest.param("два года назад", "ru", id="two years ago"),
        pytest.param("более 30 лет", "ru", id="an age"),
        pytest.param("in the past five years", "en", id="past years"),
        pytest.param("2 years ago", "en", id="years ago"),
        pytest.param("I may go", "en", id="the verb may"),
        pytest.param("2,026 people", "en", id="a number"),
    ],
)
def test_words_that_name_no_coming_period(text: str, language: str) -> None:
    assert find_mentions(text, MADE_ON, language) == []


def test_without_the_day_of_the_statement_only_full_dates_are_read() -> None:
    text = "by the end of 2027, next year, within three months"
    spans = [each.span for each in find_mentions(text, None, "en")]
    assert [each and each.last_day for each in spans] == [date(2027, 12, 31), None, None]


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert [each.span for each in find_mentions("on 31 June 2026", MADE_ON, "en")] == [None]
