"""The ports for what the replicas of the program share: one token, each update once, each duty by one.

A replica is one process of the program; all of them work with one token and one store. Moments and spans are
those of the shared store, because the clocks of machines differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.subscription import Target


class Duty(Enum):
    """What one replica does for all."""

    POLLING = "polling"
    """Asks Telegram for updates."""
    TICKS = "ticks"
    """Looks for due work, and tells owners about the store."""


class Change(Enum):
    """What a replica changed and the others have in memory."""

    PUBLISHED = "published"
    """Log entries or versions of statements."""
    HOLDS = "holds"
    """Pauses that Telegram asked for."""


class HeldFor(NamedTuple):
    """Nothing is sent to a chat, or to all, for so many seconds."""

    chat_id: int | None
    """None for all chats."""
    seconds: float
    pushes_only: bool = False
    """Whether answers are still sent."""


class SharedTurn(NamedTuple):
    """A turn of the shared budget, to be used in ``seconds``; or why there is none before that.

    Below 0 it was to be used so long ago.
    """

    seconds: float
    hold: HeldFor | None = None
    """What has to be waited for: then no turn was taken."""
    number: int = 0
    """By which :meth:`Turns.arrived` knows it."""


class Pace(NamedTuple):
    """How many messages may leave; 0 is no limit."""

    overall: float
    """A second, in all."""
    private: float
    """A second, to one person."""
    group: float
    """A minute, to one group or channel."""


class Turns(Protocol):
    """The budget of one token: never more than Telegram allows, over all replicas together."""

    async def take(self, chat_id: int, weight: int, *, is_push: bool, is_paid: bool = False) -> SharedTurn:
        """Take the next turn for so many messages to a chat. A few rows by their keys, not flushed to disk.

        None is taken while Telegram's pauses or the pace of the chat do not let it leave at once.
        """

    async def arrived(
        self, number: int, weight: int, late: float, ago: float, *, is_paid: bool = False
    ) -> None:
        """Record that the messages with this turn arrived ``ago`` seconds ago, and so many seconds after it.

        Costs nothing but for those so late that messages of the next second have to keep away: then one row
        by its key.

        Raises:
            StorageUnavailable: the shared store is away.

        """

    def alone(self, weight: int) -> float:
        """Return after how many seconds an answer may leave while the shared store is away. Costs nothing.

        It gives each replica its part of the budget.
        """


class Holds(Protocol):
    """The pauses that Telegram asked for (error 429); they survive a restart of all replicas."""

    async def hold(self, holds: Collection[HeldFor]) -> None:
        """Store holds; a longer one stays as it is. One row by its key for each."""

    async def holds(self) -> list[HeldFor]:
        """Return the holds that are not over. Few rows."""

    async def clear(self) -> None:
        """Forget all holds, because they were another bot's. Few rows.

        Raises:
            StorageUnavailable: nothing was forgotten.

        """


class Claim(Enum):
    """What became of the wish to process an update."""

    MINE = "mine"
    """This replica is to process it."""
    ELSEWHERE = "elsewhere"
    """Another replica is at it."""
    DONE = "done"
    """It was processed."""


class Claims(Protocol):
    """Which updates are processed, by whom, so that each has one effect.

    The claim of a replica that has died is void. Claims are forgotten after two days.
    """

    async def load(self) -> None:
        """Read what the others methods need; to be called once, before them. Some hundred rows at most."""

    async def claim(self, number: int) -> Claim:
        """Claim an update before it is processed. One row by its key, together with others.

        If the store cannot be reached, what this replica knows itself decides.
        """

    async def finish(self, number: int) -> None:
        """Record that an update was processed. One row by its key, together with others.

        If the store cannot be reached, it is recorded later.
        """

    async def clear(self) -> None:
        """Forget all updates, because they were another bot's; before any is claimed. All rows.

        Raises:
            StorageUnavailable: nothing was forgotten.

        """


class Hearing(Enum):
    """What is to be done with a message of a person."""

    LET_THROUGH = "let through"
    TELL = "tell"
    """It is one too many, and the first of them."""
    IGNORE = "ignore"


class Floods(Protocol):
    """How many messages people write, whichever replica gets them."""

    async def hear(self, person: int, limit: int, seconds: float) -> Hearing:
        """Count a message of a person, of whom ``limit`` are heard within so many seconds.

        One row by its key. If the store cannot be reached, what this replica has heard itself decides.
        """

    async def is_first(self, what: str, seconds: float) -> bool:
        """Tell whether nobody asked the same within so many seconds before. One row by its key."""


class Revisits(Protocol):
    """The targets that the replica with the ticks is to check again, because somebody changed something."""

    async def add(self, target: Target) -> None:
        """Add a target. One row by its key."""

    async def take(self) -> list[Target]:
        """Return the targets that were added, and remove them. The rows found."""


MINUTE, HOUR = 60, 3_600


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages left lately."""

    in_minute: int = 0
    in_hour: int = 0

    def within(self, seconds: int) -> int:
        """Return how many left within the last minute or the last hour, whichever has so many seconds."""
        return self.in_minute if seconds <= MINUTE else self.in_hour


class Membership(Protocol):
    """The replicas that are alive, which of them has which duty, and what was changed.

    What it returns is what :meth:`beat` learned last, so that it stays while the shared store is away: then
    nobody can take over a duty.
    """

    async def beat(self, duties: Collection[Duty], sent: Sent) -> frozenset[Change]:
        """Take the duties that nobody has who is alive, and return what was changed since the last call.

        To be called every :data:`BEAT_SECONDS`. One statement of a few rows.

        Raises:
            StorageUnavailable: the shared store is away.

        """

    def has(self, duty: Duty) -> bool:
        """Tell whether this replica has a duty. Costs nothing."""

    def sent_by_others(self) -> Sent:
        """Return how many messages the other replicas sent. Costs nothing."""

    async def leave(self) -> None:
        """Give up all duties and claims, because the program ends. A few rows by their keys."""


BEAT_SECONDS = 1.0
"""The pause between two beats of a replica."""


@dataclass(frozen=True, slots=True)
class Replicas:
    """All that replicas share."""

    holds: Holds
    claims: Claims
    floods: Floods
    revisits: Revisits
    membership: Membership
    turns: Turns | None = None
    """None for a single process, whose own pace is the budget."""
