"""The port ``Subscriptions`` on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.part import Part
from storage.postgres.queries import statements
from storage.postgres.stored_subscriptions import (
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
    from storage.postgres.stored_subscriptions import Numbered

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
        wanted = change(seen)
        if wanted == seen:
            return wanted

        async def run(connection: Connection) -> Subscription | None:
            before = await subscription_to_change(connection, target)
            present = before and read_subscription(*before)
            changed = wanted if present == seen else change(present)
            await _replace(connection, target, before, changed)
            return changed

        return await self._database.step(run)

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return at most ``limit`` due subscriptions, the earliest first."""
        rows = await self._database.fetch(SQL["due_subscriptions"], {"now": now, "limit": limit})
        return [read_subscription(*row) for row in rows]


async def _replace(
    connection: Connection, target: Target, before: Numbered | None, changed: Subscription | None
) -> None:
    if changed is not None and changed.target != target:
        raise ValueError(f"the subscription of {target} cannot become that of {changed.target}")
    if changed is not None:
        await put_subscription(connection, before, changed)
    elif before is not None:
        await remove_subscription(connection, target, before[0])
