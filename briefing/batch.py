"""Rows that are enqueued together with the changed subscriptions and followings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.followings import Following
    from briefing.ports import Store
    from briefing.subscription import Subscription, Target


@dataclass(slots=True)
class Batch:
    """The arguments of one call of :meth:`briefing.ports.Store.enqueue`, as they are collected."""

    now: datetime
    """When the rows are due."""
    advanced: dict[Subscription, Subscription] = field(default_factory=dict)
    followings: dict[Following, Following | None] = field(default_factory=dict)
    _rows: list[Row] = field(default_factory=list)
    _bodies: dict[str, Body] = field(default_factory=dict)

    def put(
        self,
        occurrence: str,
        target: Target,
        rendered: Sequence[Body],
        *,
        silent: bool,
        expires_at: datetime | None = None,
    ) -> None:
        """Add a message: a row for each of its bodies."""
        for part, body in enumerate(rendered):
            self.put_row(Row(occurrence, target, part, body.hash, self.now, expires_at, silent), body)

    def put_row(self, row: Row, body: Body) -> None:
        """Add a row with its body."""
        self._bodies[row.body] = body
        self._rows.append(row)

    async def enqueue(self, store: Store) -> int:
        """Enqueue everything; return the number of new rows."""
        return await store.enqueue(self.advanced, self._rows, list(self._bodies.values()), self.followings)
