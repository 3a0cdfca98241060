"""From due subscriptions to rows in the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.outbox import Body, Row
from briefing.pushes import LATE, Plan, first_digest, plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.ports import Store
    from briefing.pushes import Digest, Reminder
    from briefing.statement import Statement
    from briefing.subscription import Subscription, Target

SLICE = 64
"""Subscriptions that are planned between two chances for answers to be given."""


class Renderer(Protocol):
    """Turns what is to be sent into bodies, one for each part."""

    def digest(self, statement: Statement, digest: Digest, language: str) -> Sequence[Body]:
        """Render a digest."""
        ...

    def reminder(self, statement: Statement, reminder: Reminder, language: str) -> Sequence[Body]:
        """Render a reminder."""
        ...


class Enqueuer:
    """Puts what is due into the outbox, each push once for each chat and occurrence."""

    def __init__(self, store: Store, renderer: Renderer) -> None:
        self._store = store
        self._renderer = renderer

    async def enqueue_due(self, statement: Statement, now: datetime) -> int:
        """Enqueue all that is due at ``now``; return how many rows that made."""
        count = 0
        while due := await self._store.due_subscriptions(now, SLICE):
            plans = {each: plan(each, statement, now) for each in due}
            count += await self._enqueue(plans, statement, now)
        return count

    async def welcome(self, target: Target, statement: Statement, now: datetime) -> int:
        """Enqueue the first digest of a target that has just subscribed."""
        subscription = await self._store.subscription(target)
        if subscription is None:
            return 0
        return await self._enqueue({subscription: first_digest(subscription, statement, now)}, statement, now)

    async def _enqueue(self, plans: dict[Subscription, Plan], statement: Statement, now: datetime) -> int:
        rows: list[Row] = []
        bodies: dict[str, Body] = {}
        for each, planned in plans.items():
            if planned.digest is None and planned.reminder is None:
                continue
            chat = await self._store.chat(each.target.chat_id)
            language = (chat.language if chat else None) or each.language
            if planned.reminder is not None:
                rendered = self._renderer.reminder(statement, planned.reminder, language)
                rows += _rows(each, planned.reminder.occurrence, rendered, now, bodies)
            if planned.digest is not None:
                rendered = self._renderer.digest(statement, planned.digest, language)
                rows += _rows(each, planned.digest.occurrence, rendered, now, bodies, expires_at=now + LATE)
        advanced = {each: planned.subscription for each, planned in plans.items()}
        return await self._store.enqueue(advanced, rows, list(bodies.values()))


def _rows(
    subscription: Subscription,
    occurrence: str,
    rendered: Sequence[Body],
    now: datetime,
    bodies: dict[str, Body],
    expires_at: datetime | None = None,
) -> list[Row]:
    rows = []
    for part, body in enumerate(rendered):
        name = body.hash
        bodies[name] = body
        rows.append(
            Row(
                occurrence=occurrence,
                target=subscription.target,
                part=part,
                body=name,
                due_at=now,
                expires_at=expires_at,
                silent=subscription.preferences.silent,
            )
        )
    return rows
