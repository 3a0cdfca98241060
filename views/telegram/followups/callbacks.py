"""The data of the buttons of follow-ups. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class BeginFollowUp(CallbackData, prefix="fub"):
    """Open the form of a follow-up on an initiative."""

    statement: str
    slug: str


class FillIn(CallbackData, prefix="fu"):
    """Answer a step of the form of a follow-up. The longest, with a slug (32), has 63 bytes."""

    form: str
    """The name of the form; 16 characters."""
    step: str
    value: str


class GoInFollowUp(CallbackData, prefix="fuw"):
    """Go to another step of the form of a follow-up without a new answer."""

    form: str
    step: str
    to: str
    """``back``, ``on``, or the key of a position."""


class FinishForm(CallbackData, prefix="fuf"):
    """Publish the entry of a form, or send it to a reviewer; ``mark``: of the answers in the preview."""

    form: str
    review: bool
    mark: str


class DecideEntry(CallbackData, prefix="dec"):
    """Show, publish or return an entry that waits for a review: ``show``, ``publish`` or ``return``."""

    entry: str
    act: str


class SendReturn(CallbackData, prefix="ret"):
    """Return an entry with the reason that was shown; ``form`` changes with each text that is written."""

    form: str
    step: Literal["preview"] = "preview"
    value: Literal["send"] = "send"


class ShowQueue(CallbackData, prefix="que"):
    """List the entries that wait for a review."""

    page: int = 0


class TakeUpEntry(CallbackData, prefix="tak"):
    """Open the form with the answers of an entry that was returned."""

    entry: str


class ShowCorrectable(CallbackData, prefix="cor"):
    """List the entries of an initiative, or of all (an empty slug), that can be corrected."""

    statement: str
    slug: str
    page: int = 0


class CorrectEntry(CallbackData, prefix="coe"):
    """Open the form that corrects an entry; ``entry`` is the beginning of the hash of its id."""

    statement: str
    entry: str


class ShowUntranslated(CallbackData, prefix="unt"):
    """List the texts that lack a language; without a language, count them for each."""

    language: str = ""
    page: int = 0


class TranslateEntry(CallbackData, prefix="tra"):
    """Ask for the translation of a text of an entry: ``text``, ``reason`` or ``why``."""

    entry: str
    part: str
    language: str
