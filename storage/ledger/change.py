"""A change of what is kept, all or nothing of which happens."""

from dataclasses import dataclass, field
from datetime import datetime

from briefing.chats.chat import Chat
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
    """The new state of whatever changes; None is something that is gone.

    Subscriptions and rows are named by a number that stays theirs when their chat becomes another one,
    sightings and records by a number too.
    """

    chats: dict[int, Chat | None] = field(default_factory=dict)
    subscriptions: dict[int, Subscription | None] = field(default_factory=dict)
    rows: dict[int, Row | None] = field(default_factory=dict)
    bodies: dict[str, Body | None] = field(default_factory=dict)
    seen: dict[int, Sighting | None] = field(default_factory=dict)
    records: Changes = field(default_factory=dict)
    becomes: dict[int, int] = field(default_factory=dict)
    """Chats that become another one: whatever a backend keeps beside these objects goes along."""

    def __bool__(self) -> bool:
        return bool(self.chats or self.subscriptions or self.rows or self.bodies or self.seen or self.records)
