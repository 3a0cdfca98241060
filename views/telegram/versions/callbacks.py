"""What the buttons of versions carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class TakeIn(CallbackData, prefix="vti"):
    """Take in the statement that was sent; the digest says which, and in place of what."""

    digest: str


class LeaveOut(CallbackData, prefix="vlo"):
    """Drop the statement that was sent."""


class ShowVersions(CallbackData, prefix="ver"):
    """List the versions of a statement."""

    statement: str


class OfferVersion(CallbackData, prefix="veo"):
    """Show what would change if a version were brought back."""

    statement: str
    number: int


class BringBack(CallbackData, prefix="veb"):
    """Bring a version back; the digest says in place of what."""

    statement: str
    number: int
    digest: str
