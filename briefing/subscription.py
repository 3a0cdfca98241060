"""Subscriptions of targets."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from briefing.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is sent: a chat, or a topic of a forum."""

    chat_id: int
    thread: int | None = None
    """The id of the topic; None for the chat itself, in a forum its general topic."""

    def __lt__(self, other: Self) -> bool:
        """Order by chat, the chat itself before its topics."""
        return (self.chat_id, self.thread or 0) < (other.chat_id, other.thread or 0)


class HaltReason(StrEnum):
    """Why a target is halted, though its chat can be reached."""

    TOPIC_CLOSED = "topic_closed"
    TOPIC_DELETED = "topic_deleted"
    NO_RIGHT = "no_right"
    """The bot may not write there."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """That a target gets digests and reminders."""

    target: Target
    preferences: Preferences
    since: datetime
    """When it subscribed, UTC; nothing that was due before is sent."""
    language: str
    """The language of the person who subscribed; a language that was chosen for the chat counts first."""
    reminded_to: date
    """The local date up to which all reminders were sent or are not needed."""
    news_seen_until: datetime
    """The moment up to which digests contained the news, UTC."""
    news_seen_before: datetime | None = None
    """:attr:`news_seen_until` before the last digest, UTC; used when that digest is dropped unsent."""
    last_digest_at: datetime | None = None
    """When the last digest was due, UTC, even if there was no news to send."""
    changed_at: datetime | None = None
    """When the slots of the digests were last changed, UTC; those before that are skipped."""
    summarized_to: date | None = None
    """The local date up to which monthly summaries were sent or are not needed; None: that of ``since``."""
    snoozed_until: datetime | None = None
    """Nothing is sent before, UTC."""
    next_due_at: datetime | None = None
    """The next moment at which a push may be due, UTC; None: never."""
    halted: HaltReason | None = None
    """Why it is halted, until it is resumed (:mod:`briefing.subscriptions.halting`)."""
