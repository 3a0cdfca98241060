"""Who gets a broadcast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.broadcasts.campaign import Audience
    from briefing.chat import ChatKind
    from briefing.ports import Store
    from briefing.subscription import Target


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets it, or the topic of it in which it hears from the bot."""

    target: Target
    kind: ChatKind
    language: str
    """Chosen for the chat, else of whoever subscribed or followed; empty when it is not known."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody whom a broadcast can reach, read once."""

    def of(self, audience: Audience, author: int) -> list[Recipient]:
        """Return an audience's recipients, by chat, each chat once; its length is the audience's count."""
        raise NotImplementedError

    @property
    def languages(self) -> dict[str, int]:
        """How many have each language, the most frequent first; without those of whom none is known."""
        raise NotImplementedError


async def reach(store: Store) -> Reach:
    """Read everybody whom a broadcast can reach: every chat that the bot knows and that is not paused."""
    raise NotImplementedError


async def recipients(store: Store, audience: Audience, author: int) -> list[Recipient]:
    """Return an audience's recipients."""
    raise NotImplementedError
