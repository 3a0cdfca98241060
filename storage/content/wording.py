"""Sentences for editors about the faults that pydantic and the parsers find."""

from __future__ import annotations

import json
import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic_core import ErrorDetails

_TYPES: dict[type, str] = {dict: "a table", list: "a list"}
_BARE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST = 60
_MOST_BITS = 64
_MOST_COMPARED = 100


def quoted(text: str) -> str:
    """Return a text in quotation marks on one line, shortened; half a surrogate pair becomes "?"."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return json.dumps(short, ensure_ascii=False).encode(errors="replace").decode()


def shown(value: object) -> str:
    """Return a value as it is written in TOML, shortened."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return "a number of many digits"
    return _TYPES.get(type(value)) or str(value)


def dotted(parts: Iterable[str | int]) -> str:
    """Return a path within a file with dots; parts that TOML would quote are quoted."""
    return ".".join(str(part) if _BARE.fullmatch(str(part)) else quoted(str(part)) for part in parts)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Return the end of a sentence that suggests the nearest known word, or an empty text."""
    words = sorted(known)
    if not isinstance(word, str) or len(words) > _MOST_COMPARED:
        return ""
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {quoted(near[0])}?" if near else ""


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Return the reason of a fault for an unknown key."""
    return f"is not a known key{did_you_mean(key, known)}"


def sentence(error: ErrorDetails, known_keys: Iterable[str]) -> str:
    """Return the reason of a fault for one error of pydantic in a table that may have ``known_keys``."""
    kind = error["type"]
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return unknown_key(str(error["loc"][-1]), known_keys)
    if kind == "enum":
        allowed = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        near = did_you_mean(error["input"], allowed)
        return f"must be one of {', '.join(allowed)}; it is {shown(error['input'])}{near}"
    if kind in _WANTED:
        return f"must be {_WANTED[kind](error.get('ctx', {}))}; it is {shown(error['input'])}"
    if kind in _COUNTED:
        context = error["ctx"]
        return f"has {context['actual_length']} items; {_COUNTED[kind](context)}"
    return error["msg"]


_WANTED: dict[str, Callable[[Mapping[str, object]], str]] = {
    "string_type": lambda _: "text in quotation marks",
    "int_type": lambda _: "a whole number",
    "float_type": lambda _: "a number",
    "bool_type": lambda _: "true or false",
    "list_type": lambda _: "a list in square brackets",
    "date_type": lambda _: "a date such as 2025-10-07, in TOML without quotation marks",
    "datetime_type": lambda _: "a moment such as 2025-10-07T16:22:00+05:00, in TOML without quotation marks",
    "timezone_aware": lambda _: "a moment with its distance from UTC, such as 2025-10-07T16:22:00+05:00",
    "greater_than": lambda context: f"more than {context['gt']}",
    "greater_than_equal": lambda context: f"at least {context['ge']}",
    "less_than_equal": lambda context: f"at most {context['le']}",
}
_COUNTED: dict[str, Callable[[Mapping[str, object]], str]] = {
    "too_short": lambda context: f"at least {context['min_length']} is needed",
    "too_long": lambda context: f"at most {context['max_length']} fit",
}
