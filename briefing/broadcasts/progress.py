"""How far a broadcast has come, and what became of each recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.broadcasts.campaign import Campaign
    from briefing.outbox import RowState
    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come."""

    sent: int
    waiting: int
    failed: Mapping[str, int]
    """How many did not get it, by reason, the most frequent first."""
    rate: float
    """Messages a second, of late."""
    seconds_left: float | None
    """None when nothing can be said yet."""


@dataclass(frozen=True, slots=True)
class RecipientOutcome:
    """What became of one recipient: a row of the CSV."""

    chat_id: int
    thread: int | None
    kind: str
    """The kind of chat; empty when it is not known any more."""
    language: str
    """Of the content that was sent; empty for everybody's."""
    state: RowState
    reason: str
    message_id: int | None
    at: datetime | None
    """When it was sent, or was given up, UTC."""


async def progress(store: Store, campaign: Campaign, now: datetime) -> Progress:
    """Return how far a broadcast has come."""
    raise NotImplementedError


async def correction_progress(store: Store, campaign: Campaign, now: datetime) -> Progress:
    """Return how far its last correction has come."""
    raise NotImplementedError


async def unsend_progress(store: Store, campaign: Campaign, now: datetime) -> Progress:
    """Return how far its taking back has come."""
    raise NotImplementedError


async def outcomes(store: Store, campaign: Campaign) -> list[RecipientOutcome]:
    """Return what became of each recipient, by chat; none when it is over for more than two days."""
    raise NotImplementedError
