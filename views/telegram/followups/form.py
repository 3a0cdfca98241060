"""The form of a follow-up: a question for each step, with the present answer and buttons to other steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.followups.form import CONTEXT, NONE, UNCHANGED, FollowUpStep, FormPosition, step_from
from briefing.followups.form_answers import CONTEXT_ON, SUPPORTS
from briefing.invalid_input import Problem
from briefing.statement.model import EvidenceKind, Status
from views.labels import EVIDENCE_KIND, status_words
from views.telegram.followups.answer_choices import choices, deadlines_words
from views.telegram.followups.callbacks import FillIn, GoInFollowUp
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button, page
from views.translate import N_

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.translate import Translator

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


def ask_step(asked: FormQuestion) -> Page:
    """Ask the question of the present step."""
    tr = asked.tr
    text = tr.gettext(QUESTIONS[FormPosition.of(asked.step).step], language=tr.language_name(tr.language))
    listed = lines(*deadlines_words(asked)) if asked.step == FollowUpStep.MEETS else ""
    rows = [
        [button(words, FillIn(form=asked.form, step=asked.step, value=value))]
        for words, value in choices(asked)
    ]
    rows = [*_background(asked), *rows, back_and_on(asked)]
    return question(asked, bold(form_heading(asked)), text, listed, _present(asked), rows=rows)


def form_heading(asked: FormQuestion) -> str:
    """Return the heading: follow-up or correction, the initiative, and the number of the source."""
    tr = asked.tr
    is_correction = "correction_of" in asked.values
    parts = [tr.gettext("✏️ Correction") if is_correction else tr.gettext("✍️ Follow-up")]
    slug = asked.values.get(FollowUpStep.INITIATIVE)
    if slug is not None and asked.step != FollowUpStep.INITIATIVE:
        parts.append(asked.reader.name(slug))
    if piece := FormPosition.of(asked.step).piece:
        parts.append(tr.gettext("source {number}", number=piece))
    return " · ".join(parts)


def _present(asked: FormQuestion) -> str:
    value = asked.values.get(asked.step)
    if value is None:
        return ""
    said = answer_words(asked.reader, FormPosition.of(asked.step).step, value)
    return lines(italic(asked.tr.gettext("So far:")), said)


def answer_words(reader: ViewContext, step: FollowUpStep, value: str) -> str:  # noqa: PLR0911 - one case for each kind
    """Return the words for an answer as it is stored."""
    tr = reader.tr
    match step:
        case FollowUpStep.DAY | FollowUpStep.READ_ON:
            return tr.date(date.fromisoformat(value))
        case FollowUpStep.INITIATIVE:
            return reader.name(value)
        case FollowUpStep.STATUS if value in (UNCHANGED, CONTEXT):
            unchanged, background = tr.gettext("unchanged"), tr.gettext("background, changes nothing")
            return unchanged if value == UNCHANGED else background
        case FollowUpStep.STATUS:
            return status_words(tr, Status(value))
        case FollowUpStep.MEETS:
            what = tr.gettext("no")
            return what if value == NONE else tr.text(reader.statement.deadlines[value].what)
        case FollowUpStep.EVIDENCE_KIND:
            return tr.gettext(EVIDENCE_KIND[EvidenceKind(value)])
        case FollowUpStep.SUPPORTS:
            return tr.gettext("supports it") if value == SUPPORTS else tr.gettext("contradicts it")
        case _:
            return value


def _background(asked: FormQuestion) -> Rows:
    """Offer to mark the entry as background if the last answer was a day before the statement."""
    error = asked.error
    if error is None or error.problem is not Problem.BEFORE_STATEMENT:
        return []
    value = f"{CONTEXT_ON}{error.details['day']}"
    text = asked.tr.gettext("It is background (context)")
    return [[button(text, FillIn(form=asked.form, step=asked.step, value=value))]]


def back_and_on(asked: FormQuestion) -> list[InlineKeyboardButton]:
    """Return the buttons to the step before, and to the next one with the present answer kept."""
    tr, buttons = asked.tr, []
    if step_from(asked.values, asked.reader.statement, FormPosition.of(asked.step), -1) is not None:
        buttons.append(step_button(asked, tr.gettext("⬅ Back"), "back"))
    if asked.step in asked.values and asked.step != FollowUpStep.MORE:
        buttons.append(step_button(asked, tr.gettext("Keep it ➡"), "on"))
    return buttons


def step_button(asked: FormQuestion, text: str, to: str) -> InlineKeyboardButton:
    """Return a button that goes to another step of the form."""
    return button(text, GoInFollowUp(form=asked.form, step=asked.step, to=to))


def not_your_form(tr: Translator) -> str:
    """Refuse a button of somebody else's form."""
    return tr.gettext("This form is somebody else’s. /followup opens one of your own.")


def unfinished_before(tr: Translator) -> str:
    """Say that the present form has to be finished or ended first."""
    return tr.gettext(
        "You have not finished this follow-up. Finish it, or end it with /cancel and begin anew."
    )


def subject_gone(tr: Translator) -> Page:
    """Say that the form has ended, because the statement lost the initiative or entry that it was about."""
    return page(
        tr.gettext("The statement has changed and no longer has what this form is about, so it has ended.")
    )


def corrected_before(tr: Translator) -> Page:
    """Say that somebody else corrected the entry first."""
    return page(
        tr.gettext(
            "Somebody corrected this entry before you. Nothing was published; see /correct for the log."
        )
    )


def corrected_already(tr: Translator) -> str:
    """Refuse to correct an entry that was corrected before."""
    return tr.gettext(
        "This entry was corrected already. /correct shows its correction, which can be corrected."
    )


def no_link(tr: Translator) -> str:
    """Say that a forwarded message has no date and link with which the form could begin."""
    return tr.gettext(
        "This message has no date and public link that could be taken over; only posts of public "
        "channels have. The form begins without it."
    )
