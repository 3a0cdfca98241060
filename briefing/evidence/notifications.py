"""Telling editors which sources are gone, in one message."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from briefing.evidence.link import Link
from briefing.evidence.sources import sources_of
from briefing.notify import notify
from briefing.team.members import editors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.evidence.sources import Source
    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.records import Records

NAME_LENGTH = 16


class EvidenceRenderer(Protocol):
    """Renders notifications about evidence as bodies, one for each part."""

    def gone(self, sources: Sequence[Source], language: str) -> Sequence[Body]:
        """Render which sources are gone."""


class EvidenceNotifications:
    """Tells editors of sources that are gone, each once."""

    def __init__(
        self, store: Store, library: Library, renderer: EvidenceRenderer, owners: Collection[int]
    ) -> None:
        self._store = store
        self._library = library
        self._renderer = renderer
        self._owners = owners

    async def notify(self, now: datetime) -> int:
        """Tell of all that nobody was told of; return the number of rows."""
        shown = await self._store.find(Link, is_shown=True)
        gone = {each.address: each for each in shown if each.gone_since is not None and not each.is_told}
        statements = self._library.statements.values()
        sources = [each for each in sources_of(statements) if each.evidence.url in gone]
        audience = await editors(self._store, self._owners) if sources else ()
        if not audience:
            return 0
        names = " ".join(f"{each.key} {each.gone_since}" for each in gone.values())
        occurrence = f"sources-gone:{sha256(names.encode()).hexdigest()[:NAME_LENGTH]}"
        rendered, count = partial(self._renderer.gone, sources), 0
        for editor in audience:
            count += await notify(self._store, editor, occurrence, rendered, now)
        await self._store.transact(partial(_mark, list(gone.values())))
        return count


async def _mark(links: Sequence[Link], records: Records) -> None:
    for each in links:
        present = await records.get(Link, each.key)
        if present is not None and present.gone_since == each.gone_since:
            records.put(replace(present, is_told=True))
