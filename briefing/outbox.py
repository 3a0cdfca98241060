"""Messages on their way out: durable before the first send, closed only after the answer."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

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


BROADCAST = "broadcast:"
"""What the occurrences of broadcasts begin with."""
POST = "post:"
"""What the occurrences of posts to channels begin with."""
HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""When a row is due that waits until it is released."""
OPEN = frozenset({RowState.PENDING, RowState.LEASED, RowState.RETRY_AT})


class Act(StrEnum):
    """What is done with what a body says."""

    SEND = "send"
    EDIT = "edit"
    """A message that was sent becomes it."""
    EDIT_CAPTION = "edit caption"
    """A message that was sent keeps its file and gets the text."""
    DELETE = "delete"
    """The messages that a row names are deleted; nothing is said."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text, or a file with its caption, as a person wrote it; several are one album."""

    text: str = ""
    entities: str = ""
    """How the text is formatted, as a JSON array in the words of the channel; empty: not at all."""
    file: tuple[str, str] | None = None
    """Its kind (``photo``, ``video``, ``audio``, ``document``, …) and the channel's id of it."""
    extras: str = ""
    """How it looks beyond that, as a JSON object in the words of the channel; nobody else reads it."""
    is_above: bool = False
    """Whether the caption stands above the file."""

    def as_compared(self) -> list[object]:
        """Return what makes it what it is, however its JSON is written."""
        entities, extras = (json.loads(each) if each else None for each in (self.entities, self.extras))
        return [self.text, entities, self.file, extras, self.is_above]


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent: rendered once, stored once, shared by every row that sends the same.

    What the bot says itself is a text in HTML and a keyboard; what a person wrote has parts and links, or is
    copied.
    """

    text: str
    """HTML, within the channel's limit; empty where something else is said."""
    keyboard: str | None = None
    """Buttons as JSON, as the views of the channel make them."""
    act: Act = Act.SEND
    parts: tuple[Part, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Buttons that lead somewhere, one a row: title and address."""
    source: tuple[int, int] | None = None
    """The chat, and in it the message, that is copied."""
    is_paid: bool = False
    """Whether it may be paid for, to leave faster."""
    people: tuple[int, ...] = ()
    """The ids of people and chats whom it names to others: it goes with each of them, and so do its rows."""

    @property
    def hash(self) -> str:
        """The name under which it is stored."""
        told = [self.text, self.keyboard or ""]
        if self != Body(self.text, self.keyboard, people=self.people):
            parts = [each.as_compared() for each in self.parts]
            told.append(json.dumps([self.act, parts, self.links, self.source, self.is_paid], sort_keys=True))
        # People of one name are told apart: what is said of one stays when the other goes.
        told += map(str, self.people)
        return hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]

    @property
    def copied_from(self) -> int | None:
        """The chat from which it copies a message; None for what is not copied."""
        return None if self.source is None else self.source[0]


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
    other_message_ids: tuple[int, ...] = ()
    """The other messages of an album."""
    reason: str | None = None
    closed_at: datetime | None = None
    """When it was sent, died or expired, UTC."""

    @property
    def key(self) -> tuple[str, int, int | None, int]:
        """What makes it unique."""
        return (self.occurrence, self.target.chat_id, self.target.thread, self.part)


def with_clock_set_back(row: Row, was: datetime, now: datetime) -> Row:
    """Return a row as it waits after the clock was set back from ``was`` to ``now``.

    What was due is due still, what is to be tried again waits no longer than it would have. The hour that
    somebody chose for a post is that of the clock, whatever happened to it, and what is held stays held.
    """
    is_chosen = row.state is RowState.PENDING and (row.occurrence.startswith(POST) or row.due_at > was)
    if row.state not in OPEN or is_chosen or row.due_at == HELD:
        return row
    until = row.expires_at and row.expires_at - (was - now)
    return replace(row, due_at=row.due_at - (was - now), expires_at=until)
