"""The data of the buttons of the figures. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class RefreshStats(CallbackData, prefix="sta"):
    """Show the present figures."""
