"""The sandbox as one object: the world, its server, and what tests ask of them."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.calls import carry_out
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.journal import Journal
from sandbox.kinds import now_utc
from sandbox.limits import Limits
from sandbox.page_api import add_page
from sandbox.people import Person
from sandbox.server import Server
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook
from sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sandbox.chats import Chat
    from sandbox.kinds import Clock, Json
    from sandbox.messages import Message
    from sandbox.methods.registry import Method
    from sandbox.params import Params


class Sandbox:
    """A local Bot API server and the world behind it.

    ``token`` is the one token that is let in. ``clock`` gives the world's time, aware and in UTC;
    ``monotonic`` gives real seconds for pace and journal. ``set_time`` sets the bot's clock and this one, if
    they can be set: ``travel`` goes forward, ``jump`` either way. ``wipe`` is called when everything starts
    over, to empty the bot's own store. ``rich_messages`` switches the methods of Bot API 10.1 and later.
    ``busy`` is how many calls are under way, long polls apart.
    """

    def __init__(
        self,
        token: str,
        username: str = "sandbox_bot",
        clock: Clock = now_utc,
        *,
        name: str = "Briefing",
        monotonic: Callable[[], float] = time.monotonic,
        set_time: Callable[[datetime], None] | None = None,
        wipe: Callable[[], None] | None = None,
        rich_messages: bool = True,
    ) -> None:
        self.token = token
        self.clock = clock
        self.monotonic = monotonic
        self.rich_messages = rich_messages
        self.bot = Person(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self._stirred = asyncio.Event()
        self.faults = Faults(monotonic)
        self.updates = UpdateQueue(self._stirred.set, self.faults)
        self.webhook = Webhook(self.updates, clock, self._call_from_response)
        self.files = Files()
        self.world: World = World(self.bot, clock, self.updates.put, self.files, self._stirred.set)
        self.journal = Journal()
        self.limits = Limits(monotonic)
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "default"}
        self.web = Server(self).app
        self._set_time = set_time
        self._wipe = wipe
        self._runner: web.AppRunner | None = None
        self._stopping = asyncio.Event()
        self.busy = 0

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen and return the base URL; port 0 takes a free one.

        The page is served too; one that was added with moments to travel to stays as it is.
        """
        self._stopping.clear()
        if all(resource.canonical != "/" for resource in self.web.router.resources()):
            add_page(self.web, self)
        self._runner = web.AppRunner(self.web, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """End polls, delivery and the server."""
        self._stopping.set()
        await self.webhook.stop()
        self.updates.end_polls()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def inject(self, update: Json, *, as_is: bool = False) -> int:
        """Send the bot a raw update; return its ``update_id``, which ``as_is`` does not put into it."""
        return self.updates.inject(update, as_is=as_is)

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
                await self._stopping.wait()

    def enter(self, method: Method) -> None:
        """Count a call that began; long polls do not count as work."""
        self.busy += not method.waits
        self._stirred.set()

    def leave(self, method: Method) -> None:
        """Count a call that ended."""
        self.busy -= not method.waits
        self._stirred.set()

    async def until(self, condition: Callable[[], bool], timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when ``condition`` holds; it is asked again at every change of world, queue or journal.

        TimeoutError: it did not hold within ``timeout`` seconds.
        """
        async with asyncio.timeout(timeout):
            while not condition():
                self._stirred.clear()
                await self._stirred.wait()

    async def settled(self, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when every update is confirmed and no call of the bot is under way."""
        await self.until(lambda: not len(self.updates) and not self.busy, timeout)

    async def next_message(self, chat: Chat, after: int = 0, timeout: float = 10) -> Message:  # noqa: ASYNC109
        """Return the bot's first message in a chat with an id above ``after``, waiting for it."""

        def found() -> Message | None:
            return next(
                (item for item in chat.log.values() if item.from_bot and item.message_id > after), None
            )

        await self.until(lambda: found() is not None, timeout)
        message = found()
        assert message is not None
        return message

    async def _call_from_response(self, call: Params) -> None:
        await carry_out(self, str(call.pop("method")), call)
