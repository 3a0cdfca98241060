"""What copying asks of a backend: to read the objects of a table in order, and to load them in batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from briefing.chat import Chat
from briefing.handled_updates import HandledBlock
from briefing.holds import Hold
from briefing.kinds import KINDS
from briefing.outbox import Body, Row
from briefing.subscription import Subscription
from storage.ledger.change import Sighting

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence

TABLES: Mapping[str, type] = {
    "chats": Chat,
    "subscriptions": Subscription,
    "bodies": Body,
    "outbox": Row,
    "seen": Sighting,
    **{kind.table: kind for kind in KINDS},
}
"""The kind of the objects of each table, in the order of copying: bodies before their rows."""
BY_KEY: Mapping[str, Callable[[Any], Any]] = {
    "seen": lambda each: each.name,
    HandledBlock.table: lambda each: each.block,
    Hold.table: lambda each: (each.chat_id, each.pushes_only),
}
"""Tables whose order has no meaning: they are copied in that of these values, and fit into memory."""
BATCH = 1000
"""Objects that are read or loaded at once."""


@dataclass(frozen=True, slots=True)
class Item:
    """An object and what it is ordered by: the id of a chat, the hash of a body as a number, else a number.

    Numbers are in the order in which the objects were added. They may differ between stores, but the order
    does not.
    """

    number: int
    thing: object


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An object that cannot be read."""

    fault: str
    """Which one, and what is wrong with it."""


def by_key(table: str, items: Iterable[Item | Unreadable]) -> list[Item | Unreadable]:
    """Return the objects of a table of :data:`BY_KEY` in order, with numbers from 1 on."""
    found = list(items)
    readable = sorted((each.thing for each in found if isinstance(each, Item)), key=BY_KEY[table])
    unreadable = [each for each in found if isinstance(each, Unreadable)]
    return [*(Item(number, each) for number, each in enumerate(readable, start=1)), *unreadable]


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
