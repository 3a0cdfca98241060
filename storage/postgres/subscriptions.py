"""The port ``Subscriptions`` on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.part import Part
from storage.postgres.queries import statements
from storage.postgres.subscription_rows import (
    params_of,
    put_subscription,
    read_subscription,
    remove_subscription,
    subscription_to_change,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from briefing.subscription import Subscription, Target
    from storage.postgres.database import Connection

    Change = Callable[[Subscription | None], Subscription | None]

SQL = statements("subscriptions")


class PostgresSubscriptions(Part):
    """The subscriptions of a database."""

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""
        rows = await self._database.fetch(SQL["subscription_of"], params_of(target))
        return read_subscription(*rows[0]) if rows else None

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return all subscriptions of these chats, by target."""
        if not chat_ids:
            return []
        rows = await self._database.fetch(SQL["subscriptions_of_chats"], {"chats": list(chat_ids)})
        return [read_subscription(*row) for row in rows]

    async def change_subscription(self, target: Target, change: Change) -> Subscription | None:
        """Replace a subscription by ``change(present)``; None removes it with the target's open rows."""
        seen = await self.subscription(target)
        if change(seen) == seen:
            return seen

        async def run(connection: Connection) -> Subscription | None:
            return await _change(connection, target, change)

        return await self._database.step(run)

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return at most ``limit`` due subscriptions, the earliest first."""
        rows = await self._database.fetch(SQL["due_subscriptions"], {"now": now, "limit": limit})
        return [read_subscription(*row) for row in rows]


async def _change(connection: Connection, target: Target, change: Change) -> Subscription | None:
    before = await subscription_to_change(connection, target)
    present = before and read_subscription(*before)
    changed = change(present)
    if changed is not None and changed.target != target:
        raise ValueError(f"the subscription of {target} cannot become that of {changed.target}")
    if changed is None and before is not None:
        await remove_subscription(connection, target, before[0])
    elif changed is not None and changed != present:
        await put_subscription(connection, before, changed)
    return changed
