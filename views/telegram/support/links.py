"""Keyboards of messages in groups and channels: links into the private chat in place of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.deep_linking import create_telegram_link

from briefing.chat import ChatKind
from views.telegram.chats.callbacks import SetUpGroup
from views.telegram.statement.callbacks import ShowCard, ShowDeadlines, ShowDigest, ShowHistory, ShowList
from views.telegram.support.page import Page, button, with_rows

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from views.translate import Translator

Linked = ShowCard | ShowDeadlines | ShowDigest | ShowHistory | ShowList
"""The pages that a link can open."""

_OF_INITIATIVES = {each.__prefix__: each for each in (ShowCard, ShowHistory)}
_OF_STATEMENTS = {each.__prefix__: each for each in (ShowDeadlines, ShowDigest, ShowList)}


def payload(data: str) -> str | None:
    """Return the start parameter that opens the page of a button, or None if no link can open it.

    ``card-<statement>-<slug>``: an id of a statement has no underscore, a slug no dash. The longest has 58 of
    the 64 characters that a parameter may have.
    """
    kind, *about = data.split(":")
    return "-".join([kind, *about[:2]]) if kind in _OF_INITIATIVES or kind in _OF_STATEMENTS else None


def read_payload(text: str) -> Linked | None:
    """Return what a start parameter opens, or None if it was not made by :func:`payload`."""
    kind, _, about = text.partition("-")
    if kind in _OF_INITIATIVES:
        statement, _, slug = about.rpartition("-")
        return _OF_INITIATIVES[kind](statement=statement, slug=slug)
    return _OF_STATEMENTS[kind](statement=about) if kind in _OF_STATEMENTS else None


def for_readers(shown: Page, kind: ChatKind, tr: Translator, username: str) -> Page:
    """Return a page as the bot sends it of its own accord to a chat of a kind.

    In a private chat the page is unchanged. In groups and channels links replace the buttons, and those that
    change the chat are left out; groups have one button for administrators.
    """
    if kind is ChatKind.PRIVATE:
        return shown
    open_to_all = in_links(shown, username)
    return open_to_all if kind is ChatKind.CHANNEL else with_rows(open_to_all, [[set_up_button(tr)]])


def in_links(shown: Page, username: str) -> Page:
    """Return a page with links in place of buttons; only the button for administrators stays a button."""
    rows = shown.keyboard.inline_keyboard if shown.keyboard else []
    linked = [[made for each in row if (made := _linked(each, username))] for row in rows]
    filled = [row for row in linked if row]
    return Page(shown.parts, InlineKeyboardMarkup(inline_keyboard=filled) if filled else None)


def _linked(pressed: InlineKeyboardButton, username: str) -> InlineKeyboardButton | None:
    data = pressed.callback_data
    if data is None or data == SetUpGroup().pack():
        return pressed
    start = payload(data)
    if start is None:
        return None
    return InlineKeyboardButton(text=pressed.text, url=create_telegram_link(username, start=start))


def link_to(shown: CallbackData, username: str) -> str:
    """Return the link into the private chat that opens the page of a button."""
    return create_telegram_link(username, start=payload(shown.pack()))


def set_up_button(tr: Translator) -> InlineKeyboardButton:
    """Return the button that leads administrators to the settings of a group."""
    # Translators: Button in a group, for administrators only: opens its settings, at most 36 characters.
    return button(tr.gettext("⚙️ Set up (administrators)"), SetUpGroup())
