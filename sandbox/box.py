"""The sandbox as one object: the world, its server, and what tests ask of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.kinds import now_utc
from sandbox.people import Person
from sandbox.server import Server
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook
from sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.chats import Chat
    from sandbox.kinds import Clock, Json
    from sandbox.messages import Message
    from sandbox.methods.registry import Method


class Sandbox:
    """A local Bot API server and the world behind it.

    ``token`` is the one token that is let in. ``clock`` gives the world's time, aware and in UTC.
    """

    def __init__(self, token: str, username: str = "sandbox_bot", clock: Clock = now_utc) -> None:
        self.token = token
        self.clock = clock
        self.bot = Person(int(token.partition(":")[0]), "Briefing", username=username, is_bot=True)
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates)
        self.world = World(self.bot, clock, self.updates.put)
        self.journal = Journal()
        self.faults = Faults()
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "default"}
        self.web = Server(self).app
        self._runner: web.AppRunner | None = None
        self._busy = 0
        self._stirred = asyncio.Event()
        self.updates.on_confirm = self._stir
        self.world.subscribe(lambda _event: self._stir())

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen and return the base URL; port 0 takes a free one."""
        self._runner = web.AppRunner(self.web, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        taken = self._runner.addresses[0][1]
        return f"http://{host}:{taken}"

    async def stop(self) -> None:
        """End polls, delivery and the server."""
        self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def inject(self, update: Json) -> int:
        """Send the bot a raw update; return the ``update_id`` that it got."""
        return self.updates.inject(update)

    def enter(self, method: Method) -> None:
        """Count a call that began; long polls do not count as work."""
        self._busy += not method.waits

    def leave(self, method: Method) -> None:
        """Count a call that ended."""
        self._busy -= not method.waits
        self._stir()

    async def until(self, condition: Callable[[], bool], timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when ``condition`` holds; it is asked again at every change.

        Raises:
            TimeoutError: it did not hold within ``timeout`` seconds.

        """
        async with asyncio.timeout(timeout):
            while not condition():
                self._stirred.clear()
                await self._stirred.wait()

    async def settled(self, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when every update is confirmed and no call of the bot is under way."""
        await self.until(lambda: not len(self.updates) and not self._busy, timeout)

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

    def _stir(self) -> None:
        self._stirred.set()
