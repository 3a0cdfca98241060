"""A running bot and the sandbox that it talks to: the ground of every test over the wire."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.app import App, build
from bot.running import run
from bot.settings import load_settings
from storage.open import open_store
from tests.support.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.ports import Store
    from sandbox import Chat, Message, Person, Sandbox
    from storage.content import Content

TOKEN = "42:TEST-TOKEN-OF-THE-TESTS"
USERNAME = "briefing_bot"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Desk:
    """A running bot, the sandbox that it talks to, and shorthands for what tests do with both."""

    box: Sandbox
    url: str
    storage_url: str
    content: Content
    now: datetime = NOW
    app: App | None = None
    monotonic: Callable[[], float] = time.monotonic
    opened: Callable[[str], Awaitable[Store]] = open_store
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def start(self, **settings: object) -> App:
        """Start the bot and return when it takes updates."""
        self._stop = asyncio.Event()
        known = {
            "bot_token": TOKEN,
            "bot_api_url": self.url,
            "storage_url": self.storage_url,
            "web_port": 0,
            "default_language": "en",
            "pace_overall": 0,
            "pace_private": 0,
            "pace_group": 0,
            # Nothing that tests do leaves the machine.
            "evidence_checks": False,
            "http_proxy": "",
            "feeds_proxy": "",
            **settings,
        }
        own = load_settings(_env_file=None, **known)
        store = await self.opened(own.storage_url)
        self.app = build(own, self.content, storage=store, clock=lambda: self.now, monotonic=self.monotonic)
        app, task = self.app, asyncio.create_task(run(self.app, self._stop))
        ready = asyncio.create_task(self.box.until(lambda: app.state == "ok", timeout=60))
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        await ready
        self._task = task
        return self.app

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does."""
        self._stop.set()
        if self._task is not None:
            await self._task
            self._task = None

    async def say(self, person: Person, chat: Chat, text: str, thread: int | None = None) -> list[Message]:
        """Say something and return what the bot newly sent to the chat, to all and to the person alone."""
        before, seen = self._last(chat), self.shown_alone(person, chat)
        self.box.world.say(person, chat, text, thread=thread)
        await self.box.settled()
        to_all = [each for each in self.box.world.messages(chat) if each.message_id > before]
        alone = [each for each in self.shown_alone(person, chat) if each not in seen]
        return [each for each in (*to_all, *alone) if each.from_bot]

    def shown_alone(self, person: Person, chat: Chat) -> list[Message]:
        """Return what the bot shows a person alone in a group."""
        return [each for each in self.box.world.ephemerals(chat, person) if each.from_bot]

    async def press(
        self, person: Person, chat: Chat, message: Message, button: str | Button, *, forged: bool = False
    ) -> tuple[str, bool]:
        """Press a button and return the toast, and whether it is an alert.

        ``forged``: ``button`` is callback data that the message does not have.
        """
        answer = await self.pressed(person, chat, message, button, forged=forged)
        return answer["text"], answer["show_alert"]

    async def pressed(
        self, person: Person, chat: Chat, message: Message, button: str | Button, *, forged: bool = False
    ) -> dict[str, Any]:
        """Press a button, also of what the person alone sees, and return all of the answer."""
        data, world = button.of(message) if isinstance(button, Button) else button, self.box.world
        if message.ephemeral_id:
            query = world.press_ephemeral(person, chat, message.ephemeral_id, data, forged=forged)
        else:
            query = world.press(person, chat, message.message_id, data, forged=forged)
        await self.box.settled()
        return dict(world.callback_answers[query])

    async def travel(self, moment: datetime) -> None:
        """Let it be ``moment``: tick, and wait until all that is due has been sent."""
        self.now = moment
        assert self.app is not None
        await self.app.ticker.tick()
        await self.app.worker.wait_until_empty()

    async def pushed(self, chat: Chat, moment: datetime) -> list[Message]:
        """Travel to a moment and return what came to a chat of its own accord."""
        before = self._last(chat)
        await self.travel(moment)
        return [each for each in self.box.world.messages(chat) if each.from_bot and each.message_id > before]

    def _last(self, chat: Chat) -> int:
        return max((each.message_id for each in self.box.world.messages(chat)), default=0)
