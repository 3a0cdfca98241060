"""The way back from a page of the newsroom to its first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.support.page import button
from views.telegram.team.callbacks import ShowNewsroom

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.translate import Translator


def newsroom_row(tr: Translator) -> list[InlineKeyboardButton]:
    """Return the button that leads back."""
    # Translators: Button: back to the page of the newsroom, at most 20 characters.
    return [button(tr.gettext("⬅ Newsroom"), ShowNewsroom())]
