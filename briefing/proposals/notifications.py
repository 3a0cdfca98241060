"""Telling editors of new proposals: at most once an hour, in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.local_time import is_within
from briefing.notify import notify
from briefing.proposals.proposal import QUEUE_KEY, ProposalQueue, pending_proposals, proposal_queue
from briefing.team.members import editors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.proposals.proposal import Proposal
    from briefing.records import Records

MESSAGE_PAUSE = timedelta(hours=1)
"""The shortest time between two messages about new proposals."""


class ProposalRenderer(Protocol):
    """Renders notifications about proposals as bodies, one for each part."""

    def new_proposals(self, library: Library, proposals: Sequence[Proposal], language: str) -> Sequence[Body]:
        """Render proposals that are new, as one message."""


class ProposalNotifications:
    """Tells editors of the proposals that have come since they were last told."""

    def __init__(
        self, store: Store, library: Library, renderer: ProposalRenderer, owners: Collection[int]
    ) -> None:
        self._store = store
        self._library = library
        self._renderer = renderer
        self._owners = owners

    async def notify_due(self, now: datetime) -> int:
        """Enqueue a message to each editor if there is anything new; return the number of rows."""
        queue = await self._store.get(ProposalQueue, QUEUE_KEY)
        if queue is None or queue.last_number == queue.told_number:
            return 0
        if queue.told_at is not None and is_within(queue.told_at, MESSAGE_PAUSE, now):
            return 0
        audience = await editors(self._store, self._owners)
        if not audience:
            return 0
        new = [each for each in await pending_proposals(self._store) if each.number > queue.told_number]
        rendered, count = partial(self._renderer.new_proposals, self._library, new), 0
        for editor in audience if new else ():
            count += await notify(self._store, editor, f"proposals:{queue.last_number}", rendered, now)

        async def told(records: Records) -> None:
            told_at = now if new else queue.told_at
            records.put(
                replace(await proposal_queue(records), told_number=queue.last_number, told_at=told_at)
            )

        await self._store.transact(told)
        return count
