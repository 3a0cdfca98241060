"""The state of a sandbox as one object, which methods and pages take and ``box.py`` serves."""

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

    ``clock`` returns the time of the world and ``set_time`` sets it; ``monotonic`` returns real seconds.
    ``wipe`` is called when everything starts over. ``on_call`` executes a call that is in a webhook's
    response. ``busy`` is the number of running calls without long polls. The event ``changed`` is set at
    every change. With ``plain_blanks`` what the bot sends comes with plain blanks in place of no-break ones,
    so that tests read it as people do.
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
        self.plain_blanks = False
        self.descriptions: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "default"}
        self.picture: Json | None = None
        self.busy = 0
        self.changed = asyncio.Event()
        self.stopping = asyncio.Event()
        self.faults = Faults(monotonic)
        self.limits = Limits(monotonic)
        self.journal = Journal()
        self.files = Files()
        self.updates = UpdateQueue(self.changed.set, self.faults)
        self.webhook = Webhook(self.updates, clock, on_call)
        self.world: World = World(bot, clock, self.updates.put, self.files, self.changed.set)
        self.commands = self.world.commands
        self._set_time = set_time
        self._wipe = wipe

    @property
    def can_travel(self) -> bool:
        """Whether the clock can be moved."""
        return self._set_time is not None

    def travel(self, to: datetime) -> None:
        """Set the clock forward to ``to``; ValueError if the clock cannot be set or ``to`` is in the past."""
        if self.can_travel and (to.tzinfo is None or to < self.clock()):
            raise ValueError("time goes forward only, to an aware moment")
        self._set(to)

    def jump(self, by: timedelta) -> None:
        """Set the clock forward or back by ``by``; ValueError if the clock cannot be set."""
        self._set(self.clock() + by)

    def _set(self, to: datetime) -> None:
        if self._set_time is None:
            raise ValueError("this clock cannot be moved")
        self._set_time(to)
        self.world.notify("time", now=self.clock().isoformat())
        self.world.drop_expired()

    def start_over(self) -> None:
        """Clear world, queue, journal, faults and limits, and call ``wipe`` to clear the bot's store."""
        self.world.clear()
        self.updates.drop()
        self.journal.clear()
        self.faults.clear()
        self.limits.reset()
        if self._wipe is not None:
            self._wipe()
        self.world.notify("start_over")

    async def pause(self, seconds: float) -> None:
        """Wait for some seconds, or until the sandbox stops."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.stopping.wait()

    def count_busy(self, change: int) -> None:
        """Add to the number of running calls; negative when calls end."""
        self.busy += change
        self.changed.set()
