"""Entries that wait for a review, and the decisions about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.answers import REASON_LIMIT
from briefing.followups.entries import EntryState
from briefing.forms import RETURN
from briefing.statement.entry import FollowUp
from views.labels import WHO_CHECKED
from views.telegram.followups.callbacks import DecideEntry, SendReturn, ShowQueue, TakeUpEntry
from views.telegram.followups.preview import entry_buttons, published_entry, unpublished_entry
from views.telegram.support.form_questions import question, send_or_cancel
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.page import Page, button, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from briefing.followups.entries import LogEntry
    from briefing.statement.model import Statement
    from briefing.team.roles import Role
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

ENTRIES = 8
"""Entries on one page of the queue."""


def queue_page(
    reader: ViewContext, waiting: Sequence[tuple[LogEntry, Statement]], number: int, zone: ZoneInfo
) -> Page:
    """List page ``number`` (from 0) of the entries that wait, the oldest first; days are in ``zone``."""
    tr = reader.tr
    if not waiting:
        return page(tr.gettext("Nothing waits for a review."), rows=[newsroom_row(tr)])
    part = ListPage.of(waiting, number, ENTRIES)
    head = tr.ngettext("{n} entry waits for a review", "{n} entries wait for a review", len(waiting))
    sections = [bold(head), *(_line(tr, entry, statement, zone) for entry, statement in part.entries)]
    rows = [
        [button(f"👀 {_name(tr, entry, statement)}", DecideEntry(entry=entry.key, act="show"))]
        for entry, statement in part.entries
    ]
    turns = part.turns(lambda target: ShowQueue(page=target))
    return page(*sections, rows=[*rows, turns, newsroom_row(tr)])


def _line(tr: Translator, entry: LogEntry, statement: Statement, zone: ZoneInfo) -> Markup:
    item, written_on = entry.item, entry.written_at.astimezone(zone).date()
    text = item.text if isinstance(item, FollowUp) else item.why
    who = tr.gettext(WHO_CHECKED[item.by])
    return lines(
        bold(_name(tr, entry, statement)),
        tr.localized(text) if text else "",
        # Translators: Line in the queue: who wrote an entry, and when, at most 24 characters.
        italic(tr.gettext("by {who}, {date}", who=who, date=tr.date(written_on))),
    )


def _name(tr: Translator, entry: LogEntry, statement: Statement) -> str:
    return tr.text(statement.initiatives[entry.item.initiative].short)


def review_page(reader: ViewContext, entry: LogEntry, *, reviewed: bool | None) -> Page:
    """Show a waiting entry as readers would see it, with buttons to publish or return it.

    ``reviewed``: whether it would be published by somebody else than its author; None: without the buttons.
    """
    tr, entry = reader.tr, replace(entry, item=replace(entry.item, reviewed=reviewed))
    who = tr.gettext(WHO_CHECKED[entry.item.by])
    head = bold(tr.gettext("👀 To be reviewed: written by {who}", who=who))
    readers = tr.gettext("Readers would see this:")
    if reviewed is None:
        return page(head, readers, _shown(reader, entry), not_by_author(tr))
    row = [
        button(tr.gettext("✅ Publish"), DecideEntry(entry=entry.key, act="publish")),
        # Translators: Button: the author is to change the entry; a verb, at most 20 characters.
        button(tr.gettext("↩️ Return"), DecideEntry(entry=entry.key, act="return")),
    ]
    return page(head, readers, _shown(reader, entry), rows=[row])


def ask_why(asked: FormQuestion) -> Page:
    """Ask what the author is to change in an entry that is returned."""
    text = asked.tr.gettext(
        "What should the author change? One sentence, at most {limit} characters; only the author reads it.",
        limit=REASON_LIMIT,
    )
    return question(asked, text)


def preview_return(tr: Translator, answer: Page, form: str) -> Page:
    """Show what the author of a returned entry will get; ``form`` is the name of the form."""
    heading = bold(tr.gettext("The author will get this:"))
    way = tr.gettext("Send it, or write another sentence in its place.")
    return page(
        heading, *answer.parts, italic(way), rows=send_or_cancel(tr, SendReturn(form=form), RETURN, form)
    )


def decision_page(reader: ViewContext, entry: LogEntry, by: Role | None) -> Page:
    """Show the decision about an entry to reviewers, with the role of who decided, not the name."""
    if entry.state is EntryState.PUBLISHED:
        head = reader.tr.gettext("✅ Published by {who}. Readers see it now.", who=_who(reader, by))
        ways = entry_buttons(reader, entry.item) if isinstance(entry.item, FollowUp) else []
        return page(bold(head), _shown(reader, entry), rows=ways)
    text = reader.tr.gettext("↩️ Returned to the author by {who}.", who=_who(reader, by))
    return page(bold(text), _note(reader, entry), _shown(reader, entry))


def decision_for_author(reader: ViewContext, entry: LogEntry, by: Role | None) -> Page:
    """Show the decision to the author, with a button to change an entry that was returned."""
    tr = reader.tr
    if entry.state is EntryState.PUBLISHED:
        return decision_page(reader, entry, by)
    head = tr.gettext("↩️ Your entry was returned by {who}. Readers have not seen it.", who=_who(reader, by))
    # Translators: Button below an entry that was returned to its author, at most 36 characters.
    again = button(tr.gettext("✏️ Change it and send it again"), TakeUpEntry(entry=entry.key))
    return page(bold(head), _note(reader, entry), _shown(reader, entry), rows=[[again]])


def _who(reader: ViewContext, by: Role | None) -> str:
    return reader.tr.gettext(WHO_CHECKED[by]) if by else reader.tr.gettext("a former member of the newsroom")


def _note(reader: ViewContext, entry: LogEntry) -> str:
    # Translators: Line in the queue: what the reviewer wrote to the author, at most 24 characters.
    return reader.tr.gettext("Comment: {note}", note=entry.note or "")


def _shown(reader: ViewContext, entry: LogEntry) -> Markup:
    if not isinstance(entry.item, FollowUp):
        return Markup()
    if entry.state is EntryState.PUBLISHED:
        return published_entry(reader, entry.item)
    return unpublished_entry(reader, entry.item)


def not_by_author(tr: Translator) -> str:
    """Refuse a decision of the author about the own entry."""
    return tr.gettext("Somebody else decides about what you wrote yourself.")


def corrected_meanwhile(tr: Translator) -> str:
    """Say that a correction cannot be published, because another one of the same entry was."""
    return tr.gettext(
        "Another correction of the same entry was published meanwhile. Return this one to its author."
    )


def no_such_entry(tr: Translator) -> Page:
    """Say that an entry does not wait any more."""
    return page(tr.gettext("This entry is there no more. /queue lists what waits."))
