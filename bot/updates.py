"""From what Telegram sent to aiogram's objects."""

from __future__ import annotations

import json
import re
from math import inf
from typing import TYPE_CHECKING, Any

from aiogram.types import Update

from bot.shapes import LARGEST

if TYPE_CHECKING:
    from aiogram import Bot

LONGEST_NUMBER = 20
"""Digits of a whole number that is read as one."""
NUMBER = re.compile(r'"update_id"\s*:\s*(\d{1,15})(?!\d)')
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]')
UPDATE_DEPTH = 3
"""An update is an object in the array ``result`` of an object."""


def parse_json(text: str | bytes) -> object:
    """Read JSON as ``json.loads``, also where a number has more digits than Python takes.

    Raises:
        ValueError: it is not JSON.
        RecursionError: it is too deep.

    """
    try:
        return json.loads(text)
    except ValueError:
        return json.loads(text, parse_int=_whole_number)


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else inf


def number_of(raw: object) -> int | None:
    """Return the number of an update, or None if it has none that can be read."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number < LARGEST else None


def number_in(text: str) -> int | None:
    """Return the number of an update that cannot be read as JSON, or None if it has none.

    Telegram writes it first, before whatever a stranger has a say in.
    """
    found = NUMBER.search(text)
    return int(found[1]) if found else None


def texts_of_updates(answer: str) -> list[str]:
    """Return each update in an answer to getUpdates as text, for an answer that cannot be read as a whole."""
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


def validated(kept: dict[str, Any], bot: Bot) -> Update:
    """Return an update that was cut down to :data:`bot.update_fields.UPDATE`.

    Raises:
        pydantic.ValidationError: it is no update that this version understands.

    """
    return Update.model_validate(kept, context={"bot": bot})
