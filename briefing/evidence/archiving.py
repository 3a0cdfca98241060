"""Copies in an archive: asked for once, then the newest that there is, whatever the archive reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from briefing.evidence.link import Link
from briefing.records import Between

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from briefing.evidence.keeping import KeptLinks
    from briefing.evidence.ports import Archive, Copy
    from briefing.ports import Store
    from briefing.records import Records

PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1), timedelta(days=7))
"""After which the newest copy is asked for again: an archive may show it late."""
MOST_AT_ONCE = 5
"""How many addresses are dealt with in one round, one after the other."""


class Archiving:
    """Asks an archive for copies of what editors published."""

    def __init__(
        self, store: Store, kept: KeptLinks, archive: Archive, refresh: Callable[[], Awaitable[None]]
    ) -> None:
        """``refresh`` brings what changed into the library, so that readers see it."""
        self._store = store
        self._kept = kept
        self._archive = archive
        self._refresh = refresh

    async def ask_due(self, now: datetime) -> None:
        """Ask for the copies that are due at ``now``."""
        await self._kept.update(now)
        due = await self._store.find(Link, limit=MOST_AT_ONCE, ask_at=Between(last=now))
        # After the clock was set back these would wait too long.
        due += await self._store.find(Link, limit=MOST_AT_ONCE, ask_at=Between(first=now + 2 * PAUSES[-1]))
        changed = False
        for each in due[:MOST_AT_ONCE]:
            changed |= await self._ask(each, now)
        if changed:
            await self._refresh()

    async def _ask(self, link: Link, now: datetime) -> bool:
        """Ask for one copy; return whether there is another one now."""
        is_saving = link.is_to_save and link.saved_at is None
        if is_saving:
            # Kept before it is asked: after a crash it is not asked again.
            await self._store.transact(partial(_change, link, lambda each: replace(each, saved_at=now)))
        saved = await self._archive.save(link.address) if is_saving else None
        copy = saved or await self._archive.newest(link.address, now)
        return await self._store.transact(partial(_change, link, lambda each: _asked(each, copy, now)))


async def _change(link: Link, change: Callable[[Link], Link], records: Records) -> bool:
    """Change a record; return whether it has another copy after that."""
    present = await records.get(Link, link.key)
    if present is None:
        return False
    after = change(present)
    records.put(after)
    return after.copy_url != present.copy_url


def _asked(link: Link, copy: Copy | None, now: datetime) -> Link:
    """Return the record after the archive was asked: with a newer copy, or to be asked again."""
    if copy is not None and (link.copy_at is None or copy.at > link.copy_at):
        link = replace(link, copy_url=copy.url, copy_at=copy.at)
    is_fresh = link.saved_at is None or (
        link.copy_at is not None and link.copy_at >= link.saved_at - timedelta(days=1)
    )
    if (link.copy_at is not None and is_fresh) or link.questions >= len(PAUSES):
        return replace(link, ask_at=None, questions=0)
    return replace(link, ask_at=now + PAUSES[link.questions], questions=link.questions + 1)
