"""The data of the buttons of versions. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class TakeIn(CallbackData, prefix="vti"):
    """Take in the statement that was sent; the digest identifies it and the version that it replaces."""

    digest: str


class LeaveOut(CallbackData, prefix="vlo"):
    """Discard the statement that was sent; the digest is that of its :class:`TakeIn`."""

    digest: str


class ShowVersions(CallbackData, prefix="ver"):
    """List the versions of a statement."""

    statement: str


class OfferVersion(CallbackData, prefix="veo"):
    """Show what bringing a version back would change."""

    statement: str
    number: int


class BringBack(CallbackData, prefix="veb"):
    """Bring a version back; the digest identifies the version that it replaces."""

    statement: str
    number: int
    digest: str
