"""The targets to be checked again, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.subscription import Target


class RevisitsHere:
    """Remembers targets until the next tick."""

    def __init__(self) -> None:
        self._targets: dict[Target, None] = {}

    async def add(self, target: Target) -> None:
        """Add a target."""
        self._targets[target] = None

    async def take(self) -> list[Target]:
        """Return the targets that were added, and remove them."""
        targets, self._targets = self._targets, {}
        return list(targets)
