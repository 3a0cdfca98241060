"""Messages in any chat: one screen, with links into the chat with the bot in place of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton

from briefing.inline.questions import Source
from views.telegram.inline.callbacks import ShowNewest
from views.telegram.inline.screens import card_text, overview_text
from views.telegram.support.markup import lines, shortened
from views.telegram.support.page import Page, button, keyboard, page, with_notice, with_rows
from views.telegram.support.start_links import card_link, follow_link, share_button, statement_link
from views.telegram.support.web_pages import card_url, statement_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from briefing.inline.questions import Meant
    from views.telegram.support.page import Rows, ViewContext

ECHO = 100
"""The most characters of what a person wrote that are repeated."""
LONGEST_WORD = 40
LANGUAGE_ROOM = 8
"""Letters of a language that a button has room for; what is cut is found by its beginning."""


def card_page(reader: ViewContext, slug: str, username: str, *, renewed: bool = False) -> Page:
    """Return the card of an initiative; ``renewed``: with a button that brings it up to date."""
    tr, title = reader.tr, reader.tr.text(reader.statement.initiatives[slug].title)
    address = card_link(username, slug)
    share = share_button(reader, title, card_url(reader, slug) or address, slug)
    # Translators: Button below a card: news of this initiative come, at most 20 characters.
    follow = InlineKeyboardButton(text=tr.gettext("🔔 Follow"), url=follow_link(username, slug))
    rows = [[_open_button(reader, address), follow], [share, *_newest_buttons(reader, slug, renewed=renewed)]]
    return Page((card_text(reader, slug),), keyboard(rows))


def overview_page(reader: ViewContext, username: str, *, renewed: bool = False) -> Page:
    """Return the overview of a statement; ``renewed``: with a button that brings it up to date."""
    address = statement_link(username, reader.statement.id)
    title = reader.tr.text(reader.statement.title)
    share = share_button(reader, title, statement_url(reader) or address, "")
    rows = [[_open_button(reader, address), share], _newest_buttons(reader, "", renewed=renewed)]
    return Page((overview_text(reader),), keyboard(rows))


def meant_page(reader: ViewContext, meant: Meant, username: str) -> Page:
    """Return the answer to a question: a card and where it was found, the overview, or what comes nearest."""
    if meant.initiative is None:
        return nothing_found(reader, meant, username) if meant.asked else overview_page(reader, username)
    card = card_page(reader, meant.initiative, username)
    if meant.source is Source.OWN:
        return card
    return with_rows(with_notice(_found_in(reader, meant), card), _card_links(reader, meant.others, username))


def nothing_found(reader: ViewContext, meant: Meant, username: str) -> Page:
    """Say that nothing was found, and link to the initiatives that come nearest and to all of them."""
    tr = reader.tr
    nothing = (
        tr.html("Nothing was found for “{query}”.", query=shortened(meant.asked, ECHO))
        if meant.source is Source.OWN
        else tr.gettext("The message that was answered names none of the initiatives.")
    )
    near = tr.gettext("These come nearest:") if meant.others else ""
    rows = _card_links(reader, meant.others, username)
    everything = InlineKeyboardButton(
        text=tr.gettext("📋 All initiatives"), url=statement_link(username, reader.statement.id)
    )
    return page(lines(nothing, near), rows=[*rows, [everything]])


def _found_in(reader: ViewContext, meant: Meant) -> Markup:
    """Return by which words of another message an initiative was found."""
    tr, words = reader.tr, ", ".join(shortened(each, LONGEST_WORD) for each in meant.words)
    if meant.source is Source.QUOTED:
        return tr.html("↩️ Found in the quoted words, by: {words}", words=words)
    return tr.html("↩️ Found in the message that was answered, by: {words}", words=words)


def _card_links(reader: ViewContext, slugs: Iterable[str], username: str) -> Rows:
    return [
        [InlineKeyboardButton(text=reader.numbered(slug), url=card_link(username, slug))] for slug in slugs
    ]


def _open_button(reader: ViewContext, address: str) -> InlineKeyboardButton:
    # Translators: Button below a card in any chat: opens it in the chat with the bot, at most 20 characters.
    return InlineKeyboardButton(text=reader.tr.gettext("📄 Open"), url=address)


def _newest_buttons(reader: ViewContext, slug: str, *, renewed: bool) -> list[InlineKeyboardButton]:
    if not renewed:
        return []
    data = ShowNewest(statement=reader.statement.id, slug=slug, language=reader.tr.language[:LANGUAGE_ROOM])
    # Translators: Button below a card in any chat: brings it up to date, at most 20 characters.
    return [button(reader.tr.gettext("🔄 Newest"), data)]
