"""What goes on with broadcasts by itself: starts at their hour, ends, and being told of."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from briefing.broadcasts.campaign import Campaign, CampaignState
from briefing.broadcasts.filling import change, follow
from briefing.broadcasts.fitting import LATE, TAKEN_BACK, drop_kept, is_too_late
from briefing.broadcasts.progress import of_rows, outcomes, progress
from briefing.broadcasts.running import start
from briefing.newsroom.audit import Actor
from briefing.outbox import OPEN
from briefing.spans import is_within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.broadcasts.progress import Progress, RecipientOutcome
    from briefing.ports import Store

PAUSE = timedelta(seconds=3)
"""Progress is told at most this often."""


class CampaignTeller(Protocol):
    """Tells editors of their broadcasts; it deals with Telegram's errors itself, so that none stops one."""

    async def progress(self, campaign: Campaign, progress: Progress) -> None:
        """Show how far it has come, in the message ``campaign.shown_as``; called at most every 3 seconds."""
        ...

    async def late(self, campaign: Campaign) -> None:
        """Ask whether to start, or go on with, what is over 24 hours late; called once each time."""
        ...

    async def report(self, campaign: Campaign, outcomes: Sequence[RecipientOutcome]) -> None:
        """Report the end, with what became of each recipient; after a crash perhaps a second time."""
        ...


class Broadcaster:
    """Looks after all broadcasts."""

    def __init__(self, store: Store, teller: CampaignTeller, *, is_paid: bool = False) -> None:
        self._store = store
        self._teller = teller
        self._is_paid = is_paid
        self._told: dict[str, tuple[datetime, CampaignState, Progress | None]] = {}
        self._one_at_a_time = asyncio.Lock()

    async def tick(self, now: datetime) -> None:
        """Start what is due, put in what a crash left out, end what is through, and tell of it all."""
        async with self._one_at_a_time:
            for campaign in await self._store.records(Campaign):
                if campaign.state is CampaignState.SCHEDULED:
                    await self._start_due(campaign, now)
                elif campaign.started_at is not None:
                    await self._look_after(campaign, now)

    async def _start_due(self, campaign: Campaign, now: datetime) -> None:
        if campaign.at is None or campaign.at > now:
            return
        if now - campaign.at > LATE:
            await self._is_late(campaign)
            return
        actor = Actor(campaign.author, campaign.role, now)
        started = await start(self._store, campaign.id, actor, is_paid=self._is_paid)
        if started is not None:
            await self._tell(started, now)

    async def _look_after(self, campaign: Campaign, now: datetime) -> None:
        present: Campaign | None = campaign
        if campaign.ended_at is None or not campaign.enqueued:
            present = await follow(self._store, campaign.id, now)
        if present is not None and present.ended_at is None:
            present = await self._end(present, now)
        if present is None:
            return
        if present.ended_at is None:
            await self._tell(present, now)
        elif not present.is_reported:
            await self._report(present, now)
        elif now - present.ended_at > TAKEN_BACK:
            await drop_kept(self._store, present, now)

    async def _end(self, campaign: Campaign, now: datetime) -> Campaign | None:
        """End a broadcast of which nothing is left to be sent; return what it is by then."""
        rows = await self._store.rows_of(campaign.occurrence)
        is_cancelled = campaign.state is CampaignState.CANCELLED
        is_in = campaign.enqueued or is_cancelled
        if not is_in or campaign.state is CampaignState.LATE or any(row.state in OPEN for row in rows):
            return campaign
        if not is_cancelled and any(map(is_too_late, rows)):
            return await self._is_late(campaign)
        counted = of_rows(rows, now, now)
        state = CampaignState.CANCELLED if is_cancelled else CampaignState.DONE
        return await change(
            self._store,
            campaign,
            lambda each: replace(each, state=state, ended_at=now, sent=counted.sent, failed=counted.failed),
        )

    async def _is_late(self, campaign: Campaign) -> Campaign | None:
        late = await change(self._store, campaign, lambda each: replace(each, state=CampaignState.LATE))
        if late is not None:
            await self._teller.late(late)
        return late

    async def _tell(self, campaign: Campaign, now: datetime) -> None:
        found = await progress(self._store, campaign, now)
        told = self._told.get(campaign.id)
        if told is not None and (is_within(told[0], PAUSE, now) or told[1:] == (campaign.state, found)):
            return
        if campaign.shown_as is not None and (told is None or told[1] is not campaign.state):
            # Whoever acted was shown it at once, perhaps a moment ago.
            self._told[campaign.id] = (now, campaign.state, None)
            return
        self._told[campaign.id] = (now, campaign.state, found)
        await self._teller.progress(campaign, found)

    async def _report(self, campaign: Campaign, now: datetime) -> None:
        self._told.pop(campaign.id, None)
        await self._teller.progress(campaign, await progress(self._store, campaign, now))
        await self._teller.report(campaign, await outcomes(self._store, campaign))
        await change(self._store, campaign, lambda each: replace(each, is_reported=True))
