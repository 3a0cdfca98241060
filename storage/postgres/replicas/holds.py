"""The pauses that Telegram asked for, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.holds import EVERYTHING
from briefing.ports_replicas import Change, HeldFor
from storage.postgres.part import Part
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Collection

SQL = statements("replicas")


class SharedHolds(Part):
    """Stores pauses; other replicas obey them with their next turn, and know them after their next beat."""

    async def hold(self, holds: Collection[HeldFor]) -> None:
        """Store holds; a longer one stays as it is."""
        values = {
            "chats": [EVERYTHING if each.chat_id is None else each.chat_id for each in holds],
            "pushes": [each.pushes_only for each in holds],
            "seconds": [float(each.seconds) for each in holds],
            "what": Change.HOLDS.value,
        }
        await self._database.fetch(SQL["hold"], values)

    async def holds(self) -> list[HeldFor]:
        """Return the holds that are not over."""
        rows = await self._database.fetch(SQL["holds"])
        return [
            HeldFor(None if chat_id == EVERYTHING else chat_id, seconds, pushes_only)
            for chat_id, seconds, pushes_only in rows
        ]

    async def clear(self) -> None:
        """Forget all holds."""
        await self._database.fetch(SQL["clear_holds"])
