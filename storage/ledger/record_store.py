"""The methods of the port ``RecordStore``, for all backends that have a ledger in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeVar

from storage.ledger.change import Change
from storage.ledger.records import RecordsStep

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from briefing.records import Between, Page, R, Record, Records, Term
    from storage.ledger.ledger import Ledger

    T = TypeVar("T")


class LedgerRecords(ABC):
    """Records of a ledger; a subclass defines how changes are made durable."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @abstractmethod
    def _keep(self, change: Change, *, erases: bool = False) -> None:
        """Apply a change and begin to store it; with ``erases``, old data is to leave backups, too."""

    @abstractmethod
    async def _confirmed(self) -> None:
        """Wait until all changes so far are durable; raise ``StorageUnavailable`` if they were undone."""

    async def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""
        return await RecordsStep(self._ledger.records).get(kind, key)

    async def get_each(self, kind: type[R], keys: Collection[str]) -> dict[str, R]:
        """Return the records with these keys."""
        return await RecordsStep(self._ledger.records).get_each(kind, keys)

    async def find(
        self, kind: type[R], *, limit: int | None = None, newest_first: bool = False, **wanted: Term | Between
    ) -> list[R]:
        """Return the records that match, in the order in which they were added."""
        step = RecordsStep(self._ledger.records)
        return await step.find(kind, limit=limit, newest_first=newest_first, **wanted)

    async def page(
        self,
        kind: type[R],
        *,
        limit: int,
        after: int | None = None,
        newest_first: bool = False,
        **wanted: Term | Between,
    ) -> Page[R]:
        """Return as many of the records that match from the cursor on."""
        step = RecordsStep(self._ledger.records)
        return await step.page(kind, limit=limit, after=after, newest_first=newest_first, **wanted)

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records that name any of these people or chats, in their order."""
        return await RecordsStep(self._ledger.records).of_people(kind, people)

    async def count(self, kind: type[Record], **wanted: Term | Between) -> int:
        """Return how many records match."""
        return await RecordsStep(self._ledger.records).count(kind, **wanted)

    async def naming(self, person: int) -> list[Record]:
        """Return the records of all kinds that name a person or chat."""
        return [record for _, record in self._ledger.records.naming(person)]

    async def transact(self, act: Callable[[Records], Awaitable[T]]) -> T:
        """Await ``act`` with a view of the records, store its changes as one, and return its result."""
        step = RecordsStep(self._ledger.records)
        result = _at_once(act(step))
        changes = step.changes()
        if changes:
            self._keep(Change(records=changes))
        await self._confirmed()
        return result


def _at_once(act: Awaitable[T]) -> T:
    """Return the result of an act, which never waits because the records are in memory."""
    try:
        next(act.__await__())
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return] # a generator's result has no type here
    raise RuntimeError("an act on records awaits nothing but them; other changes could come in between")
