"""The words for days and hours in each interface language, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS_FROM_TODAY: Mapping[str, Mapping[int, tuple[str, ...]]] = {
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
    "ru": {
        -2: ("позавчера",),
        -1: ("вчера",),
        0: ("сегодня",),
        1: ("завтра",),
        2: ("послезавтра",),
    },
}
"""By language: the words for today, and for a day so many days after it. They are read in every language."""
AT = ("at", "в", "во", "сағат")
"""What stands before an hour."""
OF_THE_CLOCK = ("ч", "час", "часа", "часов", "-да", "-де", "-та", "-те", "-ға", "-ге", "-қа", "-ке")
"""What stands after an hour: a word, or an ending."""
