"""The data of the buttons of subscriptions. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowSettings(CallbackData, prefix="set"):
    """Show a page of the settings of a subscription; chat 0 stands for the chat and topic of the button."""

    chat: int = 0
    thread: int = 0
    page: str = "main"


class Prefer(CallbackData, prefix="p"):
    """Change one preference. The longest, with a zone's name (32), has 62 bytes."""

    chat: int
    thread: int
    name: str
    value: str


class Subscribe(CallbackData, prefix="sub"):
    """Begin a subscription."""

    chat: int = 0
    thread: int = 0


class Unsubscribe(CallbackData, prefix="uns"):
    """End a subscription."""

    chat: int = 0
    thread: int = 0


class Snooze(CallbackData, prefix="snz"):
    """Send nothing for some days; 0 ends a snooze. ``again``: then the reminders of today come once more."""

    days: int
    again: bool = True
    chat: int = 0
    thread: int = 0
