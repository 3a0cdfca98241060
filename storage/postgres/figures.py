"""Figures of the outbox, which the database counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from briefing.outbox import HELD, RowFigures, RowState
from storage.postgres.part import OutboxPart
from storage.postgres.rows import SQL
from storage.postgres.targets import SQL as TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class PostgresFigures(OutboxPart):
    """The numbers of rows, and when the next one is due."""

    async def figures_of(self, occurrence: str, since: datetime, until: datetime) -> RowFigures:
        """Return the figures of the rows of an occurrence."""
        values = {"occurrence": occurrence, "since": since, "until": until, "held": HELD}
        found = await self._database.fetch(SQL["outcomes"], values)
        return RowFigures(
            {(RowState(state), reason): count for state, reason, count, *_ in found},
            sum(sent for _state, _reason, _count, sent, *_ in found),
            min((first for *_, first, _last in found), default=None),
            max((last for *_, last in found if last is not None), default=None),
        )

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return how many rows are in each state."""
        states = await self._database.fetch(SQL["states"])
        counts = Counter({RowState(state): count for state, count in states})
        for state, count in await self._database.fetch(SQL["leased"]):
            counts[RowState(state)] -= count
            counts[RowState.LEASED] += count
        return {state: counts[state] for state in RowState}

    async def next_row_due(self) -> datetime | None:
        """Return when the next row can be leased, or None if none can, or changes cannot be stored."""
        if self.failure() is not None:
            return None
        try:
            found = await self._database.fetch(TARGETS["next_due"])
        except StorageUnavailable:
            return None
        return found[0][0] if found else None
