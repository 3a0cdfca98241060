"""The pages of a draft that is gone through: a candidate or a sentence at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.choosing import places
from drafting.model import Candidate, LookHere
from views.telegram.drafts.callbacks import Decide
from views.telegram.support.form_questions import question
from views.telegram.support.markup import bold, code, italic, joined, lines, quoted, shortened
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton
    from markupsafe import Markup

    from drafting.model import Draft
    from views.telegram.support.form_questions import FormQuestion
    from views.translate import Translator

LONGEST_SENTENCE = 1500
"""Characters of a sentence that a page shows."""


def place_page(asked: FormQuestion, draft: Draft, at: int, title: str | None) -> Page:
    """Show a candidate or a sentence with its buttons; ``title``: as an editor wrote it."""
    tr, place = asked.tr, places(draft)[at]
    sentence = quoted(shortened(" ".join(place.sentence.split()), LONGEST_SENTENCE))
    if isinstance(place, Candidate):
        # Translators: Head of a candidate initiative, at most 40 characters.
        head = tr.gettext("Candidate {n} of {total}", n=at + 1, total=len(draft.candidates))
        why = joined(f"§ {place.paragraphs[0]}", italic(place.stance) if place.stance else "")
        # Translators: Button: this candidate becomes an initiative, at most 20 characters.
        take = _button(asked, tr.gettext("✓ Take"), "take")
        # Translators: Button: this candidate is no initiative, at most 20 characters.
        leave = _button(asked, tr.gettext("✗ Leave out"), "leave")
        # Translators: Button: another title for this candidate, at most 20 characters.
        rows = [[take, leave], [_button(asked, tr.gettext("✏️ Rename"), "rename")]]
        body = lines(bold(head), title or place.title, sentence, why)
    else:
        number = at - len(draft.candidates) + 1
        # Translators: Head of a sentence that may hold an initiative, at most 40 characters.
        head = tr.gettext("Look here too: {n} of {total}", n=number, total=len(draft.look))
        # Translators: Button: this sentence becomes an initiative, at most 20 characters.
        make = _button(asked, tr.gettext("➕ Make it one"), "make")
        # Translators: Button: on to the next sentence, at most 20 characters.
        rows = [[make, _button(asked, tr.gettext("Next ➡"), "leave")]]
        body = lines(bold(head), sentence, joined(f"§ {place.paragraph}", _reason(tr, place)))
    # Translators: Button: no more candidates; the statement is made of what was taken, at most 20 characters.
    return question(asked, body, rows=[*rows, [_button(asked, tr.gettext("🏁 Finish"), "finish")]])


def _reason(tr: Translator, place: LookHere) -> str:
    """Return why a sentence is to be looked at, in the reader's language."""
    # Translators: The texts from here to "an item of a list" stand below a sentence, at most 45 characters.
    reasons = {
        "the future": tr.gettext("speaks of the future"),
        "need": tr.gettext("speaks of a need"),
        "an order": tr.gettext("speaks of an order or decision"),
        "an intention": tr.gettext("speaks of an intention or plan"),
        "a proposal": tr.gettext("speaks of a proposal or request"),
        "an announcement": tr.gettext("speaks of something that begins"),
        "a possibility": tr.gettext("speaks of a possibility"),
        "a date": tr.gettext("names a date"),
        "an item of a list": tr.gettext("an item of a list"),
    }
    return reasons[place.why]


def title_page(asked: FormQuestion, draft: Draft, at: int, limit: int) -> Page:
    """Ask for the title of a candidate or of a sentence that is made one."""
    tr, place = asked.tr, places(draft)[at]
    shown: Markup = (
        code(place.title)
        if isinstance(place, Candidate)
        else quoted(shortened(" ".join(place.sentence.split()), LONGEST_SENTENCE))
    )
    # Translators: Button: to the page before, at most 20 characters.
    back = _button(asked, tr.gettext("⬅ Back"), "back")
    text = tr.gettext("Write its title, at most {limit} characters.", limit=limit)
    return question(asked, lines(text, shown), rows=[[back]])


def _button(asked: FormQuestion, text: str, value: str) -> InlineKeyboardButton:
    return button(text, Decide(form=asked.form, step=asked.step, value=value))


def too_long_to_go_through(tr: Translator) -> Page:
    """Say that a draft is too long for buttons, and that the file has all of it."""
    return page(
        tr.gettext("This article is too long to go through here. The file above has all that was found.")
    )


def nothing_taken(tr: Translator) -> Page:
    """Say that there is no statement, because nothing was taken."""
    return page(
        tr.gettext("You took nothing, so there is no statement. The file above still has all that was found.")
    )


def chosen_caption(tr: Translator, count: int) -> str:
    """Return the caption of the file with what was taken."""
    taken = tr.ngettext(
        "The statement, with {n} initiative that you took.",
        "The statement, with {n} initiatives that you took.",
        count,
    )
    fill = tr.gettext("Replace each [fill in: …] in it by your words.")
    return f"{taken} {fill}"


def for_an_owner(tr: Translator) -> Page:
    """Say who can load the file."""
    return page(tr.gettext("An owner of the bot can load this file: forward it to one."))
