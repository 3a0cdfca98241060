"""The port ``Sightings`` on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.part import Part
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from storage.postgres.database import Connection

SQL = statements("sightings")


class PostgresSightings(Part):
    """When things that have names were seen first."""

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return when each name was first asked for."""
        seen = await self._seen(names)
        new = sorted(set(names) - seen.keys())
        if not new:
            return seen

        async def add(connection: Connection) -> None:
            await connection.execute(SQL["add_sightings"], {"names": new, "now": now})

        await self._database.step(add)
        return seen | await self._seen(new)

    async def sightings(self) -> Mapping[str, datetime]:
        """Return all names that were ever asked for."""
        return dict(await self._database.fetch(SQL["sightings"]))

    async def _seen(self, names: Collection[str]) -> dict[str, datetime]:
        if not names:
            return {}
        return dict(await self._database.fetch(SQL["seen"], {"names": list(names)}))
