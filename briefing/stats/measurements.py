"""What the running program measures: how long answers take, what became of messages, how long they waited.

Everything is counted in memory, from zero at each start, at the price of some additions for each message.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Label(StrEnum):
    """A value of a label; hashed as a string, because an enumeration's own hash takes four times as long."""

    __hash__ = str.__hash__


class Asked(Label):
    """What an update asks with."""

    COMMAND = "command"
    BUTTON = "button"
    TEXT = "text"
    """A message without a command to this bot."""
    OTHER = "other"


class SentKind(Label):
    """What a message is."""

    ANSWER = "answer"
    DIGEST = "digest"
    REMINDER = "reminder"
    SUMMARY = "summary"
    FOLLOW = "follow"
    BROADCAST = "broadcast"
    POST = "post"
    NOTICE = "notice"
    """To one person, about what that person or a chat of that person has to do with."""


class SentOutcome(Label):
    """What became of an attempt to send a message."""

    SENT = "sent"
    FLOOD = "flood"
    """Telegram asked for a pause."""
    FAILED = "failed"
    """It went wrong in another way; a push is tried again."""
    DEAD = "dead"
    """A push that is not tried again."""
    EXPIRED = "expired"
    """A push that was not sent, because it was too late for it."""


class Distribution:
    """Counts values by upper bounds; ``bounds`` ascend, and larger values have a count of their own."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0
        """The sum of all values."""

    def add(self, value: float) -> None:
        """Count a value."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value


Sends = Counter[tuple[SentKind, SentOutcome]]
"""Attempts to send a message, by what it is and what became of the attempt."""


class Measurements:
    """All that one program measures of its messages; spans are in seconds."""

    def __init__(self) -> None:
        self.answers: Mapping[Asked, Distribution] = {
            each: Distribution((0.03, 0.1, 0.3, 1, 3, 10)) for each in Asked
        }
        """How long an update took until all that it asked for was done."""
        self.commands: defaultdict[str, Distribution] = defaultdict(lambda: Distribution(()))
        """The same by command; names of initiatives and unknown ones together."""
        self.last_update_at: datetime | None = None
        """When the last update came, UTC; None: none has come since the start."""
        self.sends: Sends = Counter()
        self.answer_waits = Distribution((0.01, 0.1, 1, 5, 20, 60))
        """How long answers waited for their turn."""
        self.push_waits = Distribution((0.01, 0.1, 1, 5, 20, 60))
        """How long pushes waited for their turn, sent or not."""
        self.floods = 0
        """How often Telegram asked for a pause."""
        self.flood_seconds = 0.0
        """The seconds that it named, together."""

    def count_flood(self, seconds: float) -> None:
        """Count a pause that Telegram asked for."""
        self.floods += 1
        self.flood_seconds += seconds


def kind_of(occurrence: str) -> SentKind:
    """Return what a push is by the name of what it is about."""
    return KIND_BY_PREFIX.get(occurrence.partition(":")[0], SentKind.NOTICE)


KIND_BY_PREFIX = {each.value: each for each in SentKind if each not in (SentKind.ANSWER, SentKind.NOTICE)}
