"""Days in languages without rules: with digits, or with the name of a month."""

from __future__ import annotations

import re

from drafting.calendar_words import CalendarWords

_MONTHS = {
    1: "қаңтар ocak yanvar январ үчтүн",
    2: "ақпан şubat fevral феврал бирдин",
    3: "наурыз mart март жалган",
    4: "сәуір nisan aprel апрел чын",
    5: "мамыр mayıs may май бугу",
    6: "маусым haziran iyun июн кулжа",
    7: "шілде temmuz iyul июл теке",
    8: "тамыз ağustos avqust avgust август",
    9: "қыркүйек eylül sentyabr sentabr сентябр",
    10: "қазан ekim oktyabr oktabr октябр",
    11: "қараша kasım noyabr ноябр жетинин",
    12: "желтоқсан aralık dekabr декабр",
}
_NAMES = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = rf"(?P<month>(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})\w{{0,4}})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:20|21)\d\d)"
WORDS = CalendarWords(
    hint=re.compile(r"\d"),
    patterns=tuple(
        map(
            re.compile,
            (
                rf"\b(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.{_YEAR}\b",
                rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
                rf"\b{_DAY}[-\s]+(?:си\s+)?{_MONTH}[,\s]+{_YEAR}\b",
                rf"\b{_YEAR}\b[^.;\d]{{1,20}}?\b{_DAY}[-\s]*{_MONTH}",
                r"\b(?P<vague>(?:20|21)\d\d)\b",
            ),
        )
    ),
    months=_NAMES,
    ordinals={},
    days={},
    exclusive=frozenset(),
    relative_years={},
)
"""The calendar words of Kazakh, Kyrgyz, Uzbek, Turkish and Azerbaijani; a year alone settles nothing."""
