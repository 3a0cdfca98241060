"""The data of the buttons of a draft. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class Decide(CallbackData, prefix="dra"):
    """Decide about a place: ``take``, ``leave``, ``rename``, ``make``, ``back`` or ``finish``."""

    form: str
    """The name of the form; 16 characters."""
    step: str
    value: str
