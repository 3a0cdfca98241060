"""Reading of what Telegram sent: JSON and the numbers of updates."""

from __future__ import annotations

import json
import re
from importlib import import_module
from math import inf
from typing import TYPE_CHECKING

from bot.shapes import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

fast_loads: Callable[[str | bytes], object]
try:
    fast_loads = import_module("orjson").loads  # an optional extra: pip install .[fast]
except ImportError:
    fast_loads = json.loads
LONGEST_NUMBER = 20
"""A whole number with more digits is read as infinity."""
NUMBER = re.compile(r'"update_id"\s*:\s*(\d{1,15})(?!\d)')
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]')
UPDATE_DEPTH = 3
"""Nesting depth of an update in an answer: an object in the array ``result`` of an object."""


def parse_json(text: str | bytes) -> object:
    """Read JSON as ``json.loads`` does, but also numbers with more digits than Python converts.

    Raises:
        ValueError: the text is not JSON.
        RecursionError: it is nested too deeply.

    """
    try:
        return fast_loads(text)
    except ValueError:
        return json.loads(text, parse_int=_whole_number)


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else inf


def number_of(raw: object) -> int | None:
    """Return the number of an update, or None if it has no valid one."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number < LARGEST else None


def number_in(text: str) -> int | None:
    """Return the number of an update that is not readable as JSON, or None if none is found.

    Telegram writes the number first, before any text of a user, so the first match is the right one.
    """
    found = NUMBER.search(text)
    return int(found[1]) if found else None


def texts_of_updates(answer: str) -> list[str]:
    """Return the text of each update in an answer to getUpdates that is not readable as a whole."""
    texts, depth, begin = [], 0, 0
    for token in TOKEN.finditer(answer):
        if token[0] in "{[":
            depth += 1
            if depth == UPDATE_DEPTH and token[0] == "{":
                begin = token.start()
        elif token[0] in "}]":
            if depth == UPDATE_DEPTH and token[0] == "}":
                texts.append(answer[begin : token.end()])
            depth -= 1
    return texts
