"""The ways in which people reach the bot outside of their chats with it, as @BotFather has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Modes:
    """Which ways are switched on; ``getMe`` says it."""

    inline: bool = False
    """Whether writing the bot's name in any chat offers pages to send there."""
    guest: bool = False
    """Whether the bot answers to its name in chats of which it is no member."""


NOTHING_ON = Modes()
