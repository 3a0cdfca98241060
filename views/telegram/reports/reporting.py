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
    # Translators: Button below a card: a reader tells the editors what is wrong; also a heading, at most 20
    # characters.
    ReportKind.ERROR: N_("⚠️ Report an error"),
    # Translators: Button below a card: a reader tells the editors of a source; also a heading, at most 36
    # characters.
    ReportKind.EVIDENCE: N_("🔎 Suggest evidence"),
    # Translators: Button in /language and /about: a reader tells the editors of a wrong word; also a
    # heading, at most 36 characters.
    ReportKind.WORDING: N_("🔤 Report a wording"),
}
QUESTION = {
    ReportKind.ERROR: N_("What is wrong on this card, and how do you know? Write it in one message."),
    ReportKind.EVIDENCE: N_("What have you found? Write it in one message, with the address of the source."),
    ReportKind.WORDING: N_(
        "Which words of the bot are wrong or sound strange, and what would be right? Write it in one message."
    ),
}
ANSWER = {
    ReportState.ACCEPTED: N_("The newsroom has accepted it and takes care of it. Thank you."),
    ReportState.DECLINED: N_("The newsroom has read it and has not taken it up."),
}

PREFIX = "rep-"
WORDING = f"{PREFIX}w"
"""The payload of a report about a wording, which names no initiative."""
_LETTERS = {ReportKind.ERROR: "e", ReportKind.EVIDENCE: "s"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class ReportLink(NamedTuple):
    """The kind of a report and the initiative that it is about; a wording is about none."""

    kind: ReportKind
    statement: str = ""
    slug: str = ""


def payload(link: ReportLink) -> str:
    """Return what the button below a card carries, which is also the payload of a deep link.

    ``rep-e-<statement>-<slug>``: a statement's id has dashes and no underscore, a slug underscores and no
    dash. The longest has 59 of the 64 characters that a payload may have.
    """
    if link.kind is ReportKind.WORDING:
        return WORDING
    return f"{PREFIX}{_LETTERS[link.kind]}-{link.statement}-{link.slug}"


def read_payload(text: str) -> ReportLink | None:
    """Return what a payload says a report is to be about, or None if it is the payload of something else."""
    if text == WORDING:
        return ReportLink(ReportKind.WORDING)
    letter, _, about = text.removeprefix(PREFIX).partition("-")
    statement, _, slug = about.rpartition("-")
    kind = _KINDS.get(letter)
    if not text.startswith(PREFIX) or kind is None or not statement or not slug:
        return None
    return ReportLink(kind, statement, slug)


def report_buttons(tr: Translator, statement: str, slug: str) -> list[InlineKeyboardButton]:
    """Return the two buttons below a card that begin a report."""
    return [
        button(tr.gettext(HEADING[kind]), ReportCard(about=payload(ReportLink(kind, statement, slug))))
        for kind in _LETTERS
    ]


def wording_button(tr: Translator) -> InlineKeyboardButton:
    """Return the button that begins a report about a wording of the present language."""
    return button(tr.gettext(HEADING[ReportKind.WORDING]), ReportCard(about=WORDING))


def private_link(username: str, link: ReportLink) -> str:
    """Return the address that begins a report in the private chat."""
    return create_telegram_link(username, start=payload(link))


def ask_report(tr: Translator, statement: Statement, link: ReportLink) -> Page:
    """Ask for the text of a report."""
    is_wording = link.kind is ReportKind.WORDING
    name = tr.language_name(tr.language) if is_wording else tr.text(statement.initiatives[link.slug].short)
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
    """Return the kind of a report and the name of what it is about; ``statement``: None if held no more."""
    return f"{tr.gettext(HEADING[report.kind])}: {_name(tr, statement, report)}"


def _name(tr: Translator, statement: Statement | None, report: Report) -> str:
    """Return the name of the initiative that a report is about, or of the language of a wording."""
    if report.kind is ReportKind.WORDING:
        return tr.language_name(report.language)
    initiative = statement.initiatives.get(report.initiative) if statement else None
    return tr.text(initiative.short) if initiative else report.initiative


def report_received(tr: Translator, report: Report) -> Page:
    """Confirm that a report was received."""
    words = tr.gettext(
        "Thank you. This is report {number}; the bot tells you here what becomes of it.", number=report.number
    )
    if report.kind is ReportKind.WORDING:
        return page(words)
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
    has_card = statement is not None and report.initiative in statement.initiatives
    name = _name(tr, statement, report)
    # Translators: Heading of the answer to a reader; {name} is an initiative or a language, at most 40
    # characters.
    heading = tr.gettext("Your report {number}: {name}", number=report.number, name=name)
    note = tr.html("An editor writes: “{note}”", note=report.note) if report.note else ""
    card = ShowCard(statement=report.statement, slug=report.initiative)
    rows = [[button(tr.gettext("📄 Card"), card)]] if has_card else None
    return page(bold(heading), tr.gettext(ANSWER[report.state]), note, rows=rows)
