"""Whether another copy of the program takes this bot's updates: Telegram refuses one of two with 409."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = structlog.get_logger()

DOUBLED_AFTER = 60.0
"""Seconds of refusals after which there is another copy: a restart that overlaps is over by then."""
ALONE_AFTER = 30.0
"""Seconds without a refusal after which there is none: more than a request for updates and a pause take."""
UNRELATED_AFTER = 90.0
"""Seconds between two refusals that have nothing to do with each other."""


class CopyWatch:
    """Lets the program stand by from when refusals have gone on for a minute until it is alone."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        stand_by: Callable[[], Awaitable[None]],
        go_on: Callable[[], Awaitable[None]],
    ) -> None:
        self._monotonic = monotonic
        self._stand_by = stand_by
        self._go_on = go_on
        self._first = self._last = -inf
        self._is_doubled = False

    async def refused(self) -> None:
        """Take note of a 409."""
        now = self._monotonic()
        if now - self._last > UNRELATED_AFTER:
            self._first = now
        self._last = now
        if not self._is_doubled and now - self._first >= DOUBLED_AFTER:
            self._is_doubled = True
            log.error("another copy runs: nothing is sent of the bot's own accord until it is stopped")
            await self._stand_by()

    async def accepted(self) -> None:
        """Take note of an answer."""
        if self._is_doubled and self._monotonic() - self._last >= ALONE_AFTER:
            self._is_doubled = False
            self._last = -inf
            log.warning("the other copy is gone: digests, reminders and broadcasts go on")
            await self._go_on()
