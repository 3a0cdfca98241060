"""The data of the buttons of feeds. Telegram takes 64 bytes of it, so feeds have short names."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from aiogram.filters.callback_data import CallbackData

NAME_LENGTH = 16


def short_name(address: str) -> str:
    """Return what buttons call the feed with an address."""
    return sha256(address.encode()).hexdigest()[:NAME_LENGTH]


class ShowFeeds(CallbackData, prefix="fds"):
    """Show a page of all feeds."""

    page: int = 0


class ShowFeed(CallbackData, prefix="fd"):
    """Show one feed."""

    feed: str


class PreviewFeed(CallbackData, prefix="fdv"):
    """Show what of a feed would be proposed."""

    feed: str


class AskFeed(CallbackData, prefix="fdt"):
    """Ask a feed for news now."""

    feed: str


class PauseFeed(CallbackData, prefix="fdp"):
    """Ask a feed no more for news, or again."""

    feed: str
    pause: bool


class RemoveFeed(CallbackData, prefix="fdr"):
    """Remove a feed; ``sure``: the second press."""

    feed: str
    sure: bool = False


class BeginFeed(CallbackData, prefix="fdb"):
    """Ask for the address of a feed to be added."""


class AddFeed(CallbackData, prefix="fda"):
    """Add the feed that was shown; ``form`` changes with each address that is written."""

    form: str
    step: Literal["preview"] = "preview"
    value: Literal["add"] = "add"
