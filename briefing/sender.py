"""The way out of the outbox: the port through which messages leave, and what may be wrong with one."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Body, Row

    Look = Callable[[], Awaitable[tuple[Row, Body]]]
    """Returns what is to be sent when the turn of a row has come; what it raises ends the attempt."""


class ErrorKind(Enum):
    """What an error means; :mod:`delivery.sending` and :mod:`delivery.failure_handler` say what follows."""

    BLOCKED = auto()
    DEACTIVATED = auto()
    KICKED = auto()
    NOT_MEMBER = auto()
    NOT_FOUND = auto()
    MIGRATED = auto()
    """The group is a supergroup with another id now."""
    TOPIC_CLOSED = auto()
    TOPIC_DELETED = auto()
    NO_RIGHT = auto()
    """The bot may not write in the chat at all."""
    FLOOD = auto()
    """Too many calls; to be sent at the moment that is named."""
    PASSING = auto()
    """To be sent again after a pause."""
    SOURCE_GONE = auto()
    """The message that is to be copied or forwarded is not there, or may not be copied: nobody can get it."""
    DONE = auto()
    """What was asked for is so already."""
    TOKEN = auto()
    """The bot is not let in any more: nothing at all can be sent."""
    REFUSED = auto()
    """The message itself is not taken, by anybody or here."""


class SendFailed(BriefingError):
    """A message was not sent, changed or deleted."""

    def __init__(
        self, kind: ErrorKind, reason: str, *, seconds: float = 0, migrated_to: int | None = None
    ) -> None:
        """``seconds``: of a flood, how long it lasts; ``migrated_to``: of a group, what it has become."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.seconds = seconds
        self.migrated_to = migrated_to


class Sender(Protocol):
    """One channel by which messages leave; each call waits for its turn, then looks at what is to leave.

    Every method raises :class:`SendFailed`, and whatever ``look`` raises.
    """

    async def send(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        """Send what a row says; return the ids of the messages that it became."""

    async def edit(self, row: Row, body: Body, look: Look) -> None:
        """Let the message of a row say what its body says."""

    async def delete(self, row: Row, body: Body, look: Look) -> None:
        """Delete the messages of a row."""
