"""The interface of a kind of push; :data:`briefing.subscriptions.plan.PUSH_KINDS` lists the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from briefing.preferences import Preferences
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription


class Push(Protocol):
    """Something for one target, alone in a message or with others. Equal pushes have the same text."""

    @property
    def occurrence(self) -> str:
        """A name for what it is about and when; a target gets each occurrence once."""

    @property
    def today(self) -> date:
        """The reader's local date on which it is sent."""

    @property
    def tells_until(self) -> datetime | None:
        """The moment, UTC, up to which it contains all news; None when it is not about news."""

    @property
    def lifetime(self) -> timedelta | None:
        """How long after it was enqueued it may still be sent; None: without limit."""

    def __hash__(self) -> int:
        """Return the same number for equal pushes, which are rendered once."""


class PushKind(Protocol):
    """When a kind of push is due, what it contains, and what happens when it is dropped before it is sent.

    Implementations are pure functions of the moment, the statement and the subscription.
    """

    prefix: str
    """The beginning of its occurrences, such as ``digest:``; unique among the kinds."""

    def next_at(self, subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
        """Return the next moment, UTC, at which a push may be due, at least ``now``; None: never."""

    def due(
        self, subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
    ) -> tuple[Subscription, Push | None]:
        """Return the push that is due at ``now``, or None, and the subscription after it.

        ``told`` are the ids of entries of which the target was notified as a follower.
        """

    def is_wanted(self, preferences: Preferences) -> bool:
        """Tell whether these preferences ask for this kind of push."""

    def postponed(self, subscription: Subscription, occurrence: str) -> Subscription:
        """Return a subscription for which a push that was dropped unsent is due again."""
