"""Monthly summaries for subscriptions that are older than these: they begin with the month to come."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.local_time import local_date, zone_of
from briefing.subscriptions.plan import scheduled

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

SLICE = 500
"""How many chats are looked at before other tasks get a chance to run."""


async def begin_summaries(store: Store, library: Library, now: datetime) -> None:
    """Let every subscription that an earlier version began be due for its first summary, too."""
    chats = [each async for each in store.chats()]
    for start in range(0, len(chats), SLICE):
        some = {each.id: each for each in chats[start : start + SLICE]}
        # Together, so that one write makes all changes of a slice durable.
        await asyncio.gather(
            *(
                _begin(store, each.target, library.chosen_by(some[each.target.chat_id]), now)
                for each in await store.subscriptions(some.keys())
                if each.summarized_to is None
            )
        )


async def _begin(store: Store, target: Target, statement: Statement, now: datetime) -> None:
    def begun(present: Subscription | None) -> Subscription | None:
        if present is None:
            return None
        today = local_date(now, zone_of(present.preferences.zone))
        return scheduled(replace(present, summarized_to=today), statement, now)

    await store.change_subscription(target, begun)
