"""One-sentence notices: toasts of buttons and apologies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from views.translate import Translator


def out_of_date(tr: Translator) -> str:
    """Answer a button whose meaning is gone."""
    return tr.gettext("This button is out of date. /start shows new ones.")


def administrators_only(tr: Translator, *, of_channel: bool = False) -> str:
    """Refuse a change by somebody who may not make it."""
    if of_channel:
        return tr.gettext("Only administrators of this channel can change this.")
    return tr.gettext("Only administrators of this group can change this.")


def too_many(tr: Translator, seconds: int) -> str:
    """Ask for a pause."""
    return tr.ngettext(
        "That was a lot at once. I answer again when you have paused for {n} second.",
        "That was a lot at once. I answer again when you have paused for {n} seconds.",
        seconds,
    )


def apology(tr: Translator, error_id: str) -> str:
    """Apologise for an error of ours, with the id under which it stands in the log."""
    return tr.gettext(
        "Sorry, that went wrong on our side. Please try again; the error's number is {id}.", id=error_id
    )


def storage_apology(tr: Translator, error_id: str) -> str:
    """Apologise for a change that could not be saved."""
    return tr.gettext(
        "Sorry, that could not be saved, so nothing was changed. Please try again later; "
        "the error's number is {id}.",
        id=error_id,
    )
