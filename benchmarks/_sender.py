"""One of those who send as fast as they can: ``python _sender.py ours|gather|aiohttp API_URL MESSAGES``.

It says ``ready``; at each line that it reads it sends so many messages to as many chats, and prints a line of
JSON: the seconds that took and the processor time.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions
from aiohttp import ClientSession

from bot.app import build, utc_now
from bot.logs import set_up_logs
from bot.running import run
from bot.settings import PACKAGED_CONTENT, load_settings
from briefing.outbox import Body, Row
from briefing.subscription import Target
from storage.content import load_content
from storage.tinydb.store import TinyStore
from tests.load.processes import NO_PACE, TOKEN, bot_settings
from views.commands import RESERVED

AT_ONCE = 100
LATER = timedelta(seconds=2)
"""Rows are put in for later, so that none leaves before the round begins."""
FIRST_CHAT = 1_000_000
TEXT = "⏰ <b>30 days</b> of the year are left. " + "Some words of a reminder. " * 8
KEYBOARD: dict[str, Any] = {"inline_keyboard": [[{"text": "Show all", "callback_data": "list:0"}]]}


class Sender(Protocol):
    """One way to send; ``prepare`` is not measured."""

    async def open(self, api: str) -> None:
        """Be ready to send."""
        ...

    async def prepare(self, chats: list[int]) -> None:
        """Do what comes before the sending."""
        ...

    async def send(self, chats: list[int]) -> None:
        """Send to each chat; return when all have been answered."""
        ...


class Ours:
    """The real program without a pace: out of its outbox, in which each row is closed durably."""

    async def open(self, api: str) -> None:
        """Start the program with an empty store."""
        folder = Path(tempfile.mkdtemp())
        given = bot_settings(folder, api, **NO_PACE, LOG_LEVEL="WARNING")
        settings = load_settings(_env_file=None, **{name.lower(): value for name, value in given.items()})
        set_up_logs(settings.log_level, settings.log_format, ())
        content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
        self._store = await TinyStore.open(folder / "bot.json")
        self._app = build(settings, content, storage=self._store)
        self._running = asyncio.create_task(run(self._app, asyncio.Event()))
        self._rounds = count()
        while self._app.state != "ok":  # noqa: ASYNC110 - the program tells nobody
            await asyncio.sleep(0.05)

    async def prepare(self, chats: list[int]) -> None:
        """Put a row for each chat into the outbox."""
        body, due_at = Body(TEXT, json.dumps(KEYBOARD)), utc_now() + LATER
        name = f"bench:{next(self._rounds)}"
        rows = [Row(name, Target(chat), 0, body.hash, due_at) for chat in chats]
        await self._store.enqueue({}, rows, [body])
        await asyncio.sleep((due_at - utc_now()).total_seconds())

    async def send(self, chats: list[int]) -> None:
        """Let the worker empty it."""
        del chats  # the outbox knows them
        await self._app.worker.wait_until_empty()


class Gather:
    """aiogram as it comes: a task for each chat and a semaphore; nothing of it survives a crash."""

    async def open(self, api: str) -> None:
        """Make a bot."""
        self._bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
        self._keyboard = InlineKeyboardMarkup(**KEYBOARD)
        self._semaphore = asyncio.Semaphore(AT_ONCE)

    async def prepare(self, chats: list[int]) -> None:
        """Nothing comes before."""

    async def send(self, chats: list[int]) -> None:
        """Gather all."""
        await asyncio.gather(*map(self._one, chats))

    async def _one(self, chat: int) -> None:
        async with self._semaphore:
            await self._bot.send_message(
                chat,
                TEXT,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=self._keyboard,
            )


class Raw:
    """aiohttp alone: JSON out, JSON in."""

    async def open(self, api: str) -> None:
        """Make a session."""
        self._url = f"{api}/bot{TOKEN}/sendMessage"
        self._session = ClientSession()
        self._semaphore = asyncio.Semaphore(AT_ONCE)

    async def prepare(self, chats: list[int]) -> None:
        """Nothing comes before."""

    async def send(self, chats: list[int]) -> None:
        """Gather all."""
        await asyncio.gather(*map(self._one, chats))

    async def _one(self, chat: int) -> None:
        body = {
            "chat_id": chat,
            "text": TEXT,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "reply_markup": KEYBOARD,
        }
        async with self._semaphore, self._session.post(self._url, json=body) as answer:
            assert (await answer.json())["ok"]


SENDERS: dict[str, type[Sender]] = {"ours": Ours, "gather": Gather, "aiohttp": Raw}


async def main(kind: str, api: str, messages: int) -> None:
    """Send a round at each line, until there are no more."""
    sender = SENDERS[kind]()
    await sender.open(api)
    print("ready", flush=True)
    chats = list(range(FIRST_CHAT, FIRST_CHAT + messages))
    while await asyncio.to_thread(sys.stdin.readline):
        await sender.prepare(chats)
        wall, cpu = time.perf_counter(), time.process_time()
        await sender.send(chats)
        figures = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
