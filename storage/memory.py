"""The backend that forgets everything with the process: for tests and for trying things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.ledger.ledger import Ledger
from storage.ledger.store import LedgerStore

if TYPE_CHECKING:
    from storage.ledger.change import Change


class MemoryStore(LedgerStore):
    """A ledger and nothing else; a change is final when its method returns."""

    _kind = "memory"

    def __init__(self) -> None:
        super().__init__(Ledger())
        self._closed = False

    def _keep(self, change: Change, *, erases: bool = False) -> None:  # noqa: ARG002 - there are no backups
        if self._closed:
            raise StorageUnavailable("The store is closed: nothing can be changed any more.")
        self._ledger.apply(change)

    async def _confirmed(self) -> None:
        """Return at once: there is nothing to wait for."""

    async def close(self) -> None:
        """Take no more changes."""
        self._closed = True
