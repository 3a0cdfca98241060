"""Days, months, quarters and hours are written as readers of each language write them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pytest
from babel import UnknownLocaleError

from tests.views.shown import LANGUAGES, plain, translator
from views.dates import (
    DAYS_PER_MONTH,
    PATTERNS,
    date_words,
    locale_of,
    month_words,
    quarter_words,
    year_words,
)

SUMMIT_HOUR = datetime(2025, 10, 7, 16, 22, tzinfo=timezone(timedelta(hours=5)))
OURS = ["en", "ru", "kk", "tr", "az", "uz", "ky"]


class Written(NamedTuple):
    """What a language makes of 29 November 2026, a Sunday, and of the hour 9:05 of that day."""

    date: str
    month: str
    quarter: str
    year: str
    moment: str
    date_and_time: str


NOVEMBER = {
    "en": Written(
        "29 November 2026",
        "November 2026",
        "4th quarter 2026",
        "2026",
        "Sun 29 Nov, 09:05",
        "29 November 2026, 09:05",
    ),
    "ru": Written(
        "29 ноября 2026 года",
        "ноябрь 2026 года",
        "4-й квартал 2026 года",
        "2026",
        "вс, 29 нояб., 09:05",
        "29 ноября 2026 года, 09:05",
    ),
    "kk": Written(
        "2026 жылғы 29 қараша",
        "2026 жылғы қараша",
        "2026 жылғы IV тоқсан",
        "2026",
        "29 қар., жс, 09:05",
        "2026 жылғы 29 қараша, 09:05",
    ),
    "tr": Written(
        "29 Kasım 2026",
        "Kasım 2026",
        "2026 yılının 4. çeyreği",
        "2026",
        "29 Kasım Pazar, 09:05",
        "29 Kasım 2026, 09:05",
    ),
    "az": Written(
        "29 noyabr 2026",
        "noyabr 2026",
        "2026-cı ilin 4-cü rübü",
        "2026-cı il",
        "29 noyabr, bazar, 09:05",
        "29 noyabr 2026, 09:05",
    ),
    "uz": Written(
        "2026-yil 29-noyabr",
        "2026-yil noyabr",
        "2026-yilning 4-choragi",
        "2026-yil",
        "29-noyabr, yakshanba, 09:05",
        "2026-yil 29-noyabr, 09:05",
    ),
    "ky": Written(
        "2026-жылдын 29-ноябры",
        "2026-жылдын ноябры",
        "2026-жылдын 4-кварталы",
        "2026-жыл",
        "29-ноябрь, жекшемби, 09:05",
        "2026-жылдын 29-ноябры, 09:05",
    ),
}

FEBRUARY = {
    "en": "20 February 2026",
    "ru": "20 февраля 2026 года",
    "kk": "2026 жылғы 20 ақпан",
    "tr": "20 Şubat 2026",
    "az": "20 fevral 2026",
    "uz": "2026-yil 20-fevral",
    "ky": "2026-жылдын 20-февралы",
}

AGO = {
    "en": ["1 day ago", "30 days ago", "1 month ago", "2 months ago", "1 year ago", "2 years ago"],
    "ru": ["1 день назад", "30 дней назад", "1 месяц назад", "2 месяца назад", "1 год назад", "2 года назад"],
    "kk": ["1 күн бұрын", "30 күн бұрын", "1 ай бұрын", "2 ай бұрын", "1 жыл бұрын", "2 жыл бұрын"],
    "tr": ["1 gün önce", "30 gün önce", "1 ay önce", "2 ay önce", "1 yıl önce", "2 yıl önce"],
    "az": ["1 gün əvvəl", "30 gün əvvəl", "1 ay əvvəl", "2 ay əvvəl", "1 il əvvəl", "2 il əvvəl"],
    "uz": ["1 kun oldin", "30 kun oldin", "1 oy oldin", "2 oy oldin", "1 yil oldin", "2 yil oldin"],
    "ky": ["1 күн мурун", "30 күн мурун", "1 ай мурун", "2 ай мурун", "1 жыл мурун", "2 жыл мурун"],
}

WEEKDAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "ru": "пн вт ср чт пт сб вс",
    "kk": "дс сс ср бс жм сб жс",
    "tr": "Pzt Sal Çar Per Cum Cmt Paz",
    "az": "B.e. Ç.a. Ç. C.a. C. Ş. B.",
    "uz": "Dush Sesh Chor Pay Jum Shan Yak",
    "ky": "дүй. шейш. шарш. бейш. жума ишм. жек.",
}

LISTED = {
    "en": "2, 6 and 7",
    "ru": "2, 6 и 7",
    "kk": "2, 6, 7",
    "tr": "2, 6 ve 7",
    "az": "2, 6 və 7",
    "uz": "2, 6 va 7",
    "ky": "2, 6 жана 7",
}

every_language = pytest.mark.parametrize("language", OURS)


def test_the_tables_of_this_file_have_every_language() -> None:
    assert set(OURS) == set(LANGUAGES)
    for table in (PATTERNS, NOVEMBER, FEBRUARY, AGO, WEEKDAYS, LISTED):
        assert list(table) == OURS


@every_language
def test_a_day_its_month_its_quarter_and_its_year(language: str) -> None:
    tr, day = translator(language), date(2026, 11, 29)
    moment = datetime(2026, 11, 29, 9, 5, tzinfo=UTC)
    found = [tr.date(day), tr.month(day), tr.quarter(day), tr.year(day)]
    found += [tr.moment(moment), tr.date_and_time(moment)]
    assert [plain(each) for each in found] == list(NOVEMBER[language])


@every_language
def test_a_day_of_another_month(language: str) -> None:
    assert plain(translator(language).date(date(2026, 2, 20))) == FEBRUARY[language]


@every_language
def test_how_long_ago_a_day_was(language: str) -> None:
    tr, today = translator(language), date(2026, 11, 29)
    found = [tr.ago(today - timedelta(days), today) for days in (1, 30, 31, 61, 366, 731)]
    assert [plain(each) for each in found] == AGO[language]
    assert tr.ago(today, today) == tr.gettext("today")
    assert DAYS_PER_MONTH > 30


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 8), "11 months ago"),
        (date(2025, 12, 31), "11 months ago"),
        (date(2025, 12, 30), "1 year ago"),
        (date(2025, 1, 8), "1 year ago"),
        (date(2024, 12, 30), "2 years ago"),
    ],
)
def test_a_year_ago_is_a_whole_year(day: date, words: str) -> None:
    assert plain(translator("en").ago(day, date(2026, 12, 30))) == words


@every_language
def test_the_short_names_of_weekdays(language: str) -> None:
    assert " ".join(translator(language).weekdays()) == WEEKDAYS[language]


@every_language
def test_a_list_in_words(language: str) -> None:
    assert translator(language).listed(["2", "6", "7"]) == LISTED[language]


@every_language
def test_no_line_ends_between_a_number_and_what_it_counts(language: str) -> None:
    tr, day = translator(language), date(2026, 11, 29)
    words = [tr.date(day), tr.month(day), tr.quarter(day), tr.ago(day, day + timedelta(5))]
    assert [each for each in words for place in range(len(each) - 2) if _parts(each[place : place + 3])] == []


def _parts(three: str) -> bool:
    return three[0].isdecimal() and three[1] == " " and three[2].isalpha()


def test_every_month_of_a_year_in_kyrgyz() -> None:
    # After its year a month has an ending that follows the vowels of its name.
    found = [date_words("ky", date(2026, month, 1)).removeprefix("2026-жылдын 1-") for month in range(1, 13)]
    assert found == [
        "январы",
        "февралы",
        "марты",
        "апрели",
        "майы",
        "июну",
        "июлу",
        "августу",
        "сентябры",
        "октябры",
        "ноябры",
        "декабры",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1-ci"),
        (2, "2-ci"),
        (3, "3-cü"),
        (4, "4-cü"),
        (5, "5-ci"),
        (6, "6-cı"),
        (7, "7-ci"),
        (8, "8-ci"),
        (9, "9-cu"),
        (10, "10-cu"),
        (12, "12-ci"),
        (20, "20-ci"),
        (30, "30-cu"),
        (40, "40-cı"),
        (50, "50-ci"),
        (60, "60-cı"),
        (70, "70-ci"),
        (80, "80-ci"),
        (90, "90-cı"),
        (100, "100-cü"),
        (1900, "1900-cü"),
        (2000, "2000-ci"),
        (2025, "2025-ci"),
        (2026, "2026-cı"),
        (2029, "2029-cu"),
        (2040, "2040-cı"),
    ],
)
def test_an_ordinal_in_azerbaijani_follows_its_last_word(number: int, expected: str) -> None:
    assert translator("az").ordinal(number) == expected


@pytest.mark.parametrize("language", [each for each in OURS if each != "az"])
def test_other_languages_write_an_ordinal_into_their_sentences(language: str) -> None:
    assert translator(language).ordinal(2026) == "2026"


@every_language
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(SUMMIT_HOUR, "16:22", id="its own zone, 24 hours"),
        pytest.param(datetime(2025, 10, 7, 0, 5, tzinfo=UTC), "00:05", id="after midnight"),
    ],
)
def test_the_hour_is_that_of_the_zone_it_was_written_in(
    language: str, moment: datetime, expected: str
) -> None:
    assert translator(language).time(moment) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "de", ["29. November 2026", "November 2026", "4. Quartal 2026", "2026"], id="none of ours"
        ),
        pytest.param(
            "uz-cyrl", ["29 ноябр, 2026", "ноябр, 2026", "2026, 4-чорак", "2026"], id="in another script"
        ),
        pytest.param(
            "ru-kz",
            ["29 ноября 2026 года", "ноябрь 2026 года", "4-й квартал 2026 года", "2026"],
            id="in a territory",
        ),
    ],
)
def test_a_language_without_patterns_is_written_as_cldr_has_it(language: str, expected: list[str]) -> None:
    day = date(2026, 11, 29)
    found = [words(language, day) for words in (date_words, month_words, quarter_words, year_words)]
    assert [plain(each) for each in found] == expected


@pytest.mark.parametrize(
    ("code", "locale"), [("en", "en_GB"), ("ru", "ru"), ("uz-cyrl", "uz_Cyrl"), ("pt-br", "pt_BR")]
)
def test_the_locale_of_a_language(code: str, locale: str) -> None:
    assert str(locale_of(code)) == locale


def test_a_language_that_nobody_speaks_has_no_locale() -> None:
    with pytest.raises(UnknownLocaleError):
        locale_of("xx")


def test_turkish_has_its_own_months_in_a_program_that_has_shown_azerbaijani_ones_first() -> None:
    program = (
        "from datetime import date\n"
        "from views.dates import month_words\n"
        "print(*(month_words(each, date(2026, 11, 2)) for each in ('az', 'tr')), sep='; ')\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True)  # noqa: S603 - our own program
    assert plain(ended.stdout.decode()) == "noyabr 2026; Kasım 2026\n"
