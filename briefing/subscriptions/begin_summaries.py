"""Monthly summaries for subscriptions that are older than these: they begin with the month to come."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.done_once import DoneOnce
from briefing.local_time import local_date, zone_of
from briefing.pages import pages_of
from briefing.records import put_records
from briefing.subscriptions.plan import scheduled

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

DONE = "begin_summaries"


async def begin_summaries(store: Store, library: Library, now: datetime) -> None:
    """Let every subscription that an earlier version began be due for its first summary, too, once."""
    if await store.get(DoneOnce, DONE) is not None:
        return
    async for page in pages_of(store.chats()):
        some = {each.id: each for each in page}
        # Together, so that one write makes all changes of a page durable.
        await asyncio.gather(
            *(
                _begin(store, each.target, library.chosen_by(some[each.target.chat_id]), now)
                for each in await store.subscriptions(some.keys())
                if each.summarized_to is None
            )
        )
    await put_records(store, DoneOnce(DONE, now))


async def _begin(store: Store, target: Target, statement: Statement, now: datetime) -> None:
    def begun(present: Subscription | None) -> Subscription | None:
        if present is None or present.summarized_to is not None:
            return present
        today = local_date(now, zone_of(present.preferences.zone))
        return scheduled(replace(present, summarized_to=today), statement, now)

    await store.change_subscription(target, begun)
