"""The targets to be checked again, as rows."""

from __future__ import annotations

from contextlib import suppress

from briefing.errors import StorageUnavailable
from briefing.subscription import Target
from storage.postgres.part import Part
from storage.postgres.queries import statements

SQL = statements("replicas")


class SharedRevisits(Part):
    """Passes targets to the replica with the ticks."""

    async def add(self, target: Target) -> None:
        """Add a target; nothing is said when the database has just gone away: the change itself is stored."""
        values = {"chat": target.chat_id, "thread": target.thread or 0}
        with suppress(StorageUnavailable):
            await self._database.fetch(SQL["revisit"], values)

    async def take(self) -> list[Target]:
        """Return the targets that were added, and remove them."""
        rows = await self._database.fetch(SQL["take_revisits"])
        return [Target(chat_id, thread or None) for chat_id, thread in rows]
