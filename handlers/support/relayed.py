"""Posts of a channel that Telegram brings into its discussion group by itself: they ask nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import TelegramObject


class PostsPassBy(BaseMiddleware):
    """Lets no automatic forward reach a conversation, a count of messages or a form.

    What somebody writes in a group in the name of a channel is no such post: it is a question like others, by
    somebody who has no rights there.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> object:
        """Handle all other messages."""
        if isinstance(event, Message) and event.is_automatic_forward:
            return None
        return await handler(event, data)
