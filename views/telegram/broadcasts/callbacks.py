"""The data of the buttons of broadcasts. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class FillBroadcast(CallbackData, prefix="bc"):
    """Answer a step of the form of a broadcast. The longest, with a slug (32), has 63 bytes."""

    form: str
    """The name of the form; 16 characters."""
    step: str
    value: str


class GoInBroadcast(CallbackData, prefix="bcw"):
    """Go from one step of the form to another one."""

    form: str
    step: str
    to: str


class FinishBroadcast(CallbackData, prefix="bcf"):
    """Start what a form describes, or keep it as a draft; ``mark``: of the answers that are shown."""

    form: str
    starts: bool
    mark: str


class ShowBroadcasts(CallbackData, prefix="bcl"):
    """List the broadcasts."""

    page: int = 0


class BroadcastAct(CallbackData, prefix="bca"):
    """Show a broadcast or do something with it; ``sure``: the editor has confirmed it."""

    id: str
    act: Literal[
        "show", "see", "start", "when", "pause", "resume", "cancel", "correct", "unsend", "csv", "replace"
    ]
    sure: bool = False


class CorrectIn(CallbackData, prefix="bcc"):
    """Correct the message of a language; an empty one stands for the message for everybody else."""

    id: str
    language: str


class ReplaceIn(CallbackData, prefix="bco"):
    """Replace the deleted message of a language; an empty one stands for the message for everybody else."""

    id: str
    language: str


class ApplyReplacement(CallbackData, prefix="bcy"):
    """Go on with the message of the form that has this mark."""

    form: str
    mark: str


class DeleteList(CallbackData, prefix="bcd"):
    """Delete a named list."""

    name: str


class ApplyCorrection(CallbackData, prefix="bcx"):
    """Change the messages that were sent into the one of the form that has this mark."""

    form: str
    mark: str
