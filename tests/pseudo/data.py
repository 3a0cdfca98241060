"""What is shown as it is in every language: dates and places of CLDR, names of data, what people wrote."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from babel import Locale

from briefing.kinds import KINDS
from tests.pseudo.scenes import TYPED
from tests.views.shown import LANGUAGES
from views.languages import own_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.statement.model import Statement

WORD = re.compile(r"[A-Za-z]{2,}")
NAMED = re.compile(
    r"https?://\S+|@\w+|(?<![\w/])/\w+(?: word:\w+)?|\be-\d{14}-[0-9a-f]+"
    r"|\b(?:broadcast|list|town|wording)-[\w-]+|\b(?:followups|review_every_months)\b[\w.-]*"
    r"|\btexts\.\w+: [^\n]+"
)
"""Addresses, names, commands, ids, and places in a statement's file."""
TABLES = {"seen", "outbox", "bodies", "pictures", "chats", "subscriptions", *(each.table for each in KINDS)}
STORED = re.compile(rf"\b(?:{'|'.join(TABLES)})(?=: \d)")
"""Tables of the store with their sizes."""
OF_BABEL = "and ago year years month months day days UTC TinyDB"
TAGS = re.compile(r"</?(?:b|i|s|code|a|blockquote|pre)\b[^>]*>")


def plain(markup: str) -> str:
    """Return the text that a person sees of HTML."""
    return html.unescape(TAGS.sub("", markup))


def unmarked(text: str, statement: Statement) -> list[str]:
    """Return the words of a text that stand there as in no other language, and are no data either."""
    for name in _names(statement):
        text = text.replace(name, "")
    return [word for word in WORD.findall(STORED.sub("", NAMED.sub("", text))) if word not in _known()]


@cache
def _names(statement: Statement) -> list[str]:
    ids = [*(each.id for each in statement.followups), *(each.id for each in statement.checks)]
    return sorted([*ids, *statement.initiatives, *statement.deadlines, statement.id], key=len, reverse=True)


@cache
def _known() -> frozenset[str]:
    locale = Locale("en", "GB")
    calendar = [
        name
        for names in (locale.months, locale.days)
        for widths in names.values()
        for each in widths.values()
        for name in each.values()
    ]
    places = [*locale.territories.values(), *available_timezones()]
    languages = [*LANGUAGES, *map(own_name, LANGUAGES), "gb", "British English"]
    return frozenset(_words([*calendar, *places, *languages, *TYPED, OF_BABEL]))


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in WORD.findall(text))
