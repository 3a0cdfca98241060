"""The words for days, weekdays and months in all languages of the interface, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS_FROM_TODAY: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "az": {
        -2: ("srağagün", "srağa gün"),
        -1: ("dünən",),
        0: ("bu gün",),
        1: ("sabah",),
        2: ("o biri gün", "birisi gün", "birigün"),
    },
    "en": {
        -2: ("day before yesterday", "the day before yesterday"),
        -1: ("yesterday",),
        0: ("today",),
        1: ("tomorrow",),
        2: ("day after tomorrow", "the day after tomorrow"),
    },
    "kk": {
        -2: ("алдыңгүні", "алдыңғы күні"),
        -1: ("кеше",),
        0: ("бүгін",),
        1: ("ертең",),
        2: ("бүрсігүні", "бүрсігүн", "арғы күні"),
    },
    "ky": {
        -2: ("мурда күнү", "мурдагы күнү"),
        -1: ("кечээ", "кече"),
        0: ("бүгүн",),
        1: ("эртең",),
        2: ("бүрсүгүнү", "бүрсүгүн"),
    },
    "ru": {
        -2: ("позавчера",),
        -1: ("вчера",),
        0: ("сегодня",),
        1: ("завтра",),
        2: ("послезавтра",),
    },
    "tr": {
        -2: ("evvelsi gün", "evvelki gün", "önceki gün"),
        -1: ("dün",),
        0: ("bugün",),
        1: ("yarın",),
        2: ("öbür gün", "yarından sonra", "yarından sonraki gün"),
    },
    "uz": {
        -2: ("oʻtgan kuni", "oldingi kuni"),
        -1: ("kecha",),
        0: ("bugun",),
        1: ("ertaga", "erta"),
        2: ("indinga", "indin"),
    },
}
"""By language: the words for the day that is so many days after today. All languages are always read.

"Sabah" is "tomorrow" in Azerbaijani and "in the morning" in Turkish: as a day it is tomorrow, and the hour is
the same in both.
"""
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "az": (
        *("bazarertəsi", "çərşənbə axşamları", "çərşənbələri", "cümə axşamları"),
        *("cümələri", "şənbələri", "bazarları"),
    ),
    "en": ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    "kk": ("дүйсенбіде", "сейсенбіде", "сәрсенбіде", "бейсенбіде", "жұмада", "сенбіде", "жексенбіде"),
    "ky": ("дүйшөмбүдө", "шейшембиде", "шаршембиде", "бейшембиде", "жумада", "ишембиде", "жекшембиде"),
    "ru": ("понедельникам", "вторникам", "среду", "четвергам", "пятницу", "субботу", "воскресеньям"),
    "tr": (
        *("pazartesileri", "salıları", "çarşambaları", "perşembeleri"),
        *("cumaları", "cumartesileri", "pazarları"),
    ),
    "uz": (
        *("dushanbada", "seshanbada", "chorshanbada", "payshanbada"),
        *("jumada", "shanbada", "yakshanbada"),
    ),
}
"""By language: forms of the weekdays, Monday first, beside the names that Babel knows."""
MORE_WEEKDAYS: Mapping[str, int] = {
    **dict.fromkeys(("дш",), 0),
    **dict.fromkeys(("tues", "шш"), 1),
    **dict.fromkeys(("weds", "средам", "çrş", "шр"), 2),
    **dict.fromkeys(("thur", "thurs", "prş", "бш"), 3),
    **dict.fromkeys(("пятницам", "жм"), 4),
    **dict.fromkeys(("субботам", "cts", "иш"), 5),
    **dict.fromkeys(("жк",), 6),
}
"""Further forms and abbreviations."""
ON = (
    *("on", "this", "в", "во", "эту", "этот", "это", "осы", "күні", "күндері"),
    *("bu", "günü", "gün", "günləri", "günleri", "shu", "kuni", "kunlari", "ушул", "күнү", "күндөрү"),
)
"""Words beside a weekday that do not change which one is meant."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "ky": (
        *("январы", "февралы", "марты", "апрели", "майы", "июну"),
        *("июлу", "августу", "сентябры", "октябры", "ноябры", "декабры"),
    ),
    "uz": (
        *("yanvar", "fevral", "mart", "aprel", "may", "iyun"),
        *("iyul", "avgust", "sentyabr", "oktyabr", "noyabr", "dekabr"),
    ),
}
"""By language: other forms and spellings of the months beside the names that Babel knows."""
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "az": ("ın", "in", "un", "da", "də"),
    "kk": ("да", "де", "та", "те", "ның", "нің", "дың", "дің", "тың", "тің"),
    "ky": (*("да", "де", "до", "та", "те", "то"), *("нда", "нде", "нын", "нин", "нун", "дын", "дин", "дун")),
    "tr": ("da", "de", "ta", "te", "ın", "in", "un", "ün"),
    "uz": ("da", "ning"),
}
"""By language: the case endings that the name of a month takes beside a day."""
BESIDE_A_DATE = frozenset(
    (
        *("г", "года", "год", "ж", "жылғы", "жыл", "жылы", "күні"),
        *("yılı", "yılının", "tarihinde", "tarihli", "günü", "il", "ilin", "tarixində"),
        *("yil", "yili", "yilda", "yilning", "y", "kuni", "жылдын", "күнү"),
        # Endings that a hyphen parts from their number: "2026-cı", "29-u", "20-sı".
        *("cı", "ci", "cu", "cü", "da", "də", "u", "ü", "sı", "si", "ı", "i"),
        *("да", "де", "сы", "си", "су", "ы", "и"),
    )
)
"""Words for "year" and "day", and endings of numbers, that may stand beside a date."""
DAY_ENDINGS = (
    *("st", "nd", "rd", "th", "da", "de", "ta", "te", "u", "ü", "ı", "i", "sı", "si", "də"),
    *("да", "де", "та", "те", "до", "то", "сы", "си", "су", "ы", "и", "у"),
)
"""Endings that are written straight on the number of a day."""

AFTER_DAYS = (
    *("in {n} day", "in {n} days", "через {n} день", "через {n} дня", "через {n} дней"),
    *("{n} күннен кейін", "{n} күннен соң", "{n} күндөн кийин"),
    *("{n} gün sonra", "{n} gündən sonra", "{n} kundan keyin", "{n} kundan soʻng"),
)
"""How a day is said that is so many days ahead."""
DAYS_AGO = (
    *("{n} day ago", "{n} days ago", "{n} день назад", "{n} дня назад", "{n} дней назад"),
    *("{n} күн бұрын", "{n} күн мурун", "{n} күн мурда"),
    *("{n} gün önce", "{n} gün evvel", "{n} gün əvvəl", "{n} kun oldin", "{n} kun avval"),
)
"""How a day is said that was so many days ago."""
