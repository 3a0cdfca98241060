"""The outbox's way to Telegram: the port of the worker as calls of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from telegram.body_call import BodyCall, call_of, changing, sending, waiting_call
from telegram.errors import failure_of

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod

    from briefing.outbox import Body, Row
    from briefing.sender import Look


class TelegramSender:
    """Sends, edits and deletes by one client of the Bot API, at the pace that its session keeps."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        """Send what a row says; return the ids of the messages that it became."""
        return await self._called(row, body, look)

    async def edit(self, row: Row, body: Body, look: Look) -> None:
        """Let the message of a row say what its body says."""
        await self._called(row, body, look)

    async def delete(self, row: Row, body: Body, look: Look) -> None:
        """Delete the messages of a row."""
        await self._called(row, body, look)

    async def _called(self, row: Row, body: Body, look: Look) -> tuple[int, ...]:
        async def last_look() -> BodyCall:
            return call_of(*await look())

        waiting = cast("TelegramMethod[tuple[int, ...]]", waiting_call(row, body, last_look))
        try:
            return await self._bot(waiting)
        except (TelegramAPIError, ClientDecodeError) as error:
            raise failure_of(error) from error


async def send_now(bot: Bot, body: Body, chat_id: int, *, silent: bool = False) -> None:
    """Send a body at once, as it is sent from the outbox; errors are those of the client."""
    await bot(cast("TelegramMethod[object]", sending(body, chat_id, silent=silent)))


async def edit_now(bot: Bot, body: Body, chat_id: int, message_id: int | None) -> None:
    """Let a message say what a body says at once, as the outbox would; errors are those of the client."""
    await bot(cast("TelegramMethod[object]", changing(body, chat_id, message_id)))
