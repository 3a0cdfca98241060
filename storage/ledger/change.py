"""A change of the ledger, made as a whole or not at all."""

from dataclasses import dataclass, field
from datetime import datetime

from briefing.chat import Chat
from briefing.outbox import Body, Row
from briefing.subscription import Subscription
from storage.ledger.records import Changes


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that has a name, and when it was first seen."""

    name: str
    at: datetime


@dataclass(slots=True)
class Change:
    """The new states of objects, by id; None removes an object.

    Chats have their chat id, bodies their hash, all others a number, which stays the same when a chat gets
    another id.
    """

    chats: dict[int, Chat | None] = field(default_factory=dict)
    subscriptions: dict[int, Subscription | None] = field(default_factory=dict)
    rows: dict[int, Row | None] = field(default_factory=dict)
    bodies: dict[str, Body | None] = field(default_factory=dict)
    seen: dict[int, Sighting | None] = field(default_factory=dict)
    records: Changes = field(default_factory=dict)
    moved_chats: dict[int, int] = field(default_factory=dict)
    """Old and new ids of chats that move, so that a backend can move unknown fields along."""

    def __bool__(self) -> bool:
        return bool(self.chats or self.subscriptions or self.rows or self.bodies or self.seen or self.records)
