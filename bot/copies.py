"""Detection of a second running copy of the bot: Telegram refuses one of two with 409."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = structlog.get_logger()

DOUBLED_AFTER = 60.0
"""Seconds of refusals from which on a second copy is assumed; a restart that overlaps is over sooner."""
ALONE_AFTER = 30.0
"""Seconds without a refusal after which no second copy is assumed: more than one request and one pause."""
UNRELATED_AFTER = 90.0
"""Two refusals that are further apart than this many seconds are not counted as one series."""


class CopyWatch:
    """Puts the program on standby after a minute of refusals, and back to work when they stop."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        enter_standby: Callable[[], Awaitable[None]],
        leave_standby: Callable[[], Awaitable[None]],
    ) -> None:
        self._monotonic = monotonic
        self._enter_standby = enter_standby
        self._leave_standby = leave_standby
        self._first = self._last = -inf
        self._is_doubled = False

    def is_refused(self) -> bool:
        """Tell whether a request was refused lately, so that another process may get the updates."""
        return self._monotonic() - self._last < ALONE_AFTER

    async def refused(self) -> None:
        """Record that Telegram refused a request for updates with 409."""
        now = self._monotonic()
        if now - self._last > UNRELATED_AFTER:
            self._first = now
        self._last = now
        if not self._is_doubled and now - self._first >= DOUBLED_AFTER:
            self._is_doubled = True
            log.error("second_copy_runs")
            await self._enter_standby()

    async def accepted(self) -> None:
        """Record that Telegram answered a request for updates."""
        if self._is_doubled and self._monotonic() - self._last >= ALONE_AFTER:
            self._is_doubled = False
            self._last = -inf
            log.warning("second_copy_gone")
            await self._leave_standby()
