"""The sandbox as one object: the state with its server and page, and functions for tests that wait."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.calls import execute
from sandbox.kinds import now_utc
from sandbox.page_api import add_page
from sandbox.people import Person
from sandbox.server import Server
from sandbox.state import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sandbox.chats import Chat, Message
    from sandbox.kinds import Clock, Json
    from sandbox.params import Params

PATIENCE_S = 60
"""How long a wait lasts at most unless it says otherwise: a busy machine may stand still for some seconds."""


class Sandbox(State):
    """A local Bot API server and the world behind it.

    ``token`` is the only valid token. ``clock`` returns the time of the world, aware and in UTC;
    ``monotonic`` returns real seconds for limits and journal. ``set_time`` sets the clock, which the bot
    shares: ``travel`` goes forward, ``jump`` forward or back. ``wipe`` is called when everything starts over,
    to clear the bot's store. ``rich_messages`` turns on the methods of Bot API 10.1 and later. ``busy`` is
    the number of running calls without long polls.
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
        super().__init__(
            token,
            Person(int(token.partition(":")[0]), name, username=username, is_bot=True),
            clock,
            monotonic,
            self._call_from_response,
            set_time=set_time,
            wipe=wipe,
            rich_messages=rich_messages,
        )
        self.web = Server(self).app
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen and return the base URL; port 0 uses a free port.

        The page is added unless :func:`~sandbox.page_api.add_page` was called before, with moments to travel
        to.
        """
        self.stopping.clear()
        if all(resource.canonical != "/" for resource in self.web.router.resources()):
            add_page(self.web, self)
        self._runner = web.AppRunner(self.web, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop polls, delivery by webhook and the server."""
        self.stopping.set()
        await self.webhook.stop()
        self.updates.end_polls()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def inject(self, update: Json, *, as_is: bool = False) -> int:
        """Send the bot a raw update and return its ``update_id``; ``as_is`` sends it without adding that."""
        return self.updates.inject(update, as_is=as_is)

    async def until(self, condition: Callable[[], bool], timeout: float = PATIENCE_S) -> None:  # noqa: ASYNC109
        """Wait until ``condition()`` is true; it is called again at every change of world, queue or journal.

        TimeoutError: it was not true within ``timeout`` seconds.
        """
        async with asyncio.timeout(timeout):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    async def settled(self, timeout: float = PATIENCE_S) -> None:  # noqa: ASYNC109
        """Wait until every update is confirmed and no call of the bot is running."""
        await self.until(lambda: not len(self.updates) and not self.busy, timeout)

    async def next_message(self, chat: Chat, after: int = 0, timeout: float = PATIENCE_S) -> Message:  # noqa: ASYNC109
        """Wait for the bot's first message in a chat with an id above ``after``, and return it."""

        def found() -> Message | None:
            return next(
                (item for item in chat.log.values() if item.from_bot and item.message_id > after), None
            )

        await self.until(lambda: found() is not None, timeout)
        message = found()
        assert message is not None
        return message

    async def next_ephemeral(
        self,
        chat: Chat,
        person: Person,
        after: int = 0,
        timeout: float = PATIENCE_S,  # noqa: ASYNC109
    ) -> Message:
        """Wait for the bot's first ephemeral message to a person, its own id above ``after``; return it."""

        def found() -> Message | None:
            seen = self.world.ephemerals(chat, person)
            return next((item for item in seen if item.from_bot and item.ephemeral_id > after), None)

        await self.until(lambda: found() is not None, timeout)
        message = found()
        assert message is not None
        return message

    async def _call_from_response(self, call: Params) -> None:
        await execute(self, str(call.pop("method")), call)
