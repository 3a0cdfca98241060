"""What members of the newsroom find below a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.followups.callbacks import BeginFollowUp
from views.telegram.support.page import ViewContext, button

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton


def followup_button(reader: ViewContext, slug: str) -> InlineKeyboardButton:
    """Return the button that opens the form of a follow-up on an initiative."""
    text = reader.tr.gettext("✍️ Add a follow-up")
    return button(text, BeginFollowUp(statement=reader.statement.id, slug=slug))
