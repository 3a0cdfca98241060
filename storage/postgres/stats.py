"""Figures of the whole store: counted while it is small, and estimated when it is large."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from briefing.chat import ChatKind, PauseReason
from briefing.store_stats import ChatCounts, StoreStats, SubscriptionCounts
from storage.documents.kinds import RECORDS
from storage.postgres.part import Part
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

SQL = statements("stats")
COUNTED = 50_000
"""Tables of up to so many rows are counted."""
MOST_DUE = 200_000
"""More due targets are not counted."""
SAMPLE = 30_000
"""About so many rows of a larger table are looked at."""
TABLES = {
    "chats": "chats",
    "subscriptions": "subscriptions",
    "rows": "outbox",
    "bodies": "bodies",
    "sightings": "seen",
}
"""The names of documents by table."""


class PostgresStats(Part):
    """The figures of a database."""

    async def stats(self, now: datetime) -> StoreStats:
        """Return counts of what is stored, of large tables as estimates."""
        sizes: dict[str, int | None] = dict(await self._database.fetch(SQL["sizes"]))
        large = {name: size for name, size in sizes.items() if size is not None and size > COUNTED}
        documents = {}
        for table, name in TABLES.items():
            documents[name] = large.get(table) or await self._number(f"count_{table}")
        documents |= await self._count_records(large.get("records"))
        return StoreStats(
            kind="PostgreSQL",
            chats=await self._count_chats(large.get("chats"), large.get("subscriptions")),
            due=await self._number("due", now=now, limit=MOST_DUE),
            documents={name: count for name, count in documents.items() if count},
            is_estimate=bool(large),
            subscriptions=await self._count_wanted(large.get("subscriptions")),
            size=await self._number("size"),
            writes=sorted(self._database.waits),
        )

    async def _count_chats(self, chats: int | None, subscriptions: int | None) -> ChatCounts:
        if chats is None:
            found = await self._database.fetch(SQL["chats"])
        else:
            found = await self._sample("some_chats", chats)
        kinds: Counter[ChatKind] = Counter()
        paused: Counter[PauseReason] = Counter()
        languages: Counter[str | None] = Counter()
        for kind, pause, language, count in found:
            kinds[ChatKind(kind)] += count
            languages[language] += count
            if pause is not None:
                paused[PauseReason(pause)] += count
        return ChatCounts(kinds, paused, languages, await self._count_subscribed(subscriptions))

    async def _count_subscribed(self, subscriptions: int | None) -> int:
        if subscriptions is None:
            return await self._number("subscribed")
        found = await self._database.fetch(SQL["about_subscribed"])
        distinct = found[0][0] if found else -1
        return round(distinct if distinct > 0 else -distinct * subscriptions)

    async def _count_wanted(self, subscriptions: int | None) -> SubscriptionCounts:
        if subscriptions is None:
            found = await self._database.fetch(SQL["subscriptions"])
        else:
            found = await self._sample("some_subscriptions", subscriptions)
        digests, reminders, summaries = (
            sum(count for *wanted, count in found if wanted[place]) for place in range(3)
        )
        return SubscriptionCounts(digests, reminders, summaries)

    async def _count_records(self, records: int | None) -> dict[str, int]:
        values = {"kinds": list(RECORDS), "limit": COUNTED}
        counts: dict[str, int] = dict(await self._database.fetch(SQL["records"], values))
        if records is not None:
            for kind, count in await self._sample("some_records", records):
                if counts.get(kind, 0) >= COUNTED:
                    counts[kind] = max(COUNTED, count)
        return counts

    async def _sample(self, name: str, size: int) -> list[tuple[Any, ...]]:
        """Return the counts of a sample, whose last column is the count, as those of a whole table."""
        found = await self._database.fetch(SQL[name], {"percent": 100 * SAMPLE / size})
        whole = size / (_sum(found) or 1)
        return [(*names, round(count * whole)) for *names, count in found]

    async def _number(self, name: str, **values: object) -> int:
        ((number,),) = await self._database.fetch(SQL[name], values)
        return int(number)


def _sum(counts: Iterable[tuple[Any, ...]]) -> int:
    return sum(count for *_names, count in counts)
