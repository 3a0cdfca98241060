"""The form of a follow-up: a question for each step, with the present answer and buttons to other steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.followups.form import (
    CONTEXT,
    NONE,
    PREVIEW,
    UNCHANGED,
    WRITTEN_IN,
    FollowUpStep,
    FormPosition,
    assessed,
    first_open,
    step_before,
)
from briefing.followups.form_answers import CONTEXT_ON
from briefing.followups.presets import SUPPORTS
from briefing.invalid_input import Problem
from briefing.statement.entry import EvidenceKind, Status
from views.labels import EVIDENCE_KIND, status_words
from views.telegram.followups.answer_choices import choices, deadlines_words
from views.telegram.followups.callbacks import FillIn, GoInFollowUp
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.markup import bold, italic, joined, lines
from views.telegram.support.page import Page, Rows, ViewContext, button, in_rows
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
        "Send the address of a source that readers can open, such as https://example.org/news. Several "
        "addresses fit into one message, and so does what happened."
    ),
    FollowUpStep.WHY: N_(
        "Why is the status now “{status}”? A sentence in {language}, at most 300 characters. Readers see it "
        "beside the status."
    ),
    FollowUpStep.LANGUAGE: N_("In which language is the text?"),
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

COLUMNS = {FollowUpStep.STATUS: 2}
"""How many buttons stand side by side; one where the step is not named."""


def ask_step(asked: FormQuestion) -> Page:
    """Ask the question of the present step."""
    tr, step = asked.tr, FormPosition.of(asked.step).step
    status = asked.values.get(FollowUpStep.STATUS)
    words = {"language": tr.language_name(asked.values.get(WRITTEN_IN, tr.language))}
    if status is not None:
        words["status"] = answer_words(asked.reader, FollowUpStep.STATUS, status)
    buttons = (
        button(words, FillIn(form=asked.form, step=asked.step, value=value))
        for words, value in choices(asked)
    )
    rows = [*_background(asked), *in_rows(buttons, COLUMNS.get(step, 1)), back_and_on(asked)]
    text = tr.gettext(QUESTIONS[step], **words)
    return question(asked, bold(form_heading(asked)), text, _beside(asked, step), _present(asked), rows=rows)


def _beside(asked: FormQuestion, step: FollowUpStep) -> str:
    """Return what helps to answer a step; empty for most."""
    tr = asked.tr
    match step:
        case FollowUpStep.MEETS:
            return lines(*deadlines_words(asked))
        case FollowUpStep.URL if text := asked.values.get(FollowUpStep.TEXT):
            # Translators: Line above a text that somebody wrote, at most 24 characters.
            return lines(italic(tr.gettext("What happened:")), text)
        case FollowUpStep.WHY if why := assessed(asked.values, asked.reader.statement).why:
            return lines(italic(tr.gettext("The note on the status before:")), tr.localized(why))
        case _:
            return ""


def form_heading(asked: FormQuestion) -> str:
    """Return the heading: follow-up or correction, the initiative, and the number of the source."""
    tr = asked.tr
    is_correction = "correction_of" in asked.values
    parts = [
        # Translators: Heading of the form that corrects an entry, at most 20 characters.
        tr.gettext("✏️ Correction")
        if is_correction
        # Translators: Heading of the form for a new entry of the log, at most 24 characters.
        else tr.gettext("✍️ Follow-up")
    ]
    slug = asked.values.get(FollowUpStep.INITIATIVE)
    if slug is not None and asked.step != FollowUpStep.INITIATIVE:
        parts.append(asked.reader.name(slug))
    if piece := FormPosition.of(asked.step).piece:
        # Translators: Beside the heading of a question: which source it is about, at most 20 characters.
        parts.append(tr.gettext("source {number}", number=piece))
    return joined(*parts)


def _present(asked: FormQuestion) -> str:
    value = asked.values.get(asked.step)
    if not value:
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
        case FollowUpStep.LANGUAGE:
            return tr.language_name(value)
        case FollowUpStep.STATUS if value in (UNCHANGED, CONTEXT):
            # Translators: In the preview of an entry: what becomes of the status, at most 20 characters.
            unchanged = tr.gettext("unchanged")
            background = tr.gettext("background, changes nothing")
            return unchanged if value == UNCHANGED else background
        case FollowUpStep.STATUS:
            return status_words(tr, Status(value))
        case FollowUpStep.MEETS:
            # Translators: In the preview of an entry: it meets no deadline, at most 12 characters.
            what = tr.gettext("no")
            return what if value == NONE else tr.text(reader.statement.deadlines[value].what)
        case FollowUpStep.EVIDENCE_KIND:
            return tr.gettext(EVIDENCE_KIND[EvidenceKind(value)])
        case FollowUpStep.SUPPORTS:
            return (
                # Translators: In the preview of an entry: the source says the same, at most 24 characters.
                tr.gettext("supports it")
                if value == SUPPORTS
                # Translators: In the preview of an entry: the source says the opposite, at most 24
                # characters.
                else tr.gettext("contradicts it")
            )
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
    """Return the button to the preview once all is answered, else those to the steps around."""
    tr, statement = asked.tr, asked.reader.statement
    if first_open(asked.values, statement) == PREVIEW:
        # Translators: Button of a form: to the finished entry, as readers will see it, at most 36
        # characters.
        return [step_button(asked, tr.gettext("⬅ To the preview"), "on")]
    buttons = []
    if step_before(asked.values, statement, FormPosition.of(asked.step)) is not None:
        buttons.append(step_button(asked, tr.gettext("⬅ Back"), "back"))
    if asked.step in asked.values:
        # Translators: Button of a form: leave this answer and go on, at most 20 characters.
        buttons.append(step_button(asked, tr.gettext("Keep it ➡"), "on"))
    return buttons


def step_button(asked: FormQuestion, text: str, to: str) -> InlineKeyboardButton:
    """Return a button that goes to another step of the form."""
    return button(text, GoInFollowUp(form=asked.form, step=asked.step, to=to))
