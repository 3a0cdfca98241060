"""A replica as a process of its own, and people who ask it for a card over the webhook."""

from __future__ import annotations

import asyncio
import json
import random
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from _million_fill import DUE, FIRST_CHAT
from aiohttp import ClientSession

from tests.load.processes import NO_PACE, bot_settings, free_port, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from tests.load.processes import Process

HERE = Path(__file__).parent
SECRET = "s3cret"
PAUSE_SECONDS = 0.02
"""Between two questions: fifty a second."""


@contextmanager
def replica(folder: Path, url: str, before: timedelta) -> Iterator[tuple[Process, int]]:
    """Run a stub in Telegram's place and a replica whose clock begins so long before the pushes are due."""
    with start([str(HERE / "_stub.py")], folder / "stub.log") as stub:
        assert stub.popen.stdout is not None
        api, port = f"http://127.0.0.1:{int(stub.popen.stdout.readline())}", free_port()
        settings = {
            **bot_settings(folder, api, **NO_PACE),
            "STORAGE_URL": url,
            "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "WEBHOOK_SECRET": SECRET,
            "WEB_PORT": str(port),
            "FLOOD_PER_10S": "0",
        }
        program = [str(HERE / "_million_child.py"), (DUE - before).isoformat()]
        with start(program, folder / "replica.log", settings) as process:
            process.wait_until_ready(port)
            yield process, port


class Answers:
    """Asks for cards from chats chosen at random, and keeps how long each answer took."""

    def __init__(self, port: int, chats: int) -> None:
        self._url = f"http://127.0.0.1:{port}/hook"
        self._chats = chats
        self._dice = random.Random(7)  # noqa: S311 - chats, no secrets
        self._number = int(time.time()) * 1000
        self.seconds: list[float] = []

    async def ask(self) -> None:
        """Ask until cancelled; an update is confirmed after its answer was sent."""
        async with ClientSession() as http, asyncio.TaskGroup() as asked:
            while True:
                asked.create_task(self._ask(http))
                await asyncio.sleep(PAUSE_SECONDS)

    async def some(self, count: int) -> None:
        """Ask so many times, one after the other."""
        async with ClientSession() as http:
            for _ in range(count):
                await self._ask(http)

    async def _ask(self, http: ClientSession) -> None:
        began = time.perf_counter()
        async with http.post(
            self._url, data=self._update(), headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}
        ) as answer:
            await answer.read()
            if not answer.ok:
                raise RuntimeError(f"the replica answers {answer.status}")
        self.seconds.append(time.perf_counter() - began)

    def _update(self) -> bytes:
        self._number += 1
        chat_id = FIRST_CHAT + self._dice.randrange(self._chats)
        person = {"id": chat_id, "is_bot": False, "first_name": "Emma", "language_code": "ru"}
        message = {
            "message_id": self._number % 2**31,
            "from": person,
            "chat": {"id": chat_id, "first_name": "Emma", "type": "private"},
            "date": 1_790_000_000,
            "text": "/chamber",
            "entities": [{"offset": 0, "length": 8, "type": "bot_command"}],
        }
        return json.dumps({"update_id": self._number, "message": message}).encode()
