"""The backend that keeps data in memory only, for tests and for trying the bot out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.ledger.ledger import Ledger
from storage.ledger.store import LedgerStore

if TYPE_CHECKING:
    from storage.ledger.change import Change


class MemoryStore(LedgerStore):
    """A store without files; a change is final when its method returns."""

    _kind = "memory"

    def __init__(self) -> None:
        super().__init__(Ledger())
        self._closed = False

    def _keep(self, change: Change, *, erases: bool = False) -> None:  # noqa: ARG002 - there are no backups
        if self._closed:
            raise StorageUnavailable("The store is closed: nothing can be changed any more.")
        self._ledger.apply(change)

    async def _confirmed(self) -> None:
        """Return at once, because changes need not become durable."""

    async def close(self) -> None:
        """Refuse all further changes."""
        self._closed = True
