"""Updates on their way in: in order within a chat, side by side across chats, and none lost at a stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from bot.updates import read_update

if TYPE_CHECKING:
    from collections.abc import Hashable

    from aiogram import Bot, Dispatcher

log = structlog.get_logger()


class Intake:
    """Feeds raw updates to the dispatcher.

    Two presses of one person are carried out in the order in which they were made; a slow chat holds up
    no other one.
    """

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._used = frozenset(dispatcher.resolve_used_update_types())
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def submit(self, raw: dict[str, Any]) -> asyncio.Task[None]:
        """Take an update as Telegram sent it; the task ends when it has been dealt with."""
        key = _chat_of(raw)
        task = asyncio.create_task(self._handle(raw, self._last.get(key)))
        self._last[key] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(key, done))
        return task

    async def drain(self, seconds: float) -> bool:
        """Wait until everything in hand is done; False when ``seconds`` were not enough for it."""
        if not self._tasks:
            return True
        _done, late = await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in late:
            task.cancel()
        return not late

    async def _handle(self, raw: dict[str, Any], before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        if not self._used.intersection(raw):
            return
        try:
            update = read_update(raw, self._bot)
        except ValidationError as error:
            # One update that this version cannot read must not hold up those behind it.
            log.error("update not understood", update_id=raw.get("update_id"), faults=error.error_count())  # noqa: TRY400 - the body is private
            return
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception:
            log.exception("update failed", update_id=update.update_id)

    def _ended(self, key: Hashable, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._last.get(key) is task:
            del self._last[key]


def _chat_of(raw: dict[str, Any]) -> Hashable:
    """Return the id of the chat that an update belongs to, else of the person."""
    for event in raw.values():
        if not isinstance(event, dict):
            continue
        message = event.get("message")
        for holder in (event.get("chat"), message.get("chat") if isinstance(message, dict) else None):
            if isinstance(holder, dict):
                return str(holder.get("id"))
        if isinstance(event.get("from"), dict):
            return str(event["from"].get("id"))
    return None
