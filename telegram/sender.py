"""The port ``Sender`` of the worker, as calls of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from telegram.body_call import BodyCall, call_of, edit_call, send_call, waiting_call
from telegram.errors import failure_of

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod

    from briefing.outbox import Body, Row
    from briefing.sender import Look


class TelegramSender:
    """Sends, edits and deletes with one client of the Bot API, whose session paces the calls."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        """Send a row; return the ids of its messages."""
        return await self._call(row, body, look)

    async def edit(self, row: Row, body: Body, look: Look) -> None:
        """Replace the message of a row by its body."""
        await self._call(row, body, look)

    async def delete(self, row: Row, body: Body, look: Look) -> None:
        """Delete the messages of a row."""
        await self._call(row, body, look)

    async def _call(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        async def last_look() -> BodyCall:
            return call_of(*await look())

        waiting = cast("TelegramMethod[tuple[int, ...]]", waiting_call(row, body, last_look))
        try:
            return await self._bot(waiting)
        except (TelegramAPIError, ClientDecodeError) as error:
            raise failure_of(error) from error


async def send_now(bot: Bot, body: Body, chat_id: int, *, silent: bool = False) -> None:
    """Send a body without the outbox; raises the errors of aiogram."""
    await bot(cast("TelegramMethod[object]", send_call(body, chat_id, silent=silent)))


async def edit_now(bot: Bot, body: Body, chat_id: int, message_id: int | None) -> None:
    """Replace a message by a body without the outbox; raises the errors of aiogram."""
    await bot(cast("TelegramMethod[object]", edit_call(body, chat_id, message_id)))
