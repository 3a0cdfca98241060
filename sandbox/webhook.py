"""Delivery of updates by webhook."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp

from sandbox.body import add_body
from sandbox.errors import ApiError, bad_request
from sandbox.params import Params
from sandbox.updates import conversation_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.kinds import Clock, Json
    from sandbox.updates import UpdateQueue

_ANSWER_WITHIN_S = 60
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_SECRET = 256


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook: address, secret and number of simultaneous connections."""

    url: str
    secret: str
    connections: int

    @classmethod
    def of(cls, params: Params) -> Hook:
        """Read the parameters of ``setWebhook``; as on a local server, plain HTTP and all ports are valid."""
        url, secret = params.text("url"), params.text("secret_token")
        parts = urlsplit(url if "://" in url else f"https://{url}")
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise bad_request("invalid webhook URL specified")
        if len(secret) > _LONGEST_SECRET:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        return cls(parts.geturl(), secret, params.clamped("max_connections", 40, 1, 100))


class Webhook:
    """Posts updates in order, each repeatedly after growing pauses until the bot answers 2xx.

    ``pauses_s`` are the seconds before each repetition; the last one is used for all further ones.
    ``on_answer`` is called with a call that is in the bot's response.
    """

    def __init__(
        self, updates: UpdateQueue, clock: Clock, on_answer: Callable[[Params], Awaitable[None]]
    ) -> None:
        self.hook: Hook | None = None
        self.pauses_s: tuple[float, ...] = (0.5, 1, 2, 4, 8, 16, 32, 60)
        self._updates = updates
        self._clock = clock
        self._on_answer = on_answer
        self._task: asyncio.Task[None] | None = None
        self._last_error: tuple[int, str] | None = None

    async def set(self, hook: Hook | None) -> None:
        """Deliver to this webhook from now on; None stops delivery."""
        await self.stop()
        self.hook = hook
        self._last_error = None
        if hook is not None:
            self._task = asyncio.get_running_loop().create_task(self._deliver(hook))

    async def stop(self) -> None:
        """Stop delivery but keep the address."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def info(self, waiting: int) -> Json:
        """Return the ``WebhookInfo`` object."""
        info: Json = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }
        if self._last_error is not None:
            info["last_error_date"], info["last_error_message"] = self._last_error
        if self.hook is not None:
            info["max_connections"] = self.hook.connections
        return info

    async def _deliver(self, hook: Hook) -> None:
        timeout = aiohttp.ClientTimeout(total=_ANSWER_WITHIN_S)
        connector = aiohttp.TCPConnector(limit=hook.connections)
        async with (
            aiohttp.ClientSession(timeout=timeout, connector=connector) as session,
            asyncio.TaskGroup() as tasks,
        ):
            slots = asyncio.Semaphore(hook.connections)
            busy: dict[str, asyncio.Task[None]] = {}
            sent = 0
            while True:
                sent, update = await self._updates.after(sent)
                await slots.acquire()
                key = conversation_of(update)
                before = busy.get(key)
                task = tasks.create_task(self._post_until_accepted(session, hook, sent, update, before))
                busy[key] = task
                task.add_done_callback(partial(_release, slots, busy, key))

    async def _post_until_accepted(
        self,
        session: aiohttp.ClientSession,
        hook: Hook,
        number: int,
        update: Json,
        before: asyncio.Task[None] | None,
    ) -> None:
        """Post an update, after the one before it in the same conversation, until it is accepted."""
        if before is not None:
            await before
        fault = self._updates.take_fault(number)
        if fault is not None and fault.kind == "redeliver":
            with suppress(TimeoutError):
                async with asyncio.timeout(fault.seconds):
                    await self._post(session, hook, update, ignored=True)
        copies = 2 if fault is not None and fault.kind == "duplicate" else 1
        failures = 0
        while not all(await asyncio.gather(*(self._post(session, hook, update) for _ in range(copies)))):
            await asyncio.sleep(self.pauses_s[min(failures, len(self.pauses_s) - 1)])
            failures += 1
        self._updates.confirm_one(number)

    async def _post(
        self, session: aiohttp.ClientSession, hook: Hook, update: Json, *, ignored: bool = False
    ) -> bool:
        """Post an update and return whether it was accepted; with ``ignored`` always, and without effect."""
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        # As ASCII, because an update may have lone surrogates, which have no other encoding.
        body = json.dumps(update, separators=(",", ":")).encode()
        try:
            async with session.post(hook.url, data=body, headers=headers) as answer:
                content = await answer.read()
                if ignored:
                    return True
                if answer.ok:
                    await self._take_call(answer.headers.get("Content-Type", ""), content)
                    return True
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
        except aiohttp.ClientError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
        return False

    def _failed(self, sentence: str) -> None:
        self._last_error = int(self._clock().timestamp()), sentence
        self._updates.on_change()

    async def _take_call(self, content_type: str, content: bytes) -> None:
        """Execute a call that is in a response; its result is not sent to the bot."""
        call = Params()
        with suppress(ApiError):
            add_body(call, content_type, content)
        if call.text("method"):
            await self._on_answer(call)


def _release(
    slots: asyncio.Semaphore, busy: dict[str, asyncio.Task[None]], key: str, done: asyncio.Task[None]
) -> None:
    slots.release()
    if busy.get(key) is done:
        del busy[key]
