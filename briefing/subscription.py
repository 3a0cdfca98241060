"""Who hears from the bot, and when next."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from briefing.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is sent: a chat, or one topic of a forum."""

    chat_id: int
    thread: int | None = None
    """None is the chat itself, in a forum its general topic."""

    def __lt__(self, other: Self) -> bool:
        """Order by chat, the chat itself before its topics."""
        return (self.chat_id, self.thread or 0) < (other.chat_id, other.thread or 0)


class HaltReason(StrEnum):
    """Why nothing is sent to one target for now, though its chat can be reached."""

    TOPIC_CLOSED = "topic_closed"
    TOPIC_DELETED = "topic_deleted"
    NO_RIGHT = "no_right"
    """The bot may not write there."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat or topic that hears from the bot of its own accord."""

    target: Target
    preferences: Preferences
    since: datetime
    """When it subscribed, UTC; what was due before sends nothing."""
    language: str
    """The language of whoever subscribed; one that was chosen for the chat counts first."""
    reminded_to: date
    """The local day up to which every reminder has been dealt with."""
    news_seen_until: datetime
    """The moment up to which digests have told what is new, UTC."""
    news_seen_before: datetime | None = None
    """What it was before the last digest, UTC: it counts again when that one is not sent after all."""
    last_digest_at: datetime | None = None
    """When the last digest was due, UTC, whether or not it had anything to tell."""
    last_sent_at: datetime | None = None
    """When a digest was last sent, UTC."""
    changed_at: datetime | None = None
    """When the preferences were last changed, UTC; slots before are not caught up on."""
    digests_sent: int = 0
    snoozed_until: datetime | None = None
    """Nothing is sent before, UTC."""
    next_due_at: datetime | None = None
    """When something is to be looked at next, UTC; None: never."""
    halted: HaltReason | None = None
    """Nothing is due for this reason until it is resumed (:mod:`briefing.subscriptions.halting`)."""
