"""The data of the buttons of messages in any chat."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowNewest(CallbackData, prefix="n"):
    """Bring a card, or the overview (an empty slug), up to date where it stands.

    ``language`` is that of the person who sent it, so that it stays in it whoever presses.
    """

    statement: str
    slug: str = ""
    language: str = ""
