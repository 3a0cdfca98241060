"""What is said about links that open nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.support.notices import lead_to_private

if TYPE_CHECKING:
    from views.telegram.support.page import Page
    from views.translate import Translator


def nothing_opened(tr: Translator) -> str:
    """Say that a link names nothing that there is."""
    return tr.gettext(
        "This link opens nothing: it was cut off or changed, or what it led to is gone. Press a button "
        "below, or write /search and a word."
    )


def opens_in_private(tr: Translator, username: str, payload: str) -> Page:
    """Say in a group that a link is for the private chat, with a button that opens it there."""
    why = tr.gettext("This link opens in the private chat with the bot.")
    return lead_to_private(tr, username, why, payload)
