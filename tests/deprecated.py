"""Parameters that the Bot API marks as deprecated, as far as aiogram's models say so."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent, KeyboardButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from sandbox.journal import Call


def deprecated_in(calls: Iterable[Call]) -> set[str]:
    """Return what is deprecated of what was given to calls: ``sendMessage: disable_web_page_preview``."""
    by_method = _by_method()
    found = set()
    for call in calls:
        given = call.params.keys() & by_method.get(call.method.lower(), frozenset())
        whole = json.dumps(call.params).replace("\\", "")
        given |= {name for name in _within() if f'"{name}":' in whole}
        found |= {f"{call.method}: {name}" for name in given}
    return found


@cache
def _by_method() -> dict[str, frozenset[str]]:
    models = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    methods = (each for each in models if isinstance(each, type) and issubclass(each, TelegramMethod))
    return {each.__api_method__.lower(): _deprecated(each) for each in methods if each is not TelegramMethod}


@cache
def _within() -> frozenset[str]:
    """Return the names of deprecated fields of what is put into parameters."""
    return (
        _deprecated(InlineQueryResultArticle)
        | _deprecated(InputTextMessageContent)
        | _deprecated(KeyboardButton)
    )


def _deprecated(model: type[BaseModel]) -> frozenset[str]:
    extras = {name: field.json_schema_extra for name, field in model.model_fields.items()}
    return frozenset(
        name for name, extra in extras.items() if isinstance(extra, dict) and extra.get("deprecated")
    )
