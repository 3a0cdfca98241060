"""The calendar of a statement or an initiative: a link to the site, or a file where there is no site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton

from views.html.addresses import card_path, statement_path
from views.html.feed_paths import calendar_path
from views.telegram.statement.callbacks import SendCalendar
from views.telegram.support.page import button

if TYPE_CHECKING:
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


def calendar_button(reader: ViewContext, slug: str, public_url: str) -> InlineKeyboardButton:
    """Return the button for the calendar of an initiative, or of the statement (an empty slug).

    It is a link if the site has an address. Telegram takes no ``webcal:`` in buttons, so a program that opens
    the link offers the calendar itself.
    """
    # Translators: Button below a card and below the deadlines: for the reader's own calendar, at most 20
    # characters.
    text, statement = reader.tr.gettext("📅 Calendar"), reader.statement
    if not public_url:
        return button(text, SendCalendar(statement=statement.id, slug=slug))
    language = reader.tr.language
    folder = card_path(language, statement, slug) if slug else statement_path(language, statement)
    return InlineKeyboardButton(text=text, url=f"{public_url}{calendar_path(folder)}")


def file_caption(tr: Translator) -> str:
    """Say what to do with the file."""
    return tr.gettext(
        "Open the file to add these dates to your calendar. They will not change by themselves."
    )


def no_files_here(tr: Translator) -> str:
    """Say that Telegram refuses files in this chat."""
    return tr.gettext(
        "Files cannot be sent to this chat. Ask for the calendar in the private chat with the bot."
    )
