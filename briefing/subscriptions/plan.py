"""The pushes of all kinds that are due for a subscription at a moment, and the subscription after them.

What is due together is one message, with one occurrence that names each of its pushes.

All functions here are pure functions of the moment, the statement and the subscription.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.subscriptions.digest_push import Digests
from briefing.subscriptions.reminder_push import Reminders
from briefing.subscriptions.summary_push import Summaries, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from briefing.statement.model import Statement
    from briefing.subscription import Subscription
    from briefing.subscriptions.push_kind import Push, PushKind

DIGESTS = Digests()
PUSH_KINDS: Sequence[PushKind] = (DIGESTS, Reminders(), Summaries())
"""Every kind of push; those that are due together follow each other in this order in one message."""
TOGETHER = "+"
"""What separates the occurrences of the pushes of one message."""
FORESEEN = 1000
"""How many slots are tried to find future pushes: almost three years of daily digests."""
SCHEDULED = 75
"""How many moments with pushes are computed for the list of pending ones."""
SUMMARIES_LISTED = 3
"""How many moments with a summary alone are listed as pending; others are all listed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pushes to be sent, in order, and the subscription after them."""

    subscription: Subscription
    pushes: tuple[Push, ...] = ()

    @property
    def occurrence(self) -> str:
        """The occurrence of the one message that all pushes are sent in."""
        return TOGETHER.join(each.occurrence for each in self.pushes)

    @property
    def lifetime(self) -> timedelta | None:
        """How long the message may still be sent: as long as the most patient of its pushes; None: always."""
        lifetimes = [each.lifetime for each in self.pushes]
        return None if None in lifetimes else max(filter(None, lifetimes), default=None)


def plan(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    told: frozenset[str] = frozenset(),
    kinds: Sequence[PushKind] = PUSH_KINDS,
) -> Plan:
    """Return what is due at ``now``; ``told`` are the ids of entries that a digest leaves out."""
    if subscription.snoozed_until is not None and now < subscription.snoozed_until:
        return Plan(scheduled(subscription, statement, now, kinds))
    after, pushes = replace(subscription, snoozed_until=None), []
    for kind in kinds:
        after, push = kind.due(after, statement, now, told)
        if push is not None:
            pushes.append(push)
    return Plan(scheduled(after, statement, now, kinds), tuple(pushes))


def first_plan(subscription: Subscription, statement: Statement, now: datetime) -> Plan:
    """Return the first digest, which is sent at once after subscribing."""
    after, digest = DIGESTS.first(subscription, statement, now)
    return Plan(scheduled(after, statement, now), (digest,))


def scheduled(
    subscription: Subscription, statement: Statement, now: datetime, kinds: Sequence[PushKind] = PUSH_KINDS
) -> Subscription:
    """Return the subscription with the next moment at which a push may be due."""
    moments = (kind.next_at(subscription, statement, now) for kind in kinds)
    due = min((moment for moment in moments if moment is not None), default=None)
    if due is not None and subscription.snoozed_until is not None:
        due = max(due, subscription.snoozed_until)
    return replace(subscription, next_due_at=due)


def pushes_in(occurrence: str, kinds: Sequence[PushKind] = PUSH_KINDS) -> tuple[tuple[PushKind, str], ...]:
    """Return the kind and the occurrence of each push of a message; none when it is another message."""
    names = occurrence.split(TOGETHER)
    found = tuple((kind, name) for name in names for kind in kinds if name.startswith(kind.prefix))
    return found if len(found) == len(names) else ()


def foreseen_pushes(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    count: int,
    told: frozenset[str] = frozenset(),
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the next ``count`` moments at which pushes will be sent, with the pushes, as far as is known.

    Nothing is sent at slots without news, so they are tried one after the other. ``told`` as in :func:`plan`.
    """
    found: list[tuple[datetime, Plan]] = []
    present = scheduled(subscription, statement, now)
    for _step in range(FORESEEN):
        moment = present.next_due_at
        if moment is None or len(found) == count:
            break
        planned = plan(present, statement, moment, told)
        if planned.pushes:
            found.append((moment, planned))
        present = planned.subscription
    return tuple(found)


def listed_pushes(
    subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the future pushes to be listed: the next summaries, and all others that are foreseen.

    This takes seconds for a long statement.
    """
    found, summaries = [], 0
    for moment, planned in foreseen_pushes(subscription, statement, now, SCHEDULED, told):
        is_summary = all(isinstance(each, Summary) for each in planned.pushes)
        summaries += is_summary
        if not is_summary or summaries <= SUMMARIES_LISTED:
            found.append((moment, planned))
    return tuple(found)
