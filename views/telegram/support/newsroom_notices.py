"""Short answers that several conversations of the newsroom share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardButton
from aiogram.utils.deep_linking import create_telegram_link

from views.telegram.support.callbacks import EndForm
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from views.translate import Translator


def not_allowed(tr: Translator) -> str:
    """Refuse an act of the newsroom to somebody who may not carry it out, or not any more."""
    return tr.gettext("This is for members of the newsroom who have the right to it.")


def in_private_only(tr: Translator, username: str) -> Page:
    """Send a member from a group to the private chat."""
    link = InlineKeyboardButton(
        text=tr.gettext("✉️ Open the private chat"), url=create_telegram_link(username)
    )
    return page(private_chat_only(tr), rows=[[link]])


def private_chat_only(tr: Translator) -> str:
    """Refuse a button of the newsroom that was pressed anywhere else."""
    return tr.gettext("The newsroom works in the private chat with me.")


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
