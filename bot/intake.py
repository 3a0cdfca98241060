"""Processing of incoming updates: in order within a chat, each once, none lost when the program stops."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import structlog
from aiogram.types import CallbackQuery, InlineQuery
from structlog.contextvars import bind_contextvars

from bot.log_privacy import PRIVATE
from bot.update_fields import UPDATE
from bot.updates import number_of
from briefing.ports_replicas import Claim

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from aiogram import Bot, Dispatcher
    from aiogram.methods import TelegramMethod
    from aiogram.types import ChatMemberUpdated, Message, Update

    from briefing.ports_replicas import Claims
    from telegram.webhook_reply import WebhookReply

log = structlog.get_logger()

LONGEST_SECONDS = 150.0
"""Time limit for one update: an answer may wait a minute for its turn, and as long for a flood to end."""
SHORTEST_LOOK, LONGEST_LOOK = 0.1, 1.0
"""Seconds, least and most, between two looks whether another replica is done with an update. They double."""


class Intake:
    """Passes raw updates to the dispatcher.

    Updates of one chat are processed one after the other, chats independently of each other. An update that
    is delivered again while it is processed shares the running task; one that was processed before is
    confirmed without any further effect. If another replica is at it, this one waits until that is done.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        claims: Claims,
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._claims = claims
        self._longest_seconds = longest_seconds
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def submit(self, raw: Mapping[str, Any]) -> asyncio.Task[None] | None:
        """Start to process an update as Telegram sent it; the returned task ends when that is done.

        Return None if the update has no number: it is logged, and cannot be confirmed.
        """
        number = number_of(raw)
        if number is not None and (present := self._tasks.get(number)) is not None:
            return present
        update = UPDATE.read(raw, self._bot)
        if number is None or update is None:
            log.error("update_without_number")
            return None
        key = _chat_of(update)
        before = self._last.get(key)
        is_whole = all(getattr(update, name) for name in UPDATE.parts if name in raw)
        task = asyncio.create_task(self._handle(number, raw, update if is_whole else None, before))
        self._tasks[number] = task
        self._last[key] = task
        task.add_done_callback(lambda done: self._ended(number, key, done))
        return task

    async def confirm_unread(self, number: int) -> None:
        """Mark an update that cannot be read as processed, so that Telegram does not send it again."""
        log.error("update_unreadable", update=number)
        await self._claims.finish(number)

    async def send_kept(self, reply: WebhookReply) -> None:
        """Send an answer that was kept for a response which cannot be given."""
        call = reply.release()
        if call is not None:
            await self._bot(cast("TelegramMethod[object]", call))

    @property
    def in_hand(self) -> int:
        """How many updates are being dealt with, or wait for an earlier one of their chat."""
        return len(self._tasks)

    async def drain(self, seconds: float) -> bool:
        """Wait until all running updates are done; after ``seconds`` cancel the rest and return False."""
        if not self._tasks:
            return True
        _done, late = await asyncio.wait(set(self._tasks.values()), timeout=seconds)
        for task in late:
            task.cancel()
        return not late

    async def _handle(
        self,
        number: int,
        raw: Mapping[str, Any],
        update: Update | None,
        before: asyncio.Task[None] | None,
    ) -> None:
        # Each line that is logged for the update, its calls included, names it, and shows none of its texts.
        bind_contextvars(**{"update": number, PRIVATE: raw})
        if before is not None:
            await ended(before)
        if not await self._claim(number):
            log.info("update_repeated", update=number)
            return
        log.debug("update_taken")
        if update is None:
            # An update that this version cannot read must not block those behind it.
            log.error("update_not_understood", update=number)
        elif _event_of(update) is not None:
            await self._feed(number, update)
        await self._claims.finish(number)

    async def _claim(self, number: int) -> bool:
        """Return True if the update is to be processed, False if it was, by this or another replica."""
        pause = SHORTEST_LOOK
        while (claim := await self._claims.claim(number)) is Claim.ELSEWHERE:
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_LOOK)
        return claim is Claim.MINE

    async def _feed(self, number: int, update: Update) -> None:
        try:
            async with asyncio.timeout(self._longest_seconds):
                await self._dispatcher.feed_update(self._bot, update)
        except TimeoutError:
            log.error("update_timed_out", update=number)  # noqa: TRY400 - where it waited is of no use
        except Exception:
            log.exception("update_failed", update=number)

    def _ended(self, number: int, key: Hashable, task: asyncio.Task[None]) -> None:
        self._tasks.pop(number, None)
        if self._last.get(key) is task:
            del self._last[key]


def _event_of(update: Update) -> Message | CallbackQuery | ChatMemberUpdated | InlineQuery | None:
    return (
        update.message
        or update.callback_query
        or update.my_chat_member
        or update.guest_message
        or update.inline_query
    )


def _chat_of(update: Update) -> Hashable:
    """Return the id of the chat that an update belongs to, else of the person, or None if it has neither.

    Inline queries wait for each other only: a person who types does not wait for answers in private.
    """
    event = _event_of(update)
    if event is None:
        return None
    if isinstance(event, InlineQuery):
        return "inline", event.from_user.id
    place = event.message if isinstance(event, CallbackQuery) else event
    if place is not None:
        return place.chat.id
    return event.from_user.id if event.from_user else None


async def ended(task: asyncio.Task[None]) -> None:
    """Return when a task has ended, however; unlike ``asyncio.wait`` it makes nothing for several tasks."""
    if task.done():
        return
    waiter = asyncio.get_running_loop().create_future()

    def wake(_task: asyncio.Task[None]) -> None:
        if not waiter.done():
            waiter.set_result(None)

    task.add_done_callback(wake)
    await waiter
