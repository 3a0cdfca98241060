"""A form at one of its steps, as its question is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.telegram.support.callbacks import EndForm
from views.telegram.support.invalid_input import sentence, warning
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram.types import InlineKeyboardButton

    from briefing.invalid_input import InvalidInput
    from views.telegram.support.page import Rows, ViewContext
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """What a question is made of."""

    reader: ViewContext
    """Of the statement that the form is about, if it is about one."""
    kind: str
    values: Mapping[str, str]
    """What was answered so far, by step."""
    step: str
    error: InvalidInput | None = None
    """What was wrong with the last answer."""

    @property
    def tr(self) -> Translator:
        """The translator."""
        return self.reader.tr

    @property
    def form(self) -> str:
        """The form's own name, which its buttons carry; empty for a form without one."""
        return self.values.get("form", "")


def question(asked: FormQuestion, *sections: str, rows: Rows | None = None) -> Page:
    """Ask below what was wrong with the last answer; below its own buttons the form can be ended."""
    shown = [warning(asked.tr, asked.error), *sections]
    return page(*shown, rows=[*(rows or []), [cancel_button(asked.tr, asked.kind, asked.form)]])


def error_page(asked: FormQuestion) -> Page:
    """Return what was wrong with the last answer alone; the question stands above it."""
    return page(sentence(asked.tr, asked.error) if asked.error else "")


def form_ended(tr: Translator) -> Page:
    """Confirm that a form was ended."""
    return page(tr.gettext("Ended. Nothing of it was kept."))


def nothing_to_end(tr: Translator) -> Page:
    """Say that no form is open."""
    return page(tr.gettext("Nothing was begun, so there is nothing to end."))


def form_expired(tr: Translator) -> str:
    """Answer a button of a form that has ended."""
    return tr.gettext("This form has ended. Begin again with the command.")


def form_gone(tr: Translator) -> Page:
    """Say that a form has ended meanwhile."""
    return page(form_expired(tr))


def answered_already(tr: Translator) -> str:
    """Answer a button of a step that was left since."""
    return tr.gettext("The form has gone on since. See its newest question.")


def cancel_button(tr: Translator, kind: str, form: str = "") -> InlineKeyboardButton:
    """Return the button that ends a form of a kind; ``form`` is its own name, if it has one."""
    return button(tr.gettext("✖️ Cancel"), EndForm(kind=kind, form=form))
