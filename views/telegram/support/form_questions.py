"""What all forms share: how a question is shown, and short answers to buttons of forms that have ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.forms import mark_of
from views.telegram.support.callbacks import EndForm
from views.telegram.support.invalid_input import sentence, warning
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.filters.callback_data import CallbackData
    from aiogram.types import InlineKeyboardButton

    from briefing.invalid_input import InvalidInput
    from views.telegram.support.page import Rows, ViewContext
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """With what the question of a step is shown."""

    reader: ViewContext
    """With the statement that the form is about, if there is one."""
    kind: str
    values: Mapping[str, str]
    """The answers so far, by step."""
    step: str
    error: InvalidInput | None = None
    """What was wrong with the last answer."""

    @property
    def tr(self) -> Translator:
        """The translator."""
        return self.reader.tr

    @property
    def form(self) -> str:
        """The name of this form, which its buttons carry; forms of earlier versions may have none."""
        return self.values.get("form", "")

    @property
    def mark(self) -> str:
        """The mark of the answers that are shown, for buttons that let something leave."""
        return mark_of(self.values)


def question(asked: FormQuestion, *sections: str, rows: Rows | None = None) -> Page:
    """Return a question below what was wrong with the last answer; the last button ends the form."""
    shown = [warning(asked.tr, asked.error), *sections]
    return page(*shown, rows=[*(rows or []), [cancel_button(asked.tr, asked.kind, asked.form)]])


def error_page(asked: FormQuestion) -> Page:
    """Return only what was wrong with the last answer, for below a question that stays."""
    return page(sentence(asked.tr, asked.error) if asked.error else "")


def form_expired(tr: Translator) -> str:
    """Answer a button of a form that has ended."""
    return tr.gettext("This form has ended. Begin again with the command.")


def form_gone(tr: Translator) -> Page:
    """Say that a form has ended, as a message."""
    return page(form_expired(tr))


def answered_already(tr: Translator) -> str:
    """Answer a button of a step that is not the present one any more."""
    return tr.gettext("The form has gone on since. See its newest question.")


def sent_or_changed(tr: Translator) -> str:
    """Answer the button below a text that was sent, given up, or written anew since."""
    return tr.gettext("That was sent, cancelled or changed since.")


def send_or_cancel(tr: Translator, send: CallbackData, kind: str, form: str) -> Rows:
    """Return the two buttons below a text as others will read it."""
    # Translators: Button below a text as others will read it, at most 20 characters.
    return [[button(tr.gettext("📨 Send"), send), cancel_button(tr, kind, form)]]


def cancel_button(tr: Translator, kind: str, form: str = "") -> InlineKeyboardButton:
    """Return the button that ends a form of a kind; without the name ``form`` whichever is open."""
    # Translators: Button of every form: gives it up, at most 20 characters.
    return button(tr.gettext("✖️ Cancel"), EndForm(kind=kind, form=form))
