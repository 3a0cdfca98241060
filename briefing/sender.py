"""The port through which rows are sent, and the kinds of errors."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Body, Row

    Look = Callable[[], Awaitable[tuple[Row, Body]]]
    """Returns what is to be sent when the turn of a row has come; an exception ends the attempt."""


class ErrorKind(Enum):
    """What an error means; :mod:`delivery.sending` and :mod:`delivery.failure_handler` say what follows."""

    BLOCKED = auto()
    DEACTIVATED = auto()
    KICKED = auto()
    NOT_MEMBER = auto()
    NOT_FOUND = auto()
    MIGRATED = auto()
    """The group became a supergroup with another id."""
    TOPIC_CLOSED = auto()
    TOPIC_DELETED = auto()
    NO_RIGHT = auto()
    """The bot may not write in the chat at all."""
    FLOOD = auto()
    """Too many calls; to be tried again after the seconds that Telegram named."""
    PASSING = auto()
    """A temporary error; to be tried again after a pause."""
    SOURCE_GONE = auto()
    """The message to be copied or forwarded is missing or may not be copied: no recipient can get it."""
    DONE = auto()
    """The message is already in the requested state."""
    TOKEN = auto()
    """The token is refused: nothing can be sent."""
    REFUSED = auto()
    """Telegram refuses the message, in general or for this chat."""


class SendFailed(BriefingError):
    """A message was not sent, edited or deleted."""

    def __init__(
        self, kind: ErrorKind, reason: str, *, seconds: float = 0, migrated_to: int | None = None
    ) -> None:
        """``seconds`` is how long a flood lasts; ``migrated_to`` is the id of the supergroup."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.seconds = seconds
        self.migrated_to = migrated_to


class Sender(Protocol):
    """Sends rows; each call waits for its turn and then asks ``look`` what is to be sent.

    Every method raises :class:`SendFailed`, and what ``look`` raises.
    """

    async def send(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        """Send a row; return the ids of the sent messages."""

    async def edit(self, row: Row, body: Body, look: Look) -> None:
        """Edit the message of a row."""

    async def delete(self, row: Row, body: Body, look: Look) -> None:
        """Delete the messages of a row."""
