"""The pushes of all kinds that are due for a subscription at a moment, and the subscription after them.

All functions here are pure functions of the moment, the statement and the subscription.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.subscriptions.digest_push import Digest, Digests
from briefing.subscriptions.reminder_push import Reminders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.statement.model import Statement
    from briefing.subscription import Subscription
    from briefing.subscriptions.push_kind import Push, PushKind

DIGESTS = Digests()
PUSH_KINDS: Sequence[PushKind] = (Reminders(), DIGESTS)
"""Every kind of push; pushes that are due together are sent in this order."""
FORESEEN = 1000
"""How many slots are tried to find future pushes: three weeks without news at a digest each hour."""
SCHEDULED = 75
"""How many future pushes are computed for the list of pending ones: more than a year of weekly digests."""
DIGESTS_LISTED = 3
"""How many moments with digests alone are listed as pending; others are all listed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pushes to be sent, in order, and the subscription after them."""

    subscription: Subscription
    pushes: tuple[Push, ...] = ()


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


def kind_of_push(occurrence: str, kinds: Sequence[PushKind] = PUSH_KINDS) -> PushKind | None:
    """Return the kind of push of an occurrence; None when it is not the occurrence of a push."""
    return next((kind for kind in kinds if occurrence.startswith(kind.prefix)), None)


def foreseen_pushes(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    count: int,
    told: frozenset[str] = frozenset(),
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the next ``count`` moments at which pushes will be sent, with the pushes, as far as is known.

    Digests without news are left out, so slots are tried one after the other. ``told`` as in :func:`plan`.
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
    """Return the future pushes to be listed: the next digests, and all others that are foreseen.

    This takes seconds for a long statement.
    """
    found, digests = [], 0
    for moment, planned in foreseen_pushes(subscription, statement, now, SCHEDULED, told):
        is_digest = all(isinstance(each, Digest) for each in planned.pushes)
        digests += is_digest
        if not is_digest or digests <= DIGESTS_LISTED:
            found.append((moment, planned))
    return tuple(found)
