"""What is due for a subscription at a moment, of every kind of push, and what becomes of the subscription.

Everything here is pure: the moment, the statement and the subscription go in.
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
"""Every kind of push; what is due together is sent in this order."""
FORESEEN = 1000
"""Slots that are looked through for what will come: three quiet weeks with a digest each hour."""
SCHEDULED = 75
"""So many pushes are looked at for what is pending: with a digest a week, more than a year."""
DIGESTS_LISTED = 3
"""So many of those that are digests alone are pending; all others are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent, in order, and the subscription as it is afterwards."""

    subscription: Subscription
    pushes: tuple[Push, ...] = ()


def plan(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    told: frozenset[str] = frozenset(),
    kinds: Sequence[PushKind] = PUSH_KINDS,
) -> Plan:
    """Return what is due for ``subscription`` at ``now``; a digest leaves out the entries ``told``, by id."""
    if subscription.snoozed_until is not None and now < subscription.snoozed_until:
        return Plan(scheduled(subscription, statement, now, kinds))
    after, pushes = replace(subscription, snoozed_until=None), []
    for kind in kinds:
        after, push = kind.due(after, statement, now, told)
        if push is not None:
            pushes.append(push)
    return Plan(scheduled(after, statement, now, kinds), tuple(pushes))


def first_plan(subscription: Subscription, statement: Statement, now: datetime) -> Plan:
    """Return the digest that comes at once after subscribing."""
    after, digest = DIGESTS.first(subscription, statement, now)
    return Plan(scheduled(after, statement, now), (digest,))


def scheduled(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    kinds: Sequence[PushKind] = PUSH_KINDS,
) -> Subscription:
    """Return the subscription with the moment at which it is to be looked at next."""
    moments = (kind.next_at(subscription, statement, now) for kind in kinds)
    due = min((moment for moment in moments if moment is not None), default=None)
    if due is not None and subscription.snoozed_until is not None:
        due = max(due, subscription.snoozed_until)
    return replace(subscription, next_due_at=due)


def kind_of_push(occurrence: str, kinds: Sequence[PushKind] = PUSH_KINDS) -> PushKind | None:
    """Return the kind of push that an occurrence is of; None for anything else that is sent."""
    return next((kind for kind in kinds if occurrence.startswith(kind.prefix)), None)


def coming(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    count: int,
    told: frozenset[str] = frozenset(),
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the next moments at which something will come, with what, as far as is known ``now``.

    Found by letting time go by: a digest that would have nothing to tell is no moment. ``told`` is as
    :func:`plan` takes it.
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


def pending(
    subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
) -> tuple[tuple[datetime, Plan], ...]:
    """Return what is listed of what will come: the next digests, and all else that is foreseen.

    A long statement takes seconds.
    """
    found, digests = [], 0
    for moment, planned in coming(subscription, statement, now, SCHEDULED, told):
        is_digest = all(isinstance(each, Digest) for each in planned.pushes)
        digests += is_digest
        if not is_digest or digests <= DIGESTS_LISTED:
            found.append((moment, planned))
    return tuple(found)
