"""The methods of the Bot API, one file a topic."""

from __future__ import annotations

from sandbox.methods import (
    callbacks,
    chats,
    commands,
    forwarding,
    inline,
    media,
    messages,
    moderation,
    profile,
    rich,
    topics,
    updates,
)
from sandbox.methods.registry import METHODS

__all__ = [
    "METHODS",
    "callbacks",
    "chats",
    "commands",
    "forwarding",
    "inline",
    "media",
    "messages",
    "moderation",
    "profile",
    "rich",
    "topics",
    "updates",
]
