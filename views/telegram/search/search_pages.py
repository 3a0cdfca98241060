"""Answers to a search, and to commands and initiatives that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.reports.reports import ReportKind
from briefing.search.excerpt import excerpt
from briefing.search.query import LONGEST_QUERY as KEPT
from briefing.statement.status import assessment
from views.commands import COMMANDS
from views.labels import STATUS, STATUS_SIGN
from views.telegram.reports.reporting import HEADING
from views.telegram.search.command_buttons import command_buttons
from views.telegram.statement.callbacks import ShowCard, ShowList
from views.telegram.support.markup import bold, code, dashed, italic, joined, lines, struck
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.sheets import Item, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aiogram.types import InlineKeyboardButton

    from briefing.finder import Found
    from briefing.search.excerpt import Piece
    from briefing.search.ranking import Hit
    from briefing.statement.model import Statement

SHOWN = 5
"""The results on a sheet."""
ECHO = 100
"""The most characters of what a person wrote that are repeated to them."""
NAME = "search"
"""The name by which the buttons to other sheets of results call them."""


def results(reader: ViewContext, query: str, found: Found, number: int = 0) -> Page:
    """Show the commands and the initiatives that a query found, best first, a button for each."""
    tr = reader.tr
    if not found.hits:
        heading = tr.html("Commands that fit “{query}”:", query=query[:ECHO])
        return page(lines(heading, *_commands(reader, found)), rows=command_buttons(reader, found.commands))
    # Translators: Heading above what a search found, at most 40 characters.
    count = tr.ngettext(
        "{n} match for “{query}”", "{n} matches for “{query}”", len(found.hits), query="{query}"
    )
    # The heading keeps the query for the buttons to other sheets, as the only text in a fixed font; Telegram
    # has none of that inside bold.
    heading = Markup(escape(count)).format(query=code(query[:KEPT]))  # noqa: S704 - escaped
    items = [Item(_hit(reader, each), (_card_button(reader, each.initiative),)) for each in found.hits]
    return sheet(
        tr,
        lines(heading, *_commands(reader, found)),
        items,
        number,
        turn_by_name(reader, NAME),
        rows=command_buttons(reader, found.commands),
        most=SHOWN,
    )


def _commands(reader: ViewContext, found: Found) -> Iterator[Markup]:
    described = {each.name: each.description for each in COMMANDS}
    for name in found.commands:
        yield dashed(reader.tr, f"/{name}", reader.tr.gettext(described[name]))


def nothing_found(
    reader: ViewContext, query: str, elsewhere: Sequence[Statement], nearest: Sequence[str] = ()
) -> Page:
    """Say that nothing matches, which initiatives come nearest, and how to tell the editors what is missing.

    ``elsewhere``: the other statements in which something matches.
    """
    tr = reader.tr
    nothing = tr.html(
        "Nothing was found for “{query}”. Try another word, or see /initiatives.", query=query[:ECHO]
    )
    titles = "; ".join(tr.text(each.title) for each in elsewhere)
    found = tr.html("Another statement has something about it: {titles}. See /statements.", titles=titles)
    more = tr.gettext("⋯ More")
    editors = tr.gettext(
        "If you know of something that is missing, or have a question to the editors, open an initiative and "
        "press “{more}”, then “{evidence}” or “{error}”.",
        more=more,
        evidence=tr.gettext(HEADING[ReportKind.EVIDENCE]),
        error=tr.gettext(HEADING[ReportKind.ERROR]),
    )
    near = tr.gettext("These come nearest:") if nearest else ""
    rows = [[_card_button(reader, slug)] for slug in nearest]
    return page(nothing, found if elsewhere else "", editors, near, rows=[*rows, [_list_button(reader)]])


def _hit(reader: ViewContext, hit: Hit) -> Markup:
    statement, tr = reader.statement, reader.tr
    initiative = statement.initiatives[hit.initiative]
    if hit.followup is None:
        status = assessment(statement, hit.initiative).status
        title = bold(f"{initiative.number}. {tr.localized(initiative.title)}")
        line = dashed(tr, title, tr.gettext(STATUS[status]))
        named = Markup("{} {} /{}").format(STATUS_SIGN[status], line, hit.initiative)
        return lines(named, _words_in(reader, hit) or tr.text(initiative.stance))
    followup = next(each for each in statement.followups if each.id == hit.followup)
    name = f"{initiative.number}. {tr.text(initiative.short)}"
    head = Markup("🗞 {} · {} /{}").format(bold(name), tr.date(followup.happened_on), hit.initiative)
    said = _marked(excerpt([tr.text(followup.text)], hit.words)) or tr.localized(followup.text)
    if followup.id in statement.corrected:
        # Translators: Beside an entry of the log that a later one corrects, at most 16 characters.
        return lines(joined(head, italic(tr.gettext("corrected"))), struck(said))
    return lines(head, said)


def _words_in(reader: ViewContext, hit: Hit) -> Markup:
    """Return the part of the card with the words of the query; empty if this language has none of them."""
    statement, tr = reader.statement, reader.tr
    initiative = statement.initiatives[hit.initiative]
    deadlines = (each.what for each in statement.deadlines.values() if each.initiative == hit.initiative)
    texts = (initiative.stance, initiative.summary, *initiative.facts, *deadlines)
    return _marked(excerpt(map(tr.text, texts), hit.words))


def _marked(pieces: Iterable[Piece]) -> Markup:
    return Markup().join(bold(each.text) if each.is_found else escape(each.text) for each in pieces)


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
