"""What the buttons of stats carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class RefreshStats(CallbackData, prefix="sta"):
    """Show the present figures."""
