"""The methods of the Bot API, one file for each topic."""

from __future__ import annotations

from sandbox.methods import (
    chats,
    commands,
    ephemeral,
    forwarding,
    guests,
    media,
    messages,
    moderation,
    profile,
    queries,
    rich,
    settings,
    topics,
    updates,
)
from sandbox.methods.registry import METHODS

__all__ = [
    "METHODS",
    "chats",
    "commands",
    "ephemeral",
    "forwarding",
    "guests",
    "media",
    "messages",
    "moderation",
    "profile",
    "queries",
    "rich",
    "settings",
    "topics",
    "updates",
]
