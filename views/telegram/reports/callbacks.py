"""The data of the buttons of reports. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class ReportCard(CallbackData, prefix="rep"):
    """Begin a report about an initiative. The longest has 63 bytes."""

    about: str
    """The payload of the deep link that begins the same report."""


class SendReport(CallbackData, prefix="rps"):
    """Send the report that was shown; ``form`` changes with each text that is written."""

    form: str
    step: Literal["preview"] = "preview"
    value: Literal["send"] = "send"


class SendAnswer(CallbackData, prefix="rpx"):
    """Decline a report with the answer that was shown; ``form`` changes with each text that is written."""

    form: str
    step: Literal["preview"] = "preview"
    value: Literal["send"] = "send"


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
