"""From what the newsroom is to hear of to rows in the outbox: each thing once for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.newsroom.audience import editors
from briefing.newsroom.morning_calls import MorningCalls, MorningRenderer
from briefing.newsroom.report_calls import ReportCalls, ReportRenderer

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.library import Library
    from briefing.newsroom.trouble import TroubleCount
    from briefing.ports import Store


class Renderer(MorningRenderer, ReportRenderer, Protocol):
    """Turns what is to be told into bodies, one for each part."""


class Caller:
    """Tells editors, and readers who reported something, of what there is for them."""

    def __init__(
        self,
        store: Store,
        library: Library,
        renderer: Renderer,
        troubles: TroubleCount,
        owners: Collection[int],
        zone: ZoneInfo,
    ) -> None:
        self._store = store
        self._library = library
        self._troubles = troubles
        self._owners = owners
        self._mornings = MorningCalls(store, renderer, zone)
        self._reports = ReportCalls(store, renderer)

    async def call_due(self, now: datetime) -> int:
        """Enqueue all that is due at ``now``; return how many rows that made."""
        await self._troubles.flush(self._store)
        audience = await editors(self._store, self._owners)
        count = await self._mornings.call(audience, self._library, now)
        count += await self._reports.call_editors(audience, now)
        return count + await self._reports.answer_readers(self._library, now)
