"""Messages on their way out: durable before the first send, closed only after the answer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import MAXYEAR
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.subscription import Target


class RowState(StrEnum):
    """Where a message is on its way."""

    PENDING = "pending"
    LEASED = "leased"
    """The worker has it in hand; after a crash it is pending again."""
    SENT = "sent"
    RETRY_AT = "retry_at"
    """It failed in a way that passes; it is tried again at ``due_at``."""
    DEAD = "dead"
    """It failed for good; ``reason`` says why."""
    EXPIRED = "expired"
    """It came too late to be of use."""


SEND_TEXT, COPY = "sendMessage", "copyMessage"
BROADCAST = "broadcast:"
"""What the occurrences of broadcasts begin with."""
POST = "post:"
"""What the occurrences of posts to channels begin with."""
OPEN = frozenset({RowState.PENDING, RowState.LEASED, RowState.RETRY_AT})


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent: rendered once, stored once, shared by every row that sends the same."""

    text: str
    """HTML, within Telegram's limit; empty where ``parameters`` say all."""
    keyboard: str | None = None
    """The inline keyboard as JSON."""
    method: str = SEND_TEXT
    """The Bot API's method that sends it, or that changes or deletes what was sent."""
    parameters: str | None = None
    """Further parameters of the method that all rows share, as a JSON object."""
    people: tuple[int, ...] = ()
    """The ids of people and chats whom it names to others: it goes with each of them, and so do its rows."""

    @property
    def hash(self) -> str:
        """The name under which it is stored."""
        parts = [self.text, self.keyboard or ""]
        if self.method != SEND_TEXT or self.parameters:
            parts += [self.method, self.parameters or ""]
        # People of one name are told apart: what is said of one stays when the other goes.
        parts += map(str, self.people)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    @property
    def copied_from(self) -> int | None:
        """The chat from which it copies a message; None for what is not copied."""
        if self.method != COPY or self.parameters is None:
            return None
        return int(json.loads(self.parameters)["from_chat_id"])


@dataclass(frozen=True, slots=True)
class Row:
    """One message to one target."""

    occurrence: str
    """What it is about and when: with target and part it is the row's unique key."""
    target: Target
    part: int
    """From 0; a text over the limit has several, sent in order."""
    body: str
    """The hash of its :class:`Body`."""
    due_at: datetime
    """Not before this moment, UTC."""
    expires_at: datetime | None = None
    """Past this moment it is of no use, UTC."""
    silent: bool = False
    state: RowState = RowState.PENDING
    attempts: int = 0
    message_id: int | None = None
    """The message that was sent; of a body that changes or deletes one, that message from the beginning."""
    also: tuple[int, ...] = ()
    """The other messages of an album."""
    reason: str | None = None
    closed_at: datetime | None = None
    """When it was sent, died or expired, UTC."""

    @property
    def key(self) -> tuple[str, int, int | None, int]:
        """What makes it unique."""
        return (self.occurrence, self.target.chat_id, self.target.thread, self.part)


def set_back(row: Row, was: datetime, now: datetime) -> Row:
    """Return a row as it waits after the clock was set back from ``was`` to ``now``.

    What was due is due still, what is to be tried again waits no longer than it would have. The hour that
    somebody chose for a post is that of the clock, whatever happened to it, and what is held stays held.
    """
    is_chosen = row.state is RowState.PENDING and (row.occurrence.startswith(POST) or row.due_at > was)
    if row.state not in OPEN or is_chosen or row.due_at.year == MAXYEAR:
        return row
    until = row.expires_at and row.expires_at - (was - now)
    return replace(row, due_at=row.due_at - (was - now), expires_at=until)
