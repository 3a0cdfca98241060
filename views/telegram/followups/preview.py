"""An entry as readers will see it, before it is published and right after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.followups.changes import ADD, DROP
from briefing.followups.form import (
    DONE,
    EVIDENCE,
    MAX_PIECES,
    OF_EVIDENCE,
    FollowUpStep,
    FormPosition,
    pieces,
    positions,
    preset_positions,
)
from briefing.statement.history import history
from views.telegram.followups.callbacks import FillIn, FinishForm
from views.telegram.followups.form import answer_words, back_and_on, form_heading, step_button
from views.telegram.statement.callbacks import ShowCard, ShowHistory
from views.telegram.statement.entries import entry
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.markup import bold, joined
from views.telegram.support.page import Page, button, in_rows, page
from views.translate import N_

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.statement.entry import FollowUp
    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Rows, ViewContext

NAMES = {
    # Translators: Field of an entry; on a button with ✏️ before it, to change it, at most 12 characters.
    FollowUpStep.INITIATIVE: N_("Initiative"),
    # Translators: Field of an entry; on a button with ✏️ before it, to change it, at most 12 characters.
    FollowUpStep.TEXT: N_("Text"),
    # Translators: Field of an entry; on a button with ✏️ before it, to change it, at most 12 characters.
    FollowUpStep.LANGUAGE: N_("Language"),
    # Translators: Field of an entry: the day of the event; on a button with ✏️ before it, to change it, at
    # most 12 characters.
    FollowUpStep.DAY: N_("Date"),
    # Translators: Field of an entry; on a button with ✏️ before it, to change it, at most 12 characters.
    FollowUpStep.STATUS: N_("Status"),
    # Translators: Field of an entry: why the status is what it is; on a button with ✏️ before it, to change
    # it, at most 12 characters.
    FollowUpStep.WHY: N_("Note"),
    # Translators: Field of an entry: which deadline it meets; on a button with ✏️ before it; heading on a
    # card, at most 12 characters.
    FollowUpStep.MEETS: N_("Deadline"),
    # Translators: Field of a source: its URL; on a button with ✏️ before it, to change it, at most 12
    # characters.
    FollowUpStep.URL: N_("Address"),
    # Translators: Field of a source; on a button with ✏️ before it, to change it, at most 12 characters.
    FollowUpStep.PUBLISHER: N_("Publisher"),
    # Translators: Field of a source: when the editor read it; on a button with ✏️ before it, to change it,
    # at most 24 characters.
    FollowUpStep.READ_ON: N_("Day of reading"),
    # Translators: Field of a source: official, independent or press; on a button with ✏️ before it, at most
    # 12 characters.
    FollowUpStep.EVIDENCE_KIND: N_("Kind"),
    # Translators: Field of a source: whether it supports the entry; on a button with ✏️ before it, at most
    # 24 characters.
    FollowUpStep.SUPPORTS: N_("For or against"),
    # Translators: Field of an entry; on a button with ✏️ before it, to change them, at most 12 characters.
    FollowUpStep.MORE: N_("Sources"),
    # Translators: Field of a correction: why the entry is corrected; on a button with ✏️ before it, at most
    # 12 characters.
    FollowUpStep.REASON: N_("Reason"),
}
"""The steps to which the preview has a button, in the order of the buttons."""
COLUMNS = 3
SHOWN = (
    FollowUpStep.PUBLISHER,
    FollowUpStep.URL,
    FollowUpStep.READ_ON,
    FollowUpStep.EVIDENCE_KIND,
    FollowUpStep.SUPPORTS,
)
"""The answers that are shown of a piece of evidence."""


def unpublished_entry(reader: ViewContext, item: FollowUp) -> Markup:
    """Return an entry that is not in the log yet as it would stand there."""
    statement = replace(reader.statement, followups=(*reader.statement.followups, item))
    logged = next(each for each in history(statement, item.initiative) if each.entry.id == item.id)
    return entry(replace(reader, statement=statement), logged, named=True)


def preview_page(asked: FormQuestion, item: FollowUp, *, others: bool, changes: bool) -> Page:
    """Show the entry of a form.

    ``others``: somebody else can review it; ``changes``: it differs from the entry that it corrects.
    """
    tr, note, rows = asked.tr, "", []
    if changes:
        # Translators: Button: readers see the entry from then on, at most 20 characters.
        publish = tr.gettext("✅ Publish")
        rows.append([button(publish, FinishForm(form=asked.form, review=False, mark=asked.mark))])
    else:
        note = tr.gettext("Nothing differs from the entry so far. Choose what to change.")
    if changes and others:
        # Translators: Button: another editor reads the entry before readers see it, at most 36 characters.
        send = tr.gettext("👀 Send to a reviewer")
        rows.append([button(send, FinishForm(form=asked.form, review=True, mark=asked.mark))])
    elif changes:
        note = tr.gettext("Nobody else can review it at present; you can publish it yourself.")
    rows += in_rows(
        (step_button(asked, _named(asked, each), each.key) for each in _changeable(asked)), COLUMNS
    )
    return question(
        asked,
        bold(form_heading(asked)),
        tr.gettext("Readers will see this:"),
        unpublished_entry(asked.reader, item),
        note,
        rows=rows,
    )


def _changeable(asked: FormQuestion) -> list[FormPosition]:
    """Return what the preview has buttons for; several sources are changed in their list."""
    values, statement = asked.values, asked.reader.statement
    known = [*positions(values, statement), *preset_positions(values, statement)]
    if pieces(values) > 1:
        known = [each for each in known if not each.piece]
    order = list(NAMES)
    return sorted((each for each in known if each.step in order), key=lambda each: order.index(each.step))


def _named(asked: FormQuestion, position: FormPosition) -> str:
    return f"✏️ {asked.tr.gettext(NAMES[position.step])}"


def evidence_list(asked: FormQuestion) -> Page:
    """List the pieces of evidence, with buttons to change or delete each, and to add one."""
    tr, count = asked.tr, pieces(asked.values)
    full = tr.gettext("An entry takes at most {count} sources.", count=MAX_PIECES)
    text = tr.gettext("Is there more evidence?") if count < MAX_PIECES else full
    listed = [_piece(asked, each) for each in range(1, count + 1)]
    rows = [[_act(asked, tr.gettext("✅ That is all"), DONE)]]
    if count < MAX_PIECES:
        # Translators: Button: adds a source to the entry, at most 36 characters.
        rows.append([_act(asked, tr.gettext("➕ Another source"), ADD)])
    for each in range(1, count + 1):
        of_piece = [FormPosition(step, each) for step in OF_EVIDENCE]
        buttons = [step_button(asked, f"{each}. {tr.gettext(NAMES[one.step])}", one.key) for one in of_piece]
        drop = [_act(asked, f"🗑 {each}", f"{DROP}.{each}")] if count > 1 else []
        rows += in_rows([*buttons, *drop], COLUMNS)
    return question(asked, bold(form_heading(asked)), *listed, text, rows=[*rows, back_and_on(asked)])


def _piece(asked: FormQuestion, piece: int) -> Markup:
    shown = [
        answer_words(asked.reader, step, value)
        for step in SHOWN
        if (value := asked.values.get(FormPosition(step, piece).key)) is not None
    ]
    return Markup("{}. {}").format(piece, joined(*shown))


def _act(asked: FormQuestion, text: str, value: str) -> InlineKeyboardButton:
    return button(text, FillIn(form=asked.form, step=EVIDENCE.key, value=value))


def entry_published(reader: ViewContext, item: FollowUp) -> Page:
    """Confirm that an entry was published."""
    tr = reader.tr
    said = tr.gettext("✅ Published. Readers see it now.")
    if item.correction_of is not None:
        said = tr.gettext("✅ Published. Readers see the correction, and what it corrects struck through.")
    return page(bold(said), published_entry(reader, item), rows=entry_buttons(reader, item))


def published_entry(reader: ViewContext, item: FollowUp) -> Markup:
    """Return an entry of the log as readers see it; empty if the log has it no more."""
    logged = [each for each in history(reader.statement, item.initiative) if each.entry.id == item.id]
    return entry(reader, logged[0], named=True) if logged else Markup()


def entry_buttons(reader: ViewContext, item: FollowUp) -> Rows:
    """Return buttons to the pages on which readers find an entry."""
    tr, statement, slug = reader.tr, reader.statement.id, item.initiative
    return [
        [button(tr.gettext("📜 History"), ShowHistory(statement=statement, slug=slug))],
        [button(tr.gettext("📄 Card"), ShowCard(statement=statement, slug=slug))],
    ]


def sent_to_review(reader: ViewContext, count: int) -> Page:
    """Confirm that an entry was sent to ``count`` reviewers."""
    tr = reader.tr
    text = tr.ngettext(
        "👀 Sent to {n} reviewer. The bot tells you what is decided; /queue shows what waits.",
        "👀 Sent to {n} reviewers. The bot tells you what is decided; /queue shows what waits.",
        count,
    )
    return page(text)
