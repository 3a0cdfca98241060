"""What the press of the button below a card in any chat is answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from views.translate import Translator


def up_to_date(tr: Translator) -> str:
    """Say that the message shows what is known now."""
    # Translators: Short notice after a press of “Newest”, at most 60 characters.
    return tr.gettext("This is up to date now.")


def renewed_already(tr: Translator) -> str:
    """Say that the message was brought up to date a moment ago."""
    # Translators: Short notice after a press of “Newest”, at most 110 characters.
    return tr.gettext("This was brought up to date less than a minute ago.")
