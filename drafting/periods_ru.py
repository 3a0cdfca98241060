"""The calendar words of Russian, for texts in lower case with ``е`` instead of ``ё``."""

from __future__ import annotations

import re

from drafting.calendar_words import CalendarWords

_MONTHS = (
    *("январ", "феврал", "март", "апрел", "ма[йяею]", "июн", "июл"),
    *("август", "сентябр", "октябр", "ноябр", "декабр"),
)
_ORDINALS = (
    *("перв", "втор", "трет", "четверт", "пят", "шест", "седьм"),
    *("восьм", "девят", "десят", "одиннадцат", "двенадцат"),
    *("тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_Y = r"(?:19|20|21)\d\d"
_DASH = r"\s?[-–—]\s?"
_YEAR_WORD = r"(?:-?(?:го|м|му|й|ый|ом))?(?:\s?(?:год(?:ами?|ах|ов|ом|у|ы|а)?\b|гг?\b\.?))"
_RELATIVE = (
    r"(?P<relative>эт(?:ом|ого|от|ому)|текущ\w+|нынешн\w+|следующ\w+|будущ\w+|прошл\w+|минувш\w+|прошедш\w+)"
)


def _month(name: str) -> str:
    return rf"(?P<{name}>(?:{'|'.join(_MONTHS)})[а-я]{{0,4}})"


_YEAR = rf"(?:(?P<year>{_Y})(?:{_YEAR_WORD})?|{_RELATIVE}\s+год[ау]?\b)"
_OF_YEAR = rf"(?:,?\s+{_YEAR})?"
_COUNT = (
    r"(?:\d{1,3}|одно\w+|дв(?:а|е|ух|ум)|тр(?:и|ех)|четыр\w+|пят\w+|шест\w+|сем\w+|вос\w+|девят\w+"
    r"|десят\w+|двенадцат\w+|восемнадцат\w+|полутора|полтора)"
)
_UNIT = r"(?P<vague>дн(?:ей|я|и)|день|сут\w+|недел\w+|месяц\w*|лет|год(?:а|ов|у)?|полугода|полгода)\b"
_NEAR = r"(?:ближайш\w+|следующ\w+|предстоящ\w+|последующ\w+)"
_FROM_NOW = r"(?!\s+(?:назад|тому|подряд|спустя))"
_END = r"(?:сам\w+\s+)?кон(?:ца|цу|це)"


def _maybe(words: str) -> str:
    return rf"(?:\b(?:{words})\s+)?"


_PART = rf"(?:(?:{_END}|(?P<vague>начал\w|середин\w))\s+)?"
_IN = _maybe("в|на|с|начиная с")
_WHEN = _maybe("в|во|к|ко|до|с|со|по|не позднее")
_LIMIT = r"(?P<limit>\b(?:до|к|не позднее))"
_HALF = rf"{_WHEN}(?:{_END}\s+)?\b(?P<half>перв\w+|втор\w+|i{{1,2}}|[12](?:-?(?:е|го|м|ом|й))?)"
_QUARTER = (
    r"(?P<quarter>перв\w+|втор\w+|трет\w+|четверт\w+|iv|i{1,3}|[1-4](?:-?(?:й|го|м|ом|му))?)\s+квартал\w*"
)
_OF_SEVERAL = r"(?:дву|двух|тр[ие]х?|четырех|пяти|шести|десяти|\d{1,2}-?)?-?"
_LONG = r"(?P<vague>дневн\w+|недельн\w+|месячн\w+|годичн\w+|годовой|летн\w+)"
_PATTERNS = (
    # Days: "28–29 мая 2026 года", "с 28 мая по 2 июня", "до 1 июля".
    (
        rf"(?:\b[сc]\s+)?\b(?P<day1>{_DAY})(?:\s+{_month('month1')})?(?:{_DASH}|\s+(?:по|и|до)\s+)"
        rf"(?P<day>{_DAY})\s+{_month('month')}{_OF_YEAR}"
    ),
    rf"(?:(?P<limit>\b(?:до|к|не позднее|с))\s+)?\b(?P<day>{_DAY})(?:-го)?\s+{_month('month')}{_OF_YEAR}",
    (
        rf"(?:(?P<limit>\b(?:до|к|ко|не позднее|с))\s+)?\b(?P<day>(?:{'|'.join(_ORDINALS)})(?:ого|ому|ого|"
        rf"его|ему|ье|ое))\s+{_month('month')}{_OF_YEAR}"
    ),
    rf"{_WHEN}\b(?P<day>{_DAY})\.(?P<month>0[1-9]|1[0-2])\.(?P<year>{_Y})\b",
    rf"\b(?P<year>{_Y})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01])\b",
    # Quarters, half-years and months.
    rf"{_WHEN}(?:{_END}\s+)?\b{_QUARTER}\b{_OF_YEAR}",
    rf"{_HALF}\s+половин\w+\s+{_YEAR}",
    rf"{_HALF}\s+полугоди\w+{_OF_YEAR}",
    rf"{_LIMIT}\s+{_PART}{_month('month')}{_OF_YEAR}",
    rf"{_IN}{_PART}{_month('month1')}{_DASH}{_month('month')}\s+{_YEAR}",
    rf"{_IN}{_PART}{_month('month')}\s+{_YEAR}",
    rf"\b(?:в|с)\s+{_PART}{_month('month')}\b",
    # Years.
    rf"{_maybe('в|на|с')}\b(?P<year1>{_Y})(?:-?(?:го|м))?{_DASH}(?P<year>{_Y})\b(?:{_YEAR_WORD})?",
    rf"\bс\s+(?P<year1>{_Y})(?:{_YEAR_WORD})?\s+(?:по|до)\s+(?P<year>{_Y})\b(?:{_YEAR_WORD})?",
    rf"{_LIMIT}\s+(?P<vague>весн[еы]|лет[ау]|осени|зим[еы])\b(?!\s+(?:{_Y}|следующ|будущ|эт))",
    rf"{_maybe('к|до')}\b(?P<vague>весн\w+|лет(?:ом|а|у)|осен\w+|зим\w+)\s+{_YEAR}",
    (
        rf"\b(?:до|к|в|по|не позднее)\s+(?:{_END}|исхода|исходу|завершения)\s+"
        rf"(?:{_YEAR}|(?:календарного\s+)?года\b)"
    ),
    r"\b(?:до|к|по)\s+(?:кон(?:ца|цу)|исхода|исходу|завершения)\s+(?:текущего\s+|нынешнего\s+|этого\s+)?(?P<vague>десятилети)я",
    rf"\b{_RELATIVE}\s+год(?=\s+(?:год(?:ом)?\b|международ\w+\s+год))",
    rf"{_LIMIT}\s+{_PART}(?P<year>{_Y})\b(?:{_YEAR_WORD})?(?:-?(?:го|му))?",
    rf"(?:{_maybe('в|на|с|по|начиная с|в течение|на протяжении|уже в')}{_PART})?\b(?P<year>{_Y}){_YEAR_WORD}",
    (
        rf"\b(?:в|во|к|до|на|со?|уже в|в течение)\s+{_PART}{_RELATIVE}\s+(?:(?P<term>учебн\w+|"
        rf"финансов\w+)\s+|\w+\s+)?год[ау]?\b"
    ),
    # Words that settle no day.
    r"\bв\s+(?:следующ\w+|будущ\w+)\s+(?P<stretch>месяц\w*)\b",
    r"\b(?P<vague>на\s+(?:следующ\w+|будущ\w+)\s+недел\w+)\b",
    rf"\bв\s+течени[ею]\s+(?:{_NEAR}\s+)?(?:{_COUNT}\s+)?{_UNIT}",
    rf"\bв\s+{_NEAR}\s+(?:{_COUNT}\s+)?{_UNIT}",
    rf"\bв\s+(?:срок\s+до|пределах)\s+{_COUNT}\s+{_UNIT}",
    rf"\b(?:за\s+{_NEAR}|через(?:\s+{_NEAR})?)\s+(?:{_COUNT}\s+)?{_UNIT}{_FROM_NOW}",
    rf"\bв\s+{_OF_SEVERAL}{_LONG}\s+срок",
    rf"\b(?P<vague>(?:к|до|этой|следующей|ближайшей|будущей)\s+(?:{_END}\s+)?(?:весн[еыу]|лет[ау]|осень?ю?|осени|зим[еы]))\b",
)
WORDS = CalendarWords(
    hint=re.compile(
        rf"\d|год|весн|лет|осен|зим|десятилети|лет|месяц|месячн|недел|квартал|дн|сут|{'|'.join(_MONTHS)}"
    ),
    patterns=tuple(map(re.compile, _PATTERNS)),
    months={key.replace("[йяею]", ""): number for number, key in enumerate(_MONTHS, 1)},
    ordinals={"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4},
    exclusive=frozenset({"до"}),
    days={word: number for number, word in enumerate(_ORDINALS, 1)},
    relative_years={
        **dict.fromkeys(("эт", "текущ", "нынешн"), 0),
        **dict.fromkeys(("следующ", "будущ"), 1),
        **dict.fromkeys(("прошл", "минувш", "прошедш"), -1),
    },
)
"""The calendar words of Russian."""
