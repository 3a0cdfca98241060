"""The entries of the log that can be corrected."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.status import newest_first
from views.telegram.followups.callbacks import CorrectEntry, ShowCorrectable
from views.telegram.support.markup import bold, shortened
from views.telegram.support.page import Page, ViewContext, button, in_rows, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row

if TYPE_CHECKING:
    from briefing.statement.entry import FollowUp

ENTRIES = 8
"""Entries on one page."""
EXCERPT = 120
"""The most characters of an entry in the list."""
NAME = 16
"""Characters of a short name, so many that no two entries of a log have the same one."""


def short_name(entry_id: str) -> str:
    """Return a name of an entry that fits into a button, because ids may have 64 characters."""
    return sha256(entry_id.encode()).hexdigest()[:NAME]


def correctable_list(reader: ViewContext, slug: str, number: int) -> Page:
    """List entries of one initiative, or of all for an empty slug, newest first; page ``number`` from 0.

    Entries that were corrected already are left out; their corrections can be corrected.
    """
    statement, tr = reader.statement, reader.tr
    entries = [each for each in newest_first(statement, slug or None) if each.id not in statement.corrected]
    if not entries:
        said = tr.gettext("The log has no entry that could be corrected yet.")
        return page(said, rows=[newsroom_row(tr)])
    part = ListPage.of([*enumerate(entries, 1)], number, ENTRIES)
    heading = bold(tr.gettext("Which entry is to be corrected?"))
    sections = (_line(reader, each, place) for place, each in part.entries)
    buttons = (
        button(str(place), CorrectEntry(statement=statement.id, entry=short_name(each.id)))
        for place, each in part.entries
    )
    turns = part.turns(lambda target: ShowCorrectable(statement=statement.id, slug=slug, page=target))
    return page(heading, *sections, rows=[*in_rows(buttons, ENTRIES // 2), turns, newsroom_row(tr)])


def _line(reader: ViewContext, item: FollowUp, place: int) -> Markup:
    tr = reader.tr
    excerpt = shortened(tr.localized(item.text), EXCERPT)
    name = reader.name(item.initiative)
    return Markup("{}. {} · {}\n{}").format(place, bold(tr.date(item.happened_on)), name, excerpt)
