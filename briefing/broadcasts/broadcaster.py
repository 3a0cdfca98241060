"""What goes on with broadcasts by itself: starts at their hour, ends, and being told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.broadcasts.campaign import Campaign
    from briefing.broadcasts.progress import Progress, RecipientOutcome
    from briefing.ports import Store


class CampaignTeller(Protocol):
    """Tells editors of their broadcasts; none of its errors may stop one."""

    async def progress(self, campaign: Campaign, progress: Progress) -> None:
        """Show how far it has come, in the message ``campaign.shown_as``; called at most every 3 seconds."""
        ...

    async def late(self, campaign: Campaign) -> None:
        """Ask whether to start, or go on with, what is over 24 hours late; called once each time."""
        ...

    async def report(self, campaign: Campaign, outcomes: Sequence[RecipientOutcome]) -> None:
        """Report the end, with what became of each recipient."""
        ...


class Broadcaster:
    """Looks after all broadcasts."""

    def __init__(self, store: Store, teller: CampaignTeller, *, is_paid: bool = False) -> None:
        self._store = store
        self._teller = teller
        self._is_paid = is_paid

    async def tick(self, now: datetime) -> None:
        """Start what is due, put in what a crash left out, end what is through, and tell of it all."""
        raise NotImplementedError
