"""What the buttons of reports carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ReportCard(CallbackData, prefix="rep"):
    """Begin a report about an initiative. The longest has 63 bytes."""

    about: str
    """The payload of the deep link that does the same."""


class ShowReport(CallbackData, prefix="rpt"):
    """Show the open report with this number, else the next one."""

    number: int = 0


class AcceptReport(CallbackData, prefix="rpa"):
    """Accept a report; ``follow_up``: and begin a follow-up of it."""

    number: int
    follow_up: bool = False


class DeclineReport(CallbackData, prefix="rpd"):
    """Decline a report; ``silent``: without a sentence, else ask for one."""

    number: int
    silent: bool = False
