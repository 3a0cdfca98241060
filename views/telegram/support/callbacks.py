"""The data of the buttons that several topics share. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class TurnPage(CallbackData, prefix="turn"):
    """Show another sheet of a page that is known by its name."""

    name: str
    statement: str
    page: int


class EndForm(CallbackData, prefix="end"):
    """End the presser's form of a kind; ``form`` is its name, empty for whichever is open."""

    kind: str
    form: str = ""
