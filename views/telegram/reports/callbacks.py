"""The data of the buttons of reports. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ReportCard(CallbackData, prefix="rep"):
    """Begin a report about an initiative. The longest has 63 bytes."""

    about: str
    """The payload of the deep link that begins the same report."""


class ShowReport(CallbackData, prefix="rpt"):
    """Show the open report with this number, or the next one if it is not open any more."""

    number: int = 0


class AcceptReport(CallbackData, prefix="rpa"):
    """Accept a report; ``follow_up``: begin a follow-up from it as well."""

    number: int
    follow_up: bool = False


class DeclineReport(CallbackData, prefix="rpd"):
    """Decline a report; ``silent``: without a sentence to the reader, which is asked for otherwise."""

    number: int
    silent: bool = False
