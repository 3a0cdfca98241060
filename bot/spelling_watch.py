"""Watches when Uzbek gets its reformed spelling: Telegram keeps menus as they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


class SpellingWatch:
    """Knows which spelling was in force at the last look."""

    def __init__(self, reform_at: datetime | None, now: datetime, changed: Callable[[], None]) -> None:
        """Call ``changed`` at each look before which the spelling has become another one."""
        self._reform_at = reform_at
        self._changed = changed
        self._was_reformed = self._is_reformed(now)

    async def look(self, now: datetime) -> None:
        """Compare the spelling of ``now`` with that of the last look."""
        is_reformed = self._is_reformed(now)
        if is_reformed != self._was_reformed:
            self._was_reformed = is_reformed
            self._changed()

    def _is_reformed(self, now: datetime) -> bool:
        return self._reform_at is not None and now >= self._reform_at
