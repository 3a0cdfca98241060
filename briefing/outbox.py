"""Rows of the outbox and their bodies: stored before they are sent, closed after Telegram has answered."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from briefing.subscription import Target


class RowState(StrEnum):
    """The states of a row."""

    PENDING = "pending"
    LEASED = "leased"
    """The worker has taken it; after a crash it is pending again."""
    SENT = "sent"
    RETRY_AT = "retry_at"
    """It failed for a temporary reason; it is tried again at ``due_at``."""
    DEAD = "dead"
    """It failed for good; ``reason`` says why."""
    EXPIRED = "expired"
    """It was not sent before ``expires_at``, or an editor made it obsolete."""


BROADCAST = "broadcast:"
"""The beginning of the occurrences of broadcasts."""
POST = "post:"
"""The beginning of the occurrences of posts to channels."""
HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""The ``due_at`` of a held row."""
OPEN = frozenset({RowState.PENDING, RowState.LEASED, RowState.RETRY_AT})


class Act(StrEnum):
    """What is done with a body."""

    SEND = "send"
    EDIT = "edit"
    """A sent message is edited to have this text and file."""
    EDIT_CAPTION = "edit caption"
    """A sent message keeps its file and gets the text as its caption."""
    DELETE = "delete"
    """The messages that the row names are deleted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text, or a file with its caption, as a person wrote it; several parts are an album."""

    text: str = ""
    entities: str = ""
    """The formatting of the text, as a JSON array of the Bot API; empty for none."""
    file: tuple[str, str] | None = None
    """The kind of file (``photo``, ``video``, ``audio``, ``document``, …) and its id in the Bot API."""
    extras: str = ""
    """Other properties of its look, as a JSON object of the Bot API; only the encoder reads it."""
    is_above: bool = False
    """Whether the caption stands above the file."""

    def as_compared(self) -> list[object]:
        """Return the values that are compared, with JSON parsed, so that its formatting does not matter."""
        entities, extras = (json.loads(each) if each else None for each in (self.entities, self.extras))
        return [self.text, entities, self.file, extras, self.is_above]


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent: rendered and stored once, and shared by all rows that send the same.

    A message of the bot itself has a text and a keyboard; one that a person wrote has parts and links, or is
    copied.
    """

    text: str
    """HTML, within the limit of Telegram; empty for other kinds of bodies."""
    keyboard: str | None = None
    """The buttons as JSON of the Bot API."""
    act: Act = Act.SEND
    parts: tuple[Part, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Buttons with links, one a row: title and address."""
    source: tuple[int, int] | None = None
    """The chat and the message that is copied."""
    is_paid: bool = False
    """Whether the bot may pay to send it faster."""
    people: tuple[int, ...] = ()
    """The ids of people and chats that its text names; when one is forgotten, it is deleted with its rows."""

    @property
    def hash(self) -> str:
        """The key under which it is stored."""
        told = [self.text, self.keyboard or ""]
        if self != Body(self.text, self.keyboard, people=self.people):
            parts = [each.as_compared() for each in self.parts]
            told.append(json.dumps([self.act, parts, self.links, self.source, self.is_paid], sort_keys=True))
        # Two people may have the same name: when one is forgotten, the body about the other stays.
        told += map(str, self.people)
        return hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]

    @property
    def copied_from(self) -> int | None:
        """The chat from which it copies a message; None if it copies none."""
        return None if self.source is None else self.source[0]


@dataclass(frozen=True, slots=True)
class Row:
    """One message for one target."""

    occurrence: str
    """A name for what it is about and when; with target and part it is the unique key of the row."""
    target: Target
    part: int
    """Counts from 0; a text that is too long has several parts, sent in order."""
    body: str
    """The hash of its :class:`Body`."""
    due_at: datetime
    """The moment before which it is not sent, UTC."""
    expires_at: datetime | None = None
    """The moment after which it is not sent any more, UTC."""
    silent: bool = False
    state: RowState = RowState.PENDING
    attempts: int = 0
    message_id: int | None = None
    """The id of the sent message, or of the message to be edited or deleted; 0 if Telegram gave it none."""
    other_message_ids: tuple[int, ...] = ()
    """The ids of the other messages of an album."""
    reason: str | None = None
    closed_at: datetime | None = None
    """When it was sent, became dead or expired, UTC."""

    @property
    def key(self) -> tuple[str, int, int | None, int]:
        """What makes it unique."""
        return (self.occurrence, self.target.chat_id, self.target.thread, self.part)


@dataclass(frozen=True, slots=True)
class RowFigures:
    """How far the rows of an occurrence are."""

    outcomes: Mapping[tuple[RowState, str | None], int]
    """The number of rows by state and reason; leased rows count as they were before."""
    sent_between: int
    """The number of rows that were sent between the two moments that were asked for, both included."""
    first_due: datetime | None
    """The earliest ``due_at`` of all rows; None without rows."""
    last_due: datetime | None
    """The latest ``due_at`` of open rows that are not held; None without such rows."""

    @property
    def open(self) -> int:
        """The number of open rows."""
        return sum(count for (state, _), count in self.outcomes.items() if state in OPEN)


def in_supergroup(row: Row, chat_id: int) -> Row | None:
    """Return the row of a group as one of the supergroup that it became; None when it cannot be done there.

    A supergroup counts its messages anew: the ids of the group's messages are those of others there. So what
    was sent to the group cannot be edited or deleted any more.
    """
    if row.state in OPEN and row.message_id is not None:
        return None
    target = replace(row.target, chat_id=chat_id)
    return replace(row, target=target, message_id=None, other_message_ids=())


def with_clock_set_back(row: Row, was: datetime, now: datetime) -> Row:
    """Return a row after the clock was set back from ``was`` to ``now``.

    A row that was due stays due, and one to be tried again waits as long as before. The moment that somebody
    chose for a post does not change, and a held row stays held.
    """
    is_chosen = row.state is RowState.PENDING and (row.occurrence.startswith(POST) or row.due_at > was)
    if row.state not in OPEN or is_chosen or row.due_at == HELD:
        return row
    until = row.expires_at and row.expires_at - (was - now)
    return replace(row, due_at=row.due_at - (was - now), expires_at=until)
