"""Buttons that lead to the pages in a browser, of which what the chat shows is a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton, WebAppInfo

from views.html.addresses import card_path, embed_path, statement_path

if TYPE_CHECKING:
    from views.telegram.support.page import ViewContext


def page_buttons(reader: ViewContext, path: str) -> list[InlineKeyboardButton]:
    """Return the button that opens a page of the site in a browser; none if there is no site."""
    url = _url(reader, path)
    return [] if url is None else [InlineKeyboardButton(text=_button_text(reader), url=url)]


def statement_page_buttons(reader: ViewContext) -> list[InlineKeyboardButton]:
    """Return the button that opens the page of the statement."""
    return page_buttons(reader, statement_path(reader.tr.language, reader.statement))


def card_page_buttons(reader: ViewContext, slug: str) -> list[InlineKeyboardButton]:
    """Return the button that opens the page of an initiative.

    Inside Telegram it opens the card that may be framed, which has the link to the page: the Web clients show
    what is opened inside Telegram in a frame, and no other page may be in one.
    """
    if reader.web is None or not reader.web.in_telegram:
        return page_buttons(reader, card_path(reader.tr.language, reader.statement, slug))
    url = f"{reader.web.public_url}{embed_path(reader.tr.language, reader.statement, slug)}"
    return [InlineKeyboardButton(text=_button_text(reader), web_app=WebAppInfo(url=url))]


def _button_text(reader: ViewContext) -> str:
    # Translators: Button: opens the page in the browser, at most 12 characters.
    return reader.tr.gettext("🌐 Page")


def statement_url(reader: ViewContext) -> str | None:
    """Return the address of the page of the statement; None if there is no site."""
    return _url(reader, statement_path(reader.tr.language, reader.statement))


def card_url(reader: ViewContext, slug: str) -> str | None:
    """Return the address of the page of an initiative; None if there is no site."""
    return _url(reader, card_path(reader.tr.language, reader.statement, slug))


def _url(reader: ViewContext, path: str) -> str | None:
    return None if reader.web is None else f"{reader.web.public_url}{path}"
