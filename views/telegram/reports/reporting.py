"""Reports as readers see them: the buttons and links, the question, the confirmation, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aiogram.utils.deep_linking import create_telegram_link

from briefing.forms import REPORT
from briefing.reports.reports import REPORT_LIMIT, REPORTS_A_DAY, ReportKind, ReportState
from views.telegram.reports.callbacks import ReportCard, SendReport
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.form_questions import cancel_button, send_or_cancel
from views.telegram.support.markup import bold, italic, quoted
from views.telegram.support.page import Page, button, page
from views.translate import N_

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.reports.reports import Report
    from briefing.statement.model import Statement
    from views.translate import Translator

HEADING = {
    ReportKind.ERROR: N_("⚠️ Report an error"),
    ReportKind.EVIDENCE: N_("🔎 Suggest evidence"),
}
QUESTION = {
    ReportKind.ERROR: N_("What is wrong on this card, and how do you know? Write it in one message."),
    ReportKind.EVIDENCE: N_("What have you found? Write it in one message, with the address of the source."),
}
ANSWER = {
    ReportState.ACCEPTED: N_("The newsroom has accepted it and takes care of it. Thank you."),
    ReportState.DECLINED: N_("The newsroom has read it and has not taken it up."),
}

PREFIX = "rep-"
_LETTERS = {ReportKind.ERROR: "e", ReportKind.EVIDENCE: "s"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class ReportLink(NamedTuple):
    """The kind of a report and the initiative that it is about."""

    kind: ReportKind
    statement: str
    slug: str


def payload(link: ReportLink) -> str:
    """Return what the button below a card carries, which is also the payload of a deep link.

    ``rep-e-<statement>-<slug>``: a statement's id has dashes and no underscore, a slug underscores and no
    dash. The longest has 59 of the 64 characters that a payload may have.
    """
    return f"{PREFIX}{_LETTERS[link.kind]}-{link.statement}-{link.slug}"


def read_payload(text: str) -> ReportLink | None:
    """Return what a payload says a report is to be about, or None if it is the payload of something else."""
    letter, _, about = text.removeprefix(PREFIX).partition("-")
    statement, _, slug = about.rpartition("-")
    kind = _KINDS.get(letter)
    if not text.startswith(PREFIX) or kind is None or not statement or not slug:
        return None
    return ReportLink(kind, statement, slug)


def report_buttons(tr: Translator, statement: str, slug: str) -> list[InlineKeyboardButton]:
    """Return the two buttons below a card that begin a report."""
    return [
        button(tr.gettext(heading), ReportCard(about=payload(ReportLink(kind, statement, slug))))
        for kind, heading in HEADING.items()
    ]


def private_link(username: str, link: ReportLink) -> str:
    """Return the address that begins a report in the private chat."""
    return create_telegram_link(username, start=payload(link))


def ask_report(tr: Translator, statement: Statement, link: ReportLink) -> Page:
    """Ask for the text of a report."""
    name = tr.text(statement.initiatives[link.slug].short)
    rules = tr.gettext(
        "At most {limit} characters. The editors see what you write and your language, not who you are.",
        limit=tr.number(REPORT_LIMIT),
    )
    heading = bold(f"{tr.gettext(HEADING[link.kind])}: {name}")
    rows = [[cancel_button(tr, REPORT)]]
    return page(heading, tr.gettext(QUESTION[link.kind]), italic(rules), rows=rows)


def preview_report(tr: Translator, statement: Statement | None, report: Report, form: str) -> Page:
    """Show a report as editors will read it; ``form`` is the name of the form, which the buttons carry."""
    seen = tr.gettext(
        "This is what the editors get, with your language: {language}. Send it, or write it anew in another "
        "message.",
        language=tr.language_name(tr.language),
    )
    no_address = ""
    if report.kind is ReportKind.EVIDENCE and report.url is None:
        no_address = tr.gettext("It names no address. If you have one, write it all again with the address.")
    rows = send_or_cancel(tr, SendReport(form=form), REPORT, form)
    heading = bold(about_report(tr, statement, report))
    return page(heading, quoted(report.text), italic(no_address), italic(seen), rows=rows)


def about_report(tr: Translator, statement: Statement | None, report: Report) -> str:
    """Return the kind of a report and the name of its initiative; ``statement``: None if held no more."""
    initiative = statement.initiatives.get(report.initiative) if statement else None
    name = tr.text(initiative.short) if initiative else report.initiative
    return f"{tr.gettext(HEADING[report.kind])}: {name}"


def report_received(tr: Translator, report: Report) -> Page:
    """Confirm that a report was received."""
    words = tr.gettext(
        "Thank you. This is report {number}; the bot tells you here what becomes of it.", number=report.number
    )
    card = ShowCard(statement=report.statement, slug=report.initiative)
    return page(words, rows=[[button(tr.gettext("📄 Card"), card)]])


def too_many(tr: Translator) -> str:
    """Refuse a report of a reader who has sent the most that a day allows."""
    return tr.ngettext(
        "You can send {n} report within 24 hours. Please come back tomorrow.",
        "You can send {n} reports within 24 hours. Please come back tomorrow.",
        REPORTS_A_DAY,
    )


def report_received_before(tr: Translator) -> str:
    """Say that the same report was received before."""
    return tr.gettext("You have sent this already, so it was taken once.")


def report_answer_page(tr: Translator, statement: Statement | None, report: Report) -> Page:
    """Tell a reader whether a report was accepted or declined."""
    initiative = statement.initiatives.get(report.initiative) if statement else None
    name = tr.text(initiative.short) if initiative else report.initiative
    heading = tr.gettext("Your report {number}: {name}", number=report.number, name=name)
    note = tr.html("An editor writes: “{note}”", note=report.note) if report.note else ""
    card = ShowCard(statement=report.statement, slug=report.initiative)
    rows = [[button(tr.gettext("📄 Card"), card)]] if initiative else None
    return page(bold(heading), tr.gettext(ANSWER[report.state]), note, rows=rows)
