"""The form of a follow-up: a question for each step, with what was answered and the ways on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.answers import Slip
from briefing.followups.form import CONTEXT, KIND, NONE, UNCHANGED, FollowUpStep, next_to
from briefing.followups.form_answers import CONTEXT_ON, SUPPORTS
from briefing.statement.model import EvidenceKind, Status
from views.labels import EVIDENCE_KIND, STATUS, STATUS_SIGN
from views.telegram.followups.answer_choices import Asked, choices, deadlines_words
from views.telegram.followups.callbacks import FillIn, WalkForm
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.newsroom_notices import cancel_button
from views.telegram.support.page import Page, Rows, ViewContext, button, page
from views.telegram.support.wrong_answers import wrong
from views.translate import N_

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

QUESTIONS = {
    FollowUpStep.INITIATIVE: N_("Which initiative is it about?"),
    FollowUpStep.TEXT: N_(
        "What happened? One or two sentences in {language}, at most 500 characters, plain text. "
        "Readers see it as you write it."
    ),
    FollowUpStep.DAY: N_("On which day did it happen? Such as 2026-02-20, 20.02.2026 or 20 February 2026."),
    FollowUpStep.STATUS: N_("Where does the initiative stand after it?"),
    FollowUpStep.MEETS: N_("Does it meet a stated deadline?"),
    FollowUpStep.URL: N_(
        "Send the address of a source that readers can open, such as https://example.org/news."
    ),
    FollowUpStep.PUBLISHER: N_("Who published it? At most 100 characters."),
    FollowUpStep.READ_ON: N_("On which day did you read it?"),
    FollowUpStep.EVIDENCE_KIND: N_(
        "Who stands behind it: a public body (official), somebody independent, or the press?"
    ),
    FollowUpStep.SUPPORTS: N_("Does the source support what you wrote, or contradict it?"),
    FollowUpStep.REASON: N_(
        "Why is the entry corrected? A sentence in {language}, at most 300 characters. Readers see it."
    ),
}


def question(asked: Asked) -> Page:
    """Ask for one thing."""
    tr = asked.reader.tr
    text = tr.gettext(QUESTIONS[asked.place.step], language=tr.language_name(tr.language))
    listed = lines(deadlines_words(asked)) if asked.place.step is FollowUpStep.MEETS else Markup()
    sections = [fault_line(asked), bold(heading(asked)), Markup.escape(text), listed, _present(asked)]
    data = asked.form, asked.place.key
    rows = [[button(text, FillIn(form=data[0], step=data[1], value=value))] for text, value in choices(asked)]
    return page(sections, [*_background(asked), *rows, *ways(asked)])


def fault_line(asked: Asked) -> Markup:
    """Say what was wrong with the last answer, if anything was."""
    if asked.fault is None:
        return Markup()
    return Markup("⚠️ {}").format(wrong(asked.reader.tr, asked.fault))


def heading(asked: Asked) -> str:
    """Name what is filled in: a follow-up or a correction, of which initiative, which piece of evidence."""
    tr, statement = asked.reader.tr, asked.reader.statement
    is_correction = "correction_of" in asked.values
    parts = [tr.gettext("✏️ Correction") if is_correction else tr.gettext("✍️ Follow-up")]
    slug = asked.values.get(FollowUpStep.INITIATIVE)
    if slug is not None and asked.place.step is not FollowUpStep.INITIATIVE:
        parts.append(statement.initiatives[slug].short.in_language(tr.language))
    if asked.place.piece:
        parts.append(tr.gettext("source {number}", number=asked.place.piece))
    return " · ".join(parts)


def _present(asked: Asked) -> Markup:
    value = asked.values.get(asked.place.key)
    if value is None:
        return Markup()
    tr = asked.reader.tr
    return lines([italic(tr.gettext("So far:")), answer_words(asked.reader, asked.place.step, value)])


def answer_words(reader: ViewContext, step: FollowUpStep, value: str) -> str:  # noqa: PLR0911 - one case for each kind
    """Return an answer as people read it."""
    tr = reader.tr
    match step:
        case FollowUpStep.DAY | FollowUpStep.READ_ON:
            return tr.date(date.fromisoformat(value))
        case FollowUpStep.INITIATIVE:
            return reader.statement.initiatives[value].short.in_language(tr.language)
        case FollowUpStep.STATUS if value in (UNCHANGED, CONTEXT):
            return (
                tr.gettext("unchanged") if value == UNCHANGED else tr.gettext("background, changes nothing")
            )
        case FollowUpStep.STATUS:
            return f"{STATUS_SIGN[Status(value)]} {tr.gettext(STATUS[Status(value)])}"
        case FollowUpStep.MEETS:
            what = tr.gettext("no")
            return what if value == NONE else reader.statement.deadlines[value].what.in_language(tr.language)
        case FollowUpStep.EVIDENCE_KIND:
            return tr.gettext(EVIDENCE_KIND[EvidenceKind(value)])
        case FollowUpStep.SUPPORTS:
            return tr.gettext("supports it") if value == SUPPORTS else tr.gettext("contradicts it")
        case _:
            return value


def _background(asked: Asked) -> Rows:
    """Offer to mark what is older than the statement as background."""
    fault = asked.fault
    if fault is None or fault.slip is not Slip.BEFORE_STATEMENT:
        return []
    value = f"{CONTEXT_ON}{fault.details['day']}"
    text = asked.reader.tr.gettext("It is background (context)")
    return [[button(text, FillIn(form=asked.form, step=asked.place.key, value=value))]]


def ways(asked: Asked) -> Rows:
    """Return the buttons back, on, and out."""
    tr, walk = asked.reader.tr, []
    if next_to(asked.values, asked.reader.statement, asked.place, -1) is not None:
        walk.append(way(asked, tr.gettext("⬅ Back"), "back"))
    if asked.place.key in asked.values and asked.place.step is not FollowUpStep.MORE:
        walk.append(way(asked, tr.gettext("Keep it ➡"), "on"))
    return [walk, [cancel_button(tr, KIND, asked.form)]]


def way(asked: Asked, text: str, to: str) -> InlineKeyboardButton:
    """Return a button to another place of the form."""
    return button(text, WalkForm(form=asked.form, step=asked.place.key, to=to))
