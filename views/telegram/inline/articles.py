"""What is offered in any chat, each with the message that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from views.excerpts import excerpt
from views.html.previews import picture_path
from views.statuses import status_counts, status_with_age
from views.telegram.inline.pages import card_page, overview_page

if TYPE_CHECKING:
    from views.telegram.support.page import Page, ViewContext

LONGEST_TITLE = 80
"""Characters of a title in a list of a phone, which shows two lines of it."""


@dataclass(frozen=True, slots=True)
class Article:
    """A line of the list from which people choose, and the message that is sent if they choose it."""

    id: str
    """The same for the same initiative, whatever was asked; Telegram takes 64 bytes."""
    title: str
    description: str
    page: Page
    picture: str | None = None
    """The address of a small picture; None if there are no pages in a browser."""


def card_article(reader: ViewContext, slug: str, username: str) -> Article:
    """Return the card of an initiative, with the line of its status."""
    statement, tr = reader.statement, reader.tr
    initiative = statement.initiatives[slug]
    return Article(
        f"{statement.id}:{slug}",
        excerpt(f"{initiative.number}. {tr.text(initiative.title)}", LONGEST_TITLE),
        status_with_age(tr, assessment(statement, slug), reader.today),
        card_page(reader, slug, username, renewed=True),
        _picture(reader, slug),
    )


def overview_article(reader: ViewContext, username: str) -> Article:
    """Return the overview of a statement, with how many initiatives have each status."""
    statement, tr = reader.statement, reader.tr
    return Article(
        statement.id,
        excerpt(tr.text(statement.title), LONGEST_TITLE),
        status_counts(tr, scoreboard(statement, reader.today)),
        overview_page(reader, username, renewed=True),
        _picture(reader, None),
    )


def _picture(reader: ViewContext, slug: str | None) -> str | None:
    if reader.web is None:
        return None
    path = picture_path(reader.tr, reader.statement, slug, reader.today)
    return f"{reader.web.public_url}{path}"


def nothing_found(reader: ViewContext) -> tuple[str, str]:
    """Return text and start parameter of the button above what comes nearest to a query without matches."""
    # Translators: Button above initiatives in any chat; opens the chat with the bot, at most 44 characters.
    return reader.tr.gettext("Nothing found; these come nearest"), f"s_{reader.statement.id}"
