"""The calendar words of English, for texts in lower case."""

from __future__ import annotations

import re

from drafting.calendar_words import CalendarWords

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_Y = r"(?:19|20|21)\d\d"
_DASH = r"\s?[-–—]\s?"
_LIMIT = r"(?P<limit>\b(?:by|before|until|till|no later than|not later than))"


def _maybe(words: str) -> str:
    return rf"(?:\b(?:{words})\s+)?"


_STARTING = r"starting(?: in| from)?|beginning in|as early as(?: in)?|as of"
_IN = _maybe(rf"in|on|at|from|since|for|during|throughout|{_STARTING}")
_WITHIN = _maybe("in|by|before|until|during|from")
_TO = r"\s+(?:to|and|through|until)\s+"
_PART = (
    r"(?:(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+)?|end[-\s]"
    r"|(?:the\s+)?(?P<vague>(?:beginning|start|middle|summer|spring|autumn|course)\s+of|mid|early|late)[-\s]+(?:in\s+)?)?"
)


def _month(name: str) -> str:
    return rf"(?P<{name}>\b(?:{_MONTHS})\b)\.?"


def _day(name: str) -> str:
    return rf"(?P<{name}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"


_RELATIVE = r"(?:the\s+)?(?P<relative>this|next|current|coming|upcoming|last|past|previous)\s+year\b"
_YEAR = rf"(?:(?:the\s+year\s+)?(?P<year>{_Y})\b|{_RELATIVE})"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR})?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty[- ]four)"
_UNIT = r"[\s-](?:calendar\s+|full\s+)?(?P<vague>days?|weeks?|months?|years?)\b"
_NEAR = r"(?:next|coming|following|upcoming)"
_QUARTER = r"(?P<quarter>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+quarter"
_BY_END = (
    r"\b(?:by|before|until|till|at|towards?|to|no later than|in)\s+(?:the\s+)?(?:very\s+)?(?:end|close)\s+of"
)
_ANY_TIME = (
    r"\b(?:by|no later than|not later than|in|before|until|till|for|during|throughout|from|since|to|towards?"
    r"|within|of)"
)
_SPAN = r"\b(?:within|over|in|during)\s+(?:a\s+period\s+of\s+)?(?:the\s+)?"
_PATTERNS = (
    # Days: "28–29 May 2026", "June 12 to July 3", "by 1 July".
    (
        rf"{_maybe('from')}\b{_day('day1')}(?:\s+{_month('month1')})?(?:{_DASH}|{_TO}){_day('day')}\s+(?:of\s+)?"
        rf"{_month('month')}{_OF_YEAR}"
    ),
    rf"{_month('month1')}\s+{_day('day1')}(?:{_DASH}|{_TO}){_month('month')}\s+{_day('day')}\b{_OF_YEAR}",
    rf"{_month('month')}\s+{_day('day1')}(?:{_DASH}|{_TO}){_day('day')}\b{_OF_YEAR}",
    rf"(?:{_LIMIT}\s+|\b(?:on|from)\s+)?(?:the\s+)?\b{_day('day')}\s+(?:of\s+)?{_month('month')}{_OF_YEAR}",
    rf"(?:{_LIMIT}\s+|\b(?:on|from)\s+)?{_month('month')}\s+{_day('day')}\b(?!\d){_OF_YEAR}",
    rf"(?:{_LIMIT}\s+|\bon\s+)?(?:the\s+)?\b(?P<day>first|second|third|fifth|tenth|fifteenth|twentieth)\s+of\s+{_month('month')}{_OF_YEAR}",
    rf"(?:{_LIMIT}\s+)?\b(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.(?P<year>{_Y})\b",
    rf"\b(?P<year>{_Y})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01])\b",
    # Quarters, half-years and months.
    rf"{_WITHIN}{_PART}(?:the\s+)?\b{_QUARTER}\b{_OF_YEAR}",
    rf"{_WITHIN}(?:the\s+end\s+of\s+)?\bq(?P<quarter>[1-4])\b{_OF_YEAR}",
    rf"{_WITHIN}{_PART}(?:the\s+)?\b(?P<half>first|second|1st|2nd)\s+half\s+of\s+{_YEAR}",
    rf"{_WITHIN}(?:the\s+)?\bh(?P<half>[12])\b{_OF_YEAR}",
    rf"{_LIMIT}\s+{_PART}{_month('month')}{_OF_YEAR}",
    rf"{_IN}{_PART}{_month('month1')}{_DASH}{_month('month')},?\s+(?:of\s+)?{_YEAR}",
    rf"{_IN}{_PART}{_month('month')},?\s+(?:of\s+)?{_YEAR}",
    rf"\b(?:in|from|since)\s+{_PART}{_month('month')}",
    # Years.
    rf"{_maybe('in|for|from|between|during')}\b(?P<year1>{_Y})(?:{_DASH}|{_TO})(?P<year>{_Y})\b",
    rf"{_WITHIN}(?:the\s+)?\b(?P<vague>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}",
    rf"{_BY_END}\s+(?:{_YEAR}|the\s+year\b)",
    r"\b(?:by|before)\s+(?:the\s+)?year[-']?s?[-\s]end\b",
    r"\b(?P<relative>this|next|last|coming)\s+(?P<vague>spring|summer|autumn|fall|winter)\b",
    rf"{_BY_END}\s+(?:the|this|the\s+current)\s+(?P<vague>decade)\b",
    r"\b(?P<relative>later\s+this)\s+year\b",
    rf"(?:{_ANY_TIME}|\b(?:{_STARTING}))\s+{_PART}(?:{_YEAR})\b",
    rf"\b(?P<year>{_Y})\b(?=\s+(?:to\s+)?be\s+(?:declared|proclaimed|designated))",
    rf"\b(?P<year>{_Y})\b(?=\s+(?:as\s+)?(?:the\s+)?(?:international\s+)?year\b)",
    rf"\b(?:already\s+)?(?:later\s+|early\s+)?{_RELATIVE}",
    # Words that settle no day.
    rf"\b{_NEAR}\s+(?P<stretch>month)\b",
    rf"\b(?P<vague>{_NEAR}\s+week)\b",
    rf"{_SPAN}(?:{_NEAR}\s+)?{_COUNT}{_UNIT}(?!\s+(?:ago|earlier|before))",
    rf"\bwithin\s+(?:the\s+)?(?:{_NEAR}\s+)?(?P<vague>years?|months?|weeks?|days?)\b",
    rf"\b{_COUNT}{_UNIT}\s+from\s+(?:now|today)\b",
    r"\b(?P<vague>(?:in|by|this|next|before|until)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?(?:spring|summer|autumn|fall|winter))\b",
    r"\b(?P<vague>mid|early|late)[-\s](?:20|21)\d\d\b",
)
WORDS = CalendarWords(
    hint=re.compile(rf"\d|year|spring|summer|autumn|fall|winter|decade|month|week|{_MONTHS}"),
    patterns=tuple(map(re.compile, _PATTERNS)),
    months={name: number for number, name in enumerate(_SHORT.split(), 1)},
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4},
    excludes_years=True,
    exclusive=frozenset({"before", "until", "till"}),
    days=dict(
        zip(
            ("first", "second", "third", "fifth", "tenth", "fifteenth", "twentieth"),
            (1, 2, 3, 5, 10, 15, 20),
            strict=True,
        )
    ),
    relative_years={
        **dict.fromkeys(("this", "later", "current"), 0),
        **dict.fromkeys(("next", "coming", "upcoming"), 1),
        **dict.fromkeys(("last", "past", "previous"), -1),
    },
)
"""The calendar words of English."""
