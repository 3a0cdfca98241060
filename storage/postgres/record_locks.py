"""Locks that let steps on the same records wait for each other.

A step locks what it reads, not only what it changes, so that two steps never both win on what they read:

- a key alone, before its record is read or changed, also when there is none;
- a value by which it finds records alone, and each value of a record that it changes together with others:
  whoever changes a record with this value waits for whoever has looked for it, and the other way round, but
  those who only change records do not wait for each other;
- all values of a kind, in the same way, when it finds records by a range or by no value;
- the kind itself together with others beside any of these, and alone instead of very many of them.

All end with the transaction. Where two steps wait for each other PostgreSQL ends one with an error, and it is
tried again, with the whole kinds that it has touched locked at once, in their order.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.records import PERSON
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from storage.postgres.database import Connection

SQL = statements("records")
EVERY_VALUE = ("", "")
"""Stands for all values of a kind."""
MOST = 64
"""Locks of a kind; for more, the whole kind is locked, because all connections share the memory for them."""


class RecordLocks:
    """The locks of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._alone: set[int] = set()
        self._shared: set[int] = set()

    async def lock_kinds(self, kinds: Iterable[str]) -> None:
        """Lock whole kinds alone."""
        await self._take({_number(each) for each in kinds}, set())

    async def lock_keys(self, kind: str, keys: Collection[str]) -> None:
        """Lock keys alone."""
        await self._lock(kind, {_number(kind, each) for each in keys})

    async def lock_terms(self, kind: str, terms: Collection[tuple[str, str]]) -> None:
        """Lock values alone, because records are looked for by them; without values, all values."""
        await self._lock(kind, {_number(kind, *each) for each in terms or (EVERY_VALUE,)})

    async def lock_person(self, kinds: Collection[str], person: int) -> None:
        """Lock an id among the people of records of these kinds alone."""
        values = {_number(each, PERSON, str(person)) for each in kinds}
        await self._take(values, {_number(each) for each in kinds})

    async def lock_changes(
        self, kind: str, keys: Collection[str], terms: Collection[tuple[str, str]]
    ) -> None:
        """Lock keys alone and values together with others, because records with them change."""
        values = {_number(kind, *each) for each in (EVERY_VALUE, *terms)}
        await self._lock(kind, {_number(kind, each) for each in keys}, values)

    async def _lock(self, kind: str, alone: set[int], shared: Collection[int] = ()) -> None:
        whole = _number(kind)
        if whole in self._alone:
            return
        if len(alone) + len(shared) > MOST:
            await self._take({whole}, set())
        else:
            await self._take(alone, {whole, *shared})

    async def _take(self, alone: set[int], shared: set[int]) -> None:
        """Take the locks that this transaction has not taken yet, in the same order as all others."""
        alone = alone - self._alone
        shared = shared - self._alone - self._shared - alone
        wanted = sorted([*((each, True) for each in alone), *((each, False) for each in shared)])
        if wanted:
            numbers, is_alone = zip(*wanted, strict=True)
            await self._connection.execute(SQL["lock"], {"numbers": list(numbers), "alone": list(is_alone)})
            self._alone |= alone
            self._shared |= shared


def _number(*names: str) -> int:
    """Return the number of the lock for a kind, a key of it, or a name with a value."""
    # The lengths tell a kind, a key and a value apart, whatever letters are in them.
    text = "".join(f"{len(each)}:{each}" for each in ("records", *names))
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
