"""The queue of reports as editors see it; it never shows who sent a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.forms import DECLINE
from briefing.reports.reports import NOTE_LIMIT
from views.telegram.reports.callbacks import AcceptReport, DeclineReport, SendAnswer, ShowReport
from views.telegram.reports.reporting import about_report, report_answer_page
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.form_questions import cancel_button, send_or_cancel
from views.telegram.support.markup import bold, italic, lines, quoted
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.reports.reports import Report
    from briefing.statement.model import Statement
    from views.translate import Translator


def queue_page(
    tr: Translator,
    statement: Statement | None,
    queue: Sequence[Report],
    place: int,
    came_at: datetime,
    *,
    answers: bool,
) -> Page:
    """Show the report at a place of the queue, which is not empty.

    ``statement`` is the statement of the report, or None if it is held no more; ``came_at`` is in local time;
    ``answers``: with the buttons of an editor.
    """
    report = queue[place]
    has_card = statement is not None and report.initiative in statement.initiatives
    # Translators: Heading in the queue of reports: which one, and its place in the queue, at most 40
    # characters.
    head = tr.gettext(
        "Report {number} · {place} of {count}", number=report.number, place=place + 1, count=len(queue)
    )
    facts = lines(
        bold(head),
        about_report(tr, statement, report),
        tr.gettext(
            "{moment} · the reader’s language: {language}",
            moment=tr.moment(came_at),
            language=tr.language_name(report.language),
        ),
    )
    rows = _answers(tr, report, has_card=has_card) if answers else []
    if has_card:
        card = ShowCard(statement=report.statement, slug=report.initiative)
        rows.append([button(tr.gettext("📄 Card"), card)])
    turns = ListPage.of(queue, place, 1).turns(lambda target: ShowReport(number=queue[target].number))
    return page(facts, quoted(report.text), rows=[*rows, turns, newsroom_row(tr)])


def _answers(tr: Translator, report: Report, *, has_card: bool) -> Rows:
    follow_up = AcceptReport(number=report.number, follow_up=True)
    # Translators: Button below a report: accepts it and opens the form of an entry, at most 36 characters.
    add = [button(tr.gettext("✍️ Accept and add a follow-up"), follow_up)] if has_card else []
    # Translators: Button below a report: the editors take care of it, at most 20 characters.
    accept = [button(tr.gettext("✅ Accept"), AcceptReport(number=report.number))]
    # Translators: Button below a report: the editors do not take it up, at most 20 characters.
    return [accept, add, [button(tr.gettext("✖️ Decline"), DeclineReport(number=report.number))]]


def empty_queue(tr: Translator) -> Page:
    """Say that no report waits."""
    return page(tr.gettext("No report of a reader is waiting."), rows=[newsroom_row(tr)])


def ask_why_declined(tr: Translator, report: Report) -> Page:
    """Ask for a sentence that tells the reader why a report is declined."""
    words = tr.gettext(
        "You are declining report {number}. What is the reader to hear? Write a sentence of at most {limit} "
        "characters, or leave it out.",
        number=report.number,
        limit=tr.number(NOTE_LIMIT),
    )
    # Translators: Button: the report is declined, and the reader gets no explanation, at most 36
    # characters.
    silent = button(tr.gettext("Without a sentence"), DeclineReport(number=report.number, silent=True))
    return page(words, rows=[[silent], [cancel_button(tr, DECLINE)]])


def preview_answer(
    tr: Translator, reader_tr: Translator, statement: Statement | None, declined: Report, form: str
) -> Page:
    """Show an answer as the reader will get it, in the reader's language.

    ``form`` is the name of the form, which the buttons carry.
    """
    heading = bold(tr.gettext("The reader will get this:"))
    way = tr.gettext("Send it, or write another sentence in its place.")
    answer = report_answer_page(reader_tr, statement, declined)
    rows = send_or_cancel(tr, SendAnswer(form=form), DECLINE, form)
    return page(heading, *answer.parts, italic(way), rows=rows)


def accepted(tr: Translator, number: int) -> str:
    """Confirm that a report was accepted."""
    return tr.gettext("Report {number} is accepted; the reader is told.", number=number)


def declined(tr: Translator, number: int) -> str:
    """Confirm that a report was declined."""
    return tr.gettext("Report {number} is declined; the reader is told.", number=number)


def answered_before(tr: Translator, number: int) -> str:
    """Say that a report was answered by somebody else, or withdrawn."""
    return tr.gettext("Report {number} is answered already, or was withdrawn.", number=number)


def new_reports(tr: Translator, count: int) -> Page:
    """Tell an editor that reports have come in."""
    words = tr.ngettext("{n} new report of a reader.", "{n} new reports of readers.", count)
    # Translators: Button below a notification: shows the reports that wait, at most 36 characters.
    return page(Markup("📮 ") + words, rows=[[button(tr.gettext("📮 Show the queue"), ShowReport())]])
