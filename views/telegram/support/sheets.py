"""Lists that may be longer than a message: one part is shown at a time, with buttons to the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from markupsafe import Markup, escape

from views.telegram.support.callbacks import TurnPage
from views.telegram.support.markup import TEXT_LIMIT, joined, split, visible_length
from views.telegram.support.page import Page, button, in_rows, keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aiogram.filters.callback_data import CallbackData
    from aiogram.types import InlineKeyboardButton

    from views.telegram.support.page import Rows, ViewContext
    from views.translate import Translator

    Turn = Callable[[int], CallbackData]

Listed = TypeVar("Listed")

MOST_ROWS = 80
"""Items with a row of buttons on one sheet; Telegram takes 100 buttons."""
APART = "\n\n"
RESERVED = 200
"""UTF-16 units of a sheet left free for its number, its last line, or how many items are left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text, a row of buttons, or both, that are never divided between two sheets."""

    text: str = ""
    """HTML if it is Markup; a plain text is escaped."""
    row: tuple[InlineKeyboardButton, ...] = ()
    gap: str = APART
    """What separates the text from that of the item before."""


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Listed]):
    """A page of a list with a fixed number of entries on each page."""

    entries: Sequence[Listed]
    number: int
    """From 0."""
    pages: int

    @classmethod
    def of(cls, entries: Sequence[Listed], number: int, size: int) -> ListPage[Listed]:
        """Return page ``number``; one beyond the last page is the last, so that an old button still works."""
        number, pages = cls.place_of(len(entries), number, size)
        return cls(entries[number * size : (number + 1) * size], number, pages)

    @staticmethod
    def place_of(total: int, number: int, size: int) -> tuple[int, int]:
        """Return the number of an existing page for one that is asked for, and how many pages there are."""
        pages = max(1, -(-total // size))
        return min(max(number, 0), pages - 1), pages

    def place(self, tr: Translator) -> str:
        """Return which page of how many this is; empty if it is the only one."""
        if self.pages == 1:
            return ""
        # Translators: Beside the heading of a long list, at most 30 characters.
        return tr.gettext("page {page} of {pages}", page=self.number + 1, pages=self.pages)

    def turns(self, turn: Turn) -> list[InlineKeyboardButton]:
        """Return the buttons that lead to the page before and the page after."""
        return [
            button(sign, turn(target))
            for sign, target in (("◀", self.number - 1), ("▶", self.number + 1))
            if 0 <= target < self.pages
        ]


def close(items: Iterable[Item]) -> list[Item]:
    """Return items that follow each other without an empty line; one stands before the first."""
    return [replace(each, gap="\n") if place else each for place, each in enumerate(items)]


def turn_by_name(reader: ViewContext, name: str) -> Turn:
    """Return a function that gives the data of a button which shows a sheet of the page with this name."""
    return lambda number: TurnPage(name=name, statement=reader.statement.id, page=number)


def sheet(
    tr: Translator,
    heading: Markup,
    items: Sequence[Item],
    number: int,
    turn: Turn,
    *,
    rows: Rows | None = None,
    most: int = MOST_ROWS,
    width: int | None = None,
) -> Page:
    """Return sheet ``number`` (from 0) of items below a heading; ``rows`` stand below each sheet.

    The buttons of each item are a row of their own, or those of all items are put in rows of ``width``.
    A number beyond the last sheet gives the last one, so that an old button still works.
    """
    sheets = ListPage.of(_sheets(items, TEXT_LIMIT - RESERVED - visible_length(heading), most), number, 1)
    below = [sheets.turns(turn), *(rows or [])]
    return _page(joined(heading, sheets.place(tr)), sheets.entries[0], below, width)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message with its own heading, which is shortened when the message has no room for all."""

    heading: Markup
    items: Sequence[Item]
    command: str
    """What shows the items that are left out."""


def first_sheet(
    tr: Translator, heading: Markup, items: Sequence[Item], command: str, *, rows: Rows | None = None
) -> Page:
    """Return as many items as one message holds, and the command that shows the others."""
    return one_message(tr, [Section(heading, items, command)], rows=rows)


def one_message(tr: Translator, sections: Sequence[Section], *, rows: Rows | None = None) -> Page:
    """Return sections as one message; each has its share of the room, and what others leave of theirs."""
    room, shown = TEXT_LIMIT, list[Item]()
    for number in range(len(sections), 0, -1):
        items = _shortened(tr, sections[number - 1], room // number)
        room -= sum(visible_length(each.text) + len(each.gap) for each in items)
        shown = items + shown
    return _page(Markup(), shown, rows or [])


def _shortened(tr: Translator, section: Section, room: int) -> list[Item]:
    sheets = _sheets(section.items, room - RESERVED - visible_length(section.heading), MOST_ROWS)
    shown, left = sheets[0], len(section.items) - len(sheets[0])
    if left:
        shown = [*shown, Item(f"… {and_more(tr, left)}: {section.command}")]
    return [Item(section.heading), *shown]


def and_more(tr: Translator, left: int) -> str:
    """Return how many are left out: "and 3 more"; empty for none."""
    # Translators: Last line of a list that is cut, at most 20 characters.
    return tr.ngettext("and {n} more", "and {n} more", left) if left else ""


def _page(heading: Markup, shown: Sequence[Item], rows: Rows, width: int | None = None) -> Page:
    text = heading
    for item in shown:
        if item.text:
            text = text + (item.gap if text else "") + item.text
    own = [list(item.row) for item in shown]
    if width is not None:
        own = in_rows(chain(*own), width)
    return Page((text,), keyboard([*own, *rows]))


def _sheets(items: Iterable[Item], room: int, most: int) -> list[list[Item]]:
    """Divide items among sheets; an item that is longer than a sheet is cut."""
    sheets: list[list[Item]] = [[]]
    used = 0
    for item in items:
        text = escape(item.text)
        if visible_length(text) > room:
            text = split([text], room - len(" …"))[0] + " …"
        length = visible_length(text) + len(item.gap)
        if sheets[-1] and (used + length > room or len(sheets[-1]) >= most):
            sheets.append([])
            used = 0
        sheets[-1].append(replace(item, text=text))
        used += length
    return sheets
