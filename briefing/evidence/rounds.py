"""Looking at the addresses of evidence: one at a time for each host."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.evidence.link import Link
from briefing.evidence.looking import AGAIN, WEEK, looked
from briefing.evidence.ports import Finding
from briefing.records import Between

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from briefing.evidence.keeping import KeptLinks
    from briefing.evidence.notifications import EvidenceNotifications
    from briefing.evidence.ports import LinkSource, Look
    from briefing.ports import Store
    from briefing.records import Records

MOST_HOSTS = 4
"""How many hosts are asked at the same time."""
PAUSE_SECONDS = 1.0
"""Between two requests to one host."""


class LinkWatch:
    """Looks at the addresses that are due, and tells editors of those that are gone."""

    def __init__(
        self,
        store: Store,
        kept: KeptLinks,
        source: LinkSource,
        notifications: EvidenceNotifications,
        refresh: Callable[[], Awaitable[None]],
        *,
        asks_archive: bool,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        """``refresh`` brings what changed into the library, so that readers see it."""
        self._store = store
        self._kept = kept
        self._source = source
        self._notifications = notifications
        self._refresh = refresh
        self._asks_archive = asks_archive
        self._pause = pause_seconds

    async def look_at_due(self, now: datetime) -> None:
        """Look at the addresses that are due at ``now``."""
        await self._kept.update(now)
        due = await self._store.find(Link, look_at=Between(last=now))
        # After the clock was set back these would wait too long.
        due += await self._store.find(Link, look_at=Between(first=now + WEEK + AGAIN))
        if not due:
            return
        hosts: dict[str, list[Link]] = defaultdict(list)
        for each in due:
            hosts[each.host].append(each)
        places = asyncio.Semaphore(MOST_HOSTS)
        looks = await asyncio.gather(*(self._look_at_host(each, places) for each in hosts.values()))
        found = [pair for several in looks for pair in several]
        knows_names = await self._knows_names(found, now)
        changed = False
        for link, look in found:
            seen = look
            if look.finding is Finding.NO_HOST:
                seen = look._replace(finding=Finding.GONE if knows_names else Finding.UNKNOWN)
            changed |= await self._store.transact(partial(self._keep, link, seen, now))
        if changed:
            await self._refresh()
        # Also when nothing changed: nobody may have been there to be told before.
        await self._notifications.notify(now)

    async def _look_at_host(
        self, links: Sequence[Link], places: asyncio.Semaphore
    ) -> list[tuple[Link, Look]]:
        found = []
        async with places:
            for number, each in enumerate(links):
                if number:
                    await asyncio.sleep(self._pause)
                found.append((each, await self._source.look(each.address)))
        return found

    async def _knows_names(self, found: Sequence[tuple[Link, Look]], now: datetime) -> bool:
        """Tell whether other hosts were reached lately; else it may be our own network that fails."""
        if any(look.is_answer for _link, look in found):
            return True
        return bool(await self._store.find(Link, limit=1, answered_at=Between(first=now - WEEK)))

    async def _keep(self, link: Link, look: Look, now: datetime, records: Records) -> bool:
        """Keep what a look found; return whether readers are to see it."""
        present = await records.get(Link, link.key)
        if present is None:
            return False
        after = looked(present, look, now)
        is_change = (present.gone_since is None) != (after.gone_since is None)
        if is_change and after.gone_since and not after.copy_url and self._asks_archive:
            # Whoever saved it long ago may have a copy.
            after = replace(after, ask_at=now, questions=0)
        records.put(after)
        return is_change
