"""Delivery of updates to the bot's own address."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.updates import UpdateQueue

_PAUSES_S = (0.5, 1, 2, 4, 8, 16, 32, 60)
_ANSWER_WITHIN_S = 60


class Webhook:
    """Posts each update in order, again after growing pauses until the bot answers 2xx."""

    def __init__(self, updates: UpdateQueue) -> None:
        self.url = ""
        self._secret = ""
        self._updates = updates
        self._task: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str = "") -> None:
        """Deliver to ``url`` from now on; ``""`` ends delivery."""
        self.stop()
        self.url, self._secret = url, secret
        if url:
            self._updates.end_polls()
            self._task = asyncio.get_running_loop().create_task(self._deliver())

    def stop(self) -> None:
        """End delivery without forgetting the address."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def info(self) -> Json:
        """Return what the ``WebhookInfo`` object says about the address."""
        return {"url": self.url, "has_custom_certificate": False}

    async def _deliver(self) -> None:
        timeout = aiohttp.ClientTimeout(total=_ANSWER_WITHIN_S)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            failures = 0
            while True:
                await self._updates.wait()
                update = self._updates.peek(1)[0]
                if await self._post(session, update):
                    self._updates.confirm(update["update_id"] + 1)
                    failures = 0
                else:
                    await asyncio.sleep(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)])
                    failures += 1

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                await answer.read()
                return answer.ok
        except (aiohttp.ClientError, TimeoutError):
            return False
