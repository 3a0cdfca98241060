"""What the parts of the store have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.leased_rows import LeasedRows

if TYPE_CHECKING:
    from storage.postgres.database import Database
    from storage.postgres.processes import Process


class Part:
    """Base of the parts of the store, each of which implements one port on the same database."""

    def __init__(self, database: Database) -> None:
        self._database = database


class OutboxPart(Part):
    """Base of the parts of the outbox, in which leases belong to a replica."""

    def __init__(self, database: Database, process: Process) -> None:
        super().__init__(database)
        self._process = process
        self._leased = LeasedRows()

    def failure(self) -> str | None:
        """Return why the last change could not be stored, or None if it was."""
        return self._database.failure()

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, try by writing."""
        return self.failure() is None or await self._process.can_write()
