"""Answers to a search, and to commands and initiatives that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.status import assessment
from views.labels import STATUS, STATUS_SIGN
from views.telegram.statement.callbacks import ShowCard, ShowList
from views.telegram.support.markup import bold, code, dashed, italic, joined, lines, struck
from views.telegram.support.page import Page, ViewContext, button, in_rows, page
from views.telegram.support.sheets import Item, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.search.index import Hit
    from briefing.statement.model import Statement

SHOWN = 10
"""The most results that are shown."""
ECHO = 100
"""The most characters of what a person wrote that are repeated to them."""


def results(reader: ViewContext, query: str, hits: Sequence[Hit]) -> Page:
    """Show the initiatives and follow-ups that match, best first, and a button for each initiative."""
    tr = reader.tr
    found = tr.ngettext("{n} match for “{query}”", "{n} matches for “{query}”", len(hits), query=query[:ECHO])
    shown = hits[:SHOWN]
    sections: list[str] = [bold(found), *(_hit(reader, each) for each in shown)]
    if len(hits) > SHOWN:
        sections.append(tr.gettext("The best {count} are shown; more words narrow it down.", count=SHOWN))
    slugs = list(dict.fromkeys(each.initiative for each in shown))
    return page(*sections, rows=in_rows((_card_button(reader, slug) for slug in slugs), 1))


def nothing_found(reader: ViewContext, query: str, elsewhere: Sequence[Statement]) -> Page:
    """Say that nothing matches, and in which other statements something does."""
    tr = reader.tr
    nothing = tr.html(
        "Nothing was found for “{query}”. Try another word, or see /initiatives.", query=query[:ECHO]
    )
    if not elsewhere:
        return page(nothing, rows=[[_list_button(reader)]])
    titles = "; ".join(tr.text(each.title) for each in elsewhere)
    found = tr.html("Another statement has something about it: {titles}. See /statements.", titles=titles)
    return page(nothing, found, rows=[[_list_button(reader)]])


def _hit(reader: ViewContext, hit: Hit) -> Markup:
    statement, tr = reader.statement, reader.tr
    initiative = statement.initiatives[hit.initiative]
    if hit.followup is None:
        status = assessment(statement, hit.initiative).status
        title = bold(f"{initiative.number}. {tr.localized(initiative.title)}")
        line = dashed(tr, title, tr.gettext(STATUS[status]))
        return Markup("{} {} /{}").format(STATUS_SIGN[status], line, hit.initiative)
    followup = next(each for each in statement.followups if each.id == hit.followup)
    head = Markup("🗞 {} · {}").format(bold(tr.date(followup.happened_on)), tr.text(initiative.short))
    said = tr.localized(followup.text)
    if followup.id in statement.corrected:
        return lines(joined(head, italic(tr.gettext("corrected"))), struck(said))
    return lines(head, said)


def _card_button(reader: ViewContext, slug: str) -> InlineKeyboardButton:
    return button(reader.numbered(slug), ShowCard(statement=reader.statement.id, slug=slug))


def _list_button(reader: ViewContext) -> InlineKeyboardButton:
    return button(reader.tr.gettext("📋 All initiatives"), ShowList(statement=reader.statement.id))


USAGE = "usage-"
"""The name of a page that asks for an initiative begins with this; the command follows."""


def search_usage(reader: ViewContext) -> Page:
    """Say how to search."""
    example = code(f"/search {reader.tr.text(reader.statement.in_order[0].short)}")
    return page(reader.tr.html("Write what to search for after the command: {example}", example=example))


def unknown_initiative(reader: ViewContext, asked: str, nearest: str | None) -> Page:
    """Say that there is no such initiative; ``nearest``: the slug of the one that may have been meant."""
    tr, count = reader.tr, len(reader.statement.initiatives)
    rows = [[_card_button(reader, nearest)]] if nearest else []
    text = tr.html(
        "There is no initiative “{asked}”. Numbers go from 1 to {count}; /initiatives lists the names.",
        asked=asked[:ECHO],
        count=count,
    )
    meant = tr.gettext("Did you mean this one?") if nearest else ""
    return page(text, meant, rows=[*rows, [_list_button(reader)]])


def initiative_usage(reader: ViewContext, command: str, number: int = 0) -> Page:
    """Ask for the initiative that a command is about, with a button for each."""
    tr = reader.tr
    text = tr.html(
        "Write the number or the name of an initiative after the command: {example}",
        example=code(f"/{command} {reader.statement.in_order[0].slug}"),
    )
    items = [Item(row=(_card_button(reader, each.slug),)) for each in reader.statement.in_order]
    return sheet(tr, text, items, number, turn_by_name(reader, f"{USAGE}{command}"))


def unknown_command(reader: ViewContext, asked: str, nearest: str | None) -> Page:
    """Say that there is no such command; ``nearest``: the one that may have been meant."""
    tr = reader.tr
    text = tr.html("There is no command /{asked}. /help lists all of them.", asked=asked[:ECHO])
    return page(text, tr.html("Did you mean /{nearest}?", nearest=nearest) if nearest else "")


def text_only(reader: ViewContext) -> Page:
    """Say that only text is understood."""
    text = reader.tr.gettext(
        "The bot understands text: a command, or a word to search for. /help lists the commands."
    )
    return page(text)
