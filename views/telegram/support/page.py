"""A page: what one answer shows, and the keyboards below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from views.telegram.support.markup import split
from views.telegram.support.modes import NOTHING_ON, Modes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aiogram.filters.callback_data import CallbackData
    from markupsafe import Markup

    from briefing.statement.model import Statement
    from views.translate import Translator

Rows = list[list[InlineKeyboardButton]]
ROW_OF_A_PHONE = 40
"""Characters that a phone shows in a row of buttons; they share them alike."""
SELECTOR = "\N{VARIATION SELECTOR-16}"
"""Makes an emoji of the character before it, and takes no place."""


@dataclass(frozen=True, slots=True)
class WebPages:
    """Where the pages that a browser shows lie, and how buttons in a chat open them."""

    public_url: str
    in_telegram: bool
    """Whether buttons open them inside Telegram, which it takes in private chats only, and only https."""

    @classmethod
    def for_chat(cls, public_url: str, *, is_private: bool) -> WebPages | None:
        """Return how the pages are opened in a chat; None if there are none."""
        return cls(public_url, is_private and public_url.startswith("https://")) if public_url else None


@dataclass(frozen=True, slots=True)
class ViewContext:
    """With what a page is made: the statement, the language of the reader and their local date."""

    statement: Statement
    tr: Translator
    today: date
    web: WebPages | None = None
    """The same for a browser; None if there are no such pages."""
    modes: Modes = NOTHING_ON
    """What is switched on at Telegram."""

    def of(self, statement: Statement) -> ViewContext:
        """Return the context of another statement for the same reader."""
        return self if statement is self.statement else replace(self, statement=statement)

    def name(self, slug: str) -> str:
        """Return the short name of an initiative."""
        return self.tr.text(self.statement.initiatives[slug].short)

    def numbered(self, slug: str) -> str:
        """Return the number and the short name of an initiative: "3. The Chamber"."""
        return f"{self.statement.initiatives[slug].number}. {self.name(slug)}"


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Page:
    """The messages of one answer; the keyboard stands below the last one.

    A page equals itself only, so that what it is encoded to can be kept as long as it lives.
    """

    parts: tuple[Markup, ...]
    keyboard: InlineKeyboardMarkup | None = None


def page(*sections: str, rows: Rows | None = None) -> Page:
    """Return a page of sections, split into messages that Telegram takes; plain texts are escaped."""
    return Page(split(sections), keyboard(rows or []))


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return the keyboard of rows of buttons as :func:`fitting` has them; None if there is no button."""
    shown = fitting(rows)
    return InlineKeyboardMarkup(inline_keyboard=shown) if shown else None


def fitting(rows: Rows) -> Rows:
    """Return rows without empty ones; one in which a phone would cut a text becomes several."""
    return [part for row in rows for part in _parts(row)]


def _parts(row: list[InlineKeyboardButton]) -> Rows:
    parts: Rows = []
    longest = 0
    for each in row:
        length = len(each.text.replace(SELECTOR, ""))
        longest = max(longest, length)
        if parts and longest * (len(parts[-1]) + 1) <= ROW_OF_A_PHONE:
            parts[-1].append(each)
        else:
            parts.append([each])
            longest = length
    return parts


def with_rows(shown: Page, rows: Rows) -> Page:
    """Return the page with more rows of buttons below its own."""
    own = shown.keyboard.inline_keyboard if shown.keyboard else []
    return Page(shown.parts, keyboard([*own, *rows]))


def with_notice(notice: str, shown: Page) -> Page:
    """Return a page that begins with one more sentence."""
    return Page(split([notice, *shown.parts]), shown.keyboard)


def with_foot(shown: Page, foot: str) -> Page:
    """Return the page that ends with one more section; an empty one changes nothing."""
    return Page(split([*shown.parts, foot]), shown.keyboard) if foot else shown


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    """Return a button that sends its data to the bot when it is pressed."""
    return InlineKeyboardButton(text=text, callback_data=data.pack())


def in_rows(buttons: Iterable[InlineKeyboardButton], width: int) -> Rows:
    """Return buttons in rows of ``width``; the last row may be shorter."""
    every = list(buttons)
    return [every[start : start + width] for start in range(0, len(every), width)]
