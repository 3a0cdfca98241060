"""Enqueuing: rows are added together with what advances for them, a target as a whole or not at all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from storage.ledger.slices import by_target, slices
from storage.postgres.advances import Advances
from storage.postgres.bodies import SQL as BODIES
from storage.postgres.bodies import keep_bodies, read_body
from storage.postgres.part import OutboxPart
from storage.postgres.rows import add_rows
from storage.postgres.targets import ensure_targets, refresh_targets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.followings import Following
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription
    from storage.ledger.slices import TargetChange
    from storage.postgres.database import Connection

ENQUEUED_TOGETHER = 1000
"""Objects that one transaction changes; one may have a few more to complete a target."""


class PostgresEnqueuing(OutboxPart):
    """The beginnings of rows."""

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        """Advance subscriptions and followings and add rows, in slices; return how many rows were new."""
        known = await self._with_stored({each.hash: each for each in bodies}, {each.body for each in rows})
        added = 0
        for part in slices(by_target(advanced, rows, followings or {}), ENQUEUED_TOGETHER):

            async def act(connection: Connection, part: list[TargetChange] = part) -> int:
                return await _enqueue(connection, part, known)

            added += await self._database.step(act)
        return added

    async def _with_stored(self, given: dict[str, Body], needed: set[str]) -> dict[str, Body]:
        """Return the given bodies and the other needed ones; raise ValueError if one is not stored."""
        others = needed - given.keys()
        if not others:
            return given
        found = await self._database.fetch(BODIES["read"], {"hashes": list(others)})
        stored = {name: read_body(name, document) for name, document in found}
        if others - stored.keys():
            raise ValueError(f"the bodies {others - stored.keys()} are not there")
        return given | stored


async def _enqueue(connection: Connection, part: Sequence[TargetChange], known: Mapping[str, Body]) -> int:
    targets = [each.target for each in part if each.rows]
    await ensure_targets(connection, targets)
    advances = await Advances.read(connection, part)
    possible = [each for each in part if advances.are_possible(each)]
    await advances.make(connection, possible)
    added = await add_rows(connection, list(chain.from_iterable(each.rows for each in possible)))
    await keep_bodies(connection, set(added), known)
    await refresh_targets(connection, targets)
    return len(added)
