"""Which addresses are looked after: those of the evidence that readers are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.evidence.link import Link, host_of
from briefing.evidence.looking import first_look
from briefing.evidence.sources import sources_of

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.library import Library
    from briefing.ports import Store
    from briefing.records import Records
    from briefing.statement.model import Statement


class KeptLinks:
    """Keeps the records of addresses in step with the library."""

    def __init__(self, store: Store, library: Library, *, has_archive: bool) -> None:
        self._store = store
        self._library = library
        self._has_archive = has_archive
        self._known: tuple[Statement, ...] = ()
        """The statements whose addresses are kept, so that most ticks do nothing."""

    async def update(self, now: datetime) -> None:
        """Keep the addresses of new evidence; those that editors published are to be saved."""
        statements = tuple(self._library.statements.values())
        if statements == self._known:
            return
        wanted: dict[str, bool] = {}
        for source in sources_of(statements):
            by_editor = source.followup.by is not None
            wanted[source.evidence.url] = wanted.get(source.evidence.url, False) or by_editor

        async def put(records: Records) -> None:
            kept = {each.address: each for each in await records.find(Link)}
            for address, is_published in wanted.items():
                link = kept.pop(address, None) or Link(address, first_look(host_of(address), now))
                records.put(self._to_be_saved(link, now) if is_published else link)
            for each in kept.values():
                records.remove(each)

        await self._store.transact(put)
        self._known = statements

    def _to_be_saved(self, link: Link, now: datetime) -> Link:
        if not self._has_archive or link.is_to_save:
            return link
        return replace(link, is_to_save=True, ask_at=now, questions=0)
