"""What a sandbox works on as one object: methods and pages take it, ``box.py`` serves it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.journal import Journal
from sandbox.limits import Limits
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook
from sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime, timedelta

    from sandbox.kinds import Clock, Json
    from sandbox.params import Params
    from sandbox.people import Person


class State:
    """The bot's account and profile, the world, updates, files, journal, faults, limits and clocks.

    ``clock`` gives the world's time and ``set_time`` sets it, ``monotonic`` gives real seconds. ``wipe`` is
    called when everything starts over. ``on_call`` carries out a call that a webhook's response holds.
    ``busy`` is how many calls are under way, long polls apart. ``stirred`` is set at every change.
    """

    def __init__(
        self,
        token: str,
        bot: Person,
        clock: Clock,
        monotonic: Callable[[], float],
        on_call: Callable[[Params], Awaitable[None]],
        *,
        set_time: Callable[[datetime], None] | None,
        wipe: Callable[[], None] | None,
        rich_messages: bool,
    ) -> None:
        self.token = token
        self.bot = bot
        self.clock = clock
        self.monotonic = monotonic
        self.rich_messages = rich_messages
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "default"}
        self.busy = 0
        self.stirred = asyncio.Event()
        self.stopping = asyncio.Event()
        self.faults = Faults(monotonic)
        self.limits = Limits(monotonic)
        self.journal = Journal()
        self.files = Files()
        self.updates = UpdateQueue(self.stirred.set, self.faults)
        self.webhook = Webhook(self.updates, clock, on_call)
        self.world: World = World(bot, clock, self.updates.put, self.files, self.stirred.set)
        self._set_time = set_time
        self._wipe = wipe

    @property
    def can_travel(self) -> bool:
        """Whether the clock can be moved."""
        return self._set_time is not None

    def travel(self, to: datetime) -> None:
        """Move the clock forward; ValueError when it cannot be moved or would go back."""
        if self.can_travel and (to.tzinfo is None or to < self.clock()):
            raise ValueError("time goes forward only, to an aware moment")
        self._set(to)

    def jump(self, by: timedelta) -> None:
        """Set the clock forward or back, as a machine's clock is set; ValueError when it cannot be moved."""
        self._set(self.clock() + by)

    def _set(self, to: datetime) -> None:
        if self._set_time is None:
            raise ValueError("this clock cannot be moved")
        self._set_time(to)
        self.world.notify("time", now=self.clock().isoformat())

    def start_over(self) -> None:
        """Empty the world, the queue, the journal and, by ``wipe``, the bot's own store."""
        self.world.clear()
        self.updates.drop()
        self.journal.clear()
        self.faults.clear()
        self.limits.reset()
        if self._wipe is not None:
            self._wipe()
        self.world.notify("start_over")

    async def pause(self, seconds: float) -> None:
        """Wait, but not beyond the end of the sandbox."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.stopping.wait()

    def count_busy(self, change: int) -> None:
        """Count calls that began, or with a negative number those that ended."""
        self.busy += change
        self.stirred.set()
