"""What copying asks of a backend: to read the objects of a table in order, and to load them in batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.chat import Chat
from briefing.kinds import KINDS
from briefing.outbox import Body, Row
from briefing.subscription import Subscription
from storage.ledger.change import Sighting

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

TABLES: Mapping[str, type] = {
    "chats": Chat,
    "subscriptions": Subscription,
    "bodies": Body,
    "outbox": Row,
    "seen": Sighting,
    **{kind.table: kind for kind in KINDS},
}
"""The kind of the objects of each table, in the order of copying: bodies before their rows."""
BATCH = 1000
"""Objects that are read or loaded at once."""


@dataclass(frozen=True, slots=True)
class Item:
    """An object and what it is ordered by: the id of a chat, the hash of a body as a number, else a number.

    Numbers are in the order in which the objects were added, those of sightings in the order of their names.
    They may differ between stores, the order does not.
    """

    number: int
    thing: object


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An object that cannot be read."""

    fault: str
    """Which one, and what is wrong with it."""


class CopySource(Protocol):
    """A store from which all is read; to be copied, it does not change meanwhile."""

    name: str
    """What it is called in messages; without passwords."""

    def left_out(self) -> list[str]:
        """Return what it holds beside the objects, as sentences; none of this is copied."""

    async def count(self, table: str) -> int:
        """Return the number of objects in a table, unreadable ones included."""

    def read(self, table: str) -> AsyncGenerator[Sequence[Item | Unreadable], None]:
        """Yield the objects of a table by rising numbers, in batches."""

    async def contradictions(self) -> list[str]:
        """Return what is wrong between objects that can be read each by itself."""

    async def close(self) -> None:
        """Release the store."""


class CopyTarget(CopySource, Protocol):
    """A store into which all is written.

    Until :meth:`finish` it is marked as an unfinished copy of its source, and the bot does not run on it.
    """

    async def begin(self) -> None:
        """Set the mark, before anything is loaded."""

    async def load(self, table: str, items: Sequence[Item]) -> None:
        """Add objects after those that are there; all of them are durable, or none is."""

    async def finish(self) -> None:
        """Remove the mark; from now on the store can be used."""
