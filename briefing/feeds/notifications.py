"""Telling editors, once, that a feed fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from briefing.feeds.feed import Feed
from briefing.notify import notify
from briefing.team.members import editors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.records import Records

FAILING = timedelta(days=1)
"""How long a feed fails before editors are told; it is asked on, whatever happens."""
NAME_LENGTH = 16


class FeedRenderer(Protocol):
    """Renders notifications about feeds as bodies, one for each part."""

    def failing(self, feeds: Sequence[Feed], now: datetime, language: str) -> Sequence[Body]:
        """Render which feeds fail, since when, and why."""


class FeedNotifications:
    """Tells editors of feeds that have failed for a day, in one message."""

    def __init__(self, store: Store, renderer: FeedRenderer, owners: Collection[int]) -> None:
        self._store = store
        self._renderer = renderer
        self._owners = owners

    async def notify(self, feeds: Sequence[Feed], now: datetime) -> int:
        """Tell of those of these feeds that nobody was told of; return the number of rows."""
        failing = [each for each in feeds if _is_news(each, now)]
        audience = await editors(self._store, self._owners) if failing else ()
        if not audience:
            return 0
        names = " ".join(f"{each.address} {each.failing_since}" for each in failing)
        occurrence = f"feeds-failing:{sha256(names.encode()).hexdigest()[:NAME_LENGTH]}"
        rendered, count = partial(self._renderer.failing, failing, now), 0
        for editor in audience:
            count += await notify(self._store, editor, occurrence, rendered, now)
        await self._store.transact(partial(_mark, failing))
        return count


def _is_news(feed: Feed, now: datetime) -> bool:
    is_failing = feed.failing_since is not None and feed.failing_since + FAILING <= now
    return is_failing and not feed.is_told and not feed.is_paused


async def _mark(feeds: Sequence[Feed], records: Records) -> None:
    for each in feeds:
        present = await records.get(Feed, each.key)
        if present is not None and present.failing_since == each.failing_since:
            records.put(replace(present, is_told=True))
