"""Choosing a statement, and choosing between initiatives of several statements with the same slug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.telegram.following.callbacks import Follow, Unfollow
from views.telegram.followups.callbacks import BeginFollowUp, ShowCorrectable
from views.telegram.statement.callbacks import (
    ChooseStatement,
    Cite,
    ShowCard,
    ShowDigest,
    ShowHistory,
    ShowLog,
    ShowStatements,
)
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiogram.filters.callback_data import CallbackData
    from aiogram.types import InlineKeyboardButton

    from briefing.statement.model import Statement
    from views.telegram.support.page import Rows


BY_COMMAND = {
    "followups": ShowLog,
    "history": ShowHistory,
    "cite": Cite,
    "follow": Follow,
    "unfollow": Unfollow,
    "followup": BeginFollowUp,
    "correct": ShowCorrectable,
}
"""The button that does what a command does with an initiative; any other command shows the card."""


def statements(reader: ViewContext, held: Sequence[Statement], number: int = 0) -> Page:
    """List the statements; the one that this chat follows is marked."""
    tr, own = reader.tr, reader.statement
    # Translators: Heading of a list, and of a group of filters in the audit log; speeches that the bot
    # follows, at most 20 characters.
    heading = Markup("🗂 ") + bold(tr.gettext("Statements"))
    items = close(
        Item(
            f"{'✓' if each is own else '•'} {_named(reader, each)}",
            () if len(held) == 1 else (_choose(reader, each),),
        )
        for each in held
    )
    note = tr.gettext("The marked one is what this chat reads and gets news of.")
    if len(held) == 1:
        note = tr.gettext("There is no other one to choose.")
    items.append(Item(note))
    rows = [[button(tr.gettext("⬅ Overview"), ShowDigest(statement=own.id))]]
    return sheet(tr, heading, items, number, turn_by_name(reader, "statements"), rows=rows)


def _choose(reader: ViewContext, statement: Statement) -> InlineKeyboardButton:
    mark = "✓ " if statement is reader.statement else ""
    return button(mark + _named(reader, statement), ChooseStatement(statement=statement.id))


def statements_button(reader: ViewContext) -> InlineKeyboardButton:
    """Return the button that lists the statements."""
    # Translators: Button: lists the statements to choose from, at most 20 characters.
    return button(reader.tr.gettext("🗂 Statements"), ShowStatements())


def which_statement(reader: ViewContext, holding: Sequence[Statement], slug: str, command: str) -> Page:
    """Ask in which of the statements that have an initiative with this slug it is meant."""
    tr = reader.tr
    data = BY_COMMAND.get(command, ShowCard)
    text = tr.html("Several statements have an initiative “{name}”. Which one is meant?", name=slug)
    slugs = {each: each.slug_of(slug) or slug for each in holding}
    rows = [[button(_named(reader, each), data(statement=each.id, slug=slugs[each]))] for each in holding]
    return page(text, rows=rows)


def in_other_statements(
    reader: ViewContext, holding: Sequence[Statement], data: Callable[[Statement], CallbackData]
) -> tuple[Markup, Rows]:
    """Say in which other statements is what a link names, with a button for each that opens it there."""
    titles = Markup(", ").join(bold(_named(reader, each)) for each in holding)
    notice = reader.tr.html(
        "The link leads to another statement than this chat reads: {titles}. The button opens it there; "
        "/statements changes what this chat reads.",
        titles=titles,
    )
    return notice, [[button(f"➡ {_named(reader, each)}", data(each))] for each in holding]


def _named(reader: ViewContext, statement: Statement) -> str:
    title = reader.tr.text(statement.title)
    return f"{title} · {reader.tr.date(statement.made_on)}"
