"""What a kind of push says of itself; :data:`briefing.subscriptions.plan.PUSH_KINDS` names every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from briefing.preferences import Preferences
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription


class Push(Protocol):
    """One thing that is to be sent to one target. Equal ones read alike, whenever they come."""

    @property
    def occurrence(self) -> str:
        """What it is about and when: a target gets each once."""

    @property
    def today(self) -> date:
        """The reader's local day on which it comes."""

    @property
    def tells_until(self) -> datetime | None:
        """The moment, UTC, up to which it tells everything that is new; None: it does not tell that."""

    @property
    def lifetime(self) -> timedelta | None:
        """How long after it was put into the outbox it is of no use any more; None: it always is of use."""

    def __hash__(self) -> int:
        """Equal ones are rendered once."""


class PushKind(Protocol):
    """When a kind of push is due, what it holds, and what becomes of one that is not wanted any more.

    All of it is pure: the moment, the statement and the subscription go in.
    """

    prefix: str
    """What its occurrences begin with, such as ``digest:``; no other kind's do."""

    def next_at(self, subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
        """Return when it is to be looked at next, UTC, not before ``now``; None: never."""

    def due(
        self, subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
    ) -> tuple[Subscription, Push | None]:
        """Return the subscription as it is when what is due at ``now`` has been dealt with, and what to send.

        ``told`` are the ids of the entries that the target was told of at once.
        """

    def is_wanted(self, preferences: Preferences) -> bool:
        """Tell whether a target that prefers this hears such pushes."""

    def postponed(self, subscription: Subscription, occurrence: str, until: datetime) -> Subscription:
        """Return a subscription that sleeps ``until`` then: it hears afterwards what it does not hear now."""
