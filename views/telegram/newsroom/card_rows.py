"""What members of the newsroom find below a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.newsroom.callbacks import BeginFollowUp
from views.telegram.page import Reader, button

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton


def followup_button(reader: Reader, slug: str) -> InlineKeyboardButton:
    """Return the button that opens the form of a follow-up on an initiative."""
    text = reader.tr.gettext("✍️ Add a follow-up")
    return button(text, BeginFollowUp(statement=reader.statement.id, slug=slug))
