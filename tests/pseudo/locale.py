"""The pseudo-locale ``xx``: English in brackets, with marks on its letters, and longer by 40 %.

It takes the place of English, whose dates and numbers it has: no catalogue of it is shipped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from gettext import NullTranslations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.statement.model import Statement
from briefing.statement.text import NO_ALIASES, Aliases, Text

if TYPE_CHECKING:
    from storage.content import Content

LANGUAGES = ("en", "en-gb")
OPENED, CLOSED = "⟦", "⟧"
LONGER = 0.4
LATIN = re.compile("[A-Za-z]")
MARKED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž",
)
KEPT = re.compile(r"(\{[^{}]*\}|</?[a-z][^<>]*>|(?<!\w)/\w+)")
"""Placeholders, tags and commands."""


def pseudo(text: str) -> str:
    """Return a text as the pseudo-locale has it."""
    marked = "".join(
        part if place % 2 else part.translate(MARKED) for place, part in enumerate(KEPT.split(text))
    )
    missing = max(1, round(len(text) * LONGER) - len(OPENED + CLOSED))
    return f"{OPENED}{marked}{'~' * missing}{CLOSED}"


class PseudoCatalogue(NullTranslations):
    """The texts of another catalogue as the pseudo-locale has them."""

    def __init__(self, base: NullTranslations) -> None:
        super().__init__()
        self._base = base

    def gettext(self, message: str) -> str:
        return pseudo(self._base.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(self._base.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(self._base.pgettext(context, message))


def in_pseudo(content: Content) -> Content:
    """Return content in the pseudo-locale alone; the letters of statements' texts are Cyrillic."""
    catalogues = dict.fromkeys(LANGUAGES, PseudoCatalogue(content.catalogues["en"]))
    statements = {each.id: masked(each) for each in content.statements.values()}
    return replace(content, catalogues=catalogues, statements=statements)


def masked(statement: Statement) -> Statement:
    """Return a statement in whose texts no Latin letter stands, so that they are no text of the interface."""
    changed = _masked(statement)
    assert isinstance(changed, Statement)
    return changed


def _masked(value: object) -> object:
    """Return a value with all texts and all names of publishers in it masked."""
    if isinstance(value, Aliases):
        return NO_ALIASES
    if isinstance(value, Text):
        return Text(MappingProxyType(dict.fromkeys(LANGUAGES, _mask(value.in_language("en")))))
    if isinstance(value, tuple):
        return tuple(map(_masked, value))
    if isinstance(value, Mapping):
        return MappingProxyType({key: _masked(each) for key, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Any] = {
            each.name: _masked(getattr(value, each.name)) for each in fields(value) if each.init
        }
        found |= {name: _mask(found[name]) for name in ("outlet", "publisher") if name in found}
        return replace(value, **found)
    return value


def _mask(text: str) -> str:
    if text.startswith("https://"):
        return text
    parts = KEPT.split(text)
    return "".join(part if place % 2 else LATIN.sub("ж", part) for place, part in enumerate(parts))
