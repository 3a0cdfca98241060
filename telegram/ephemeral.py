"""Ephemeral messages: of a group, seen by one person only.

Telegram takes them from a bot that administers the group, and from others for 15 seconds after a press or a
command that only the bot saw. An older server ignores what makes a message ephemeral, and posts it for all.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, cast

from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
)
from aiogram.methods import DeleteEphemeralMessage

from briefing.sender import ErrorKind
from telegram.errors import description, is_late_answer, rule_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

    from telegram.body_call import BodyCall, EphemeralIds, Receiver

DAY = 86_400.0
HOUR = 3600.0
UNKNOWN_FOR = 10.0
"""Seconds after which a server is asked again that did not say whether it knows ephemeral messages."""
MOST_CHATS = 10_000
"""Chats remembered as refusing; then the one that refused first is forgotten."""
OF_THE_CHAT = frozenset({ErrorKind.REFUSED, ErrorKind.NO_RIGHT, ErrorKind.NOT_FOUND})
"""Kinds of errors by which a chat refuses; others, such as a closed topic, refuse any message."""
OF_THE_RECEIVER = re.compile("USER|PARTICIPANT", re.IGNORECASE)
"""Said when one person gets no ephemeral messages, who is not in the group, say."""


class NotEphemeral(Exception):
    """A message could not be sent so that one person alone sees it.

    ``error`` is what Telegram said; None if an older server has posted the message for all, under the id
    ``posted_as``.
    """

    def __init__(self, error: Exception | None = None, posted_as: int | None = None) -> None:
        super().__init__()
        self.error = error
        self.posted_as = posted_as


class EphemeralChats(BaseRequestMiddleware):
    """Knows whether the server and a chat take ephemeral messages; all of it is forgotten at a restart.

    The server is asked once, and again after a day or a lost connection, behind which may be another one. As
    a middleware it hears of lost connections. ``has_room(chat_id, room)`` tells whether the pace of a chat
    has room for an answer.
    """

    def __init__(self, has_room: Callable[[int, float], bool], monotonic: Callable[[], float]) -> None:
        self._has_room = has_room
        self._monotonic = monotonic
        self._server: tuple[bool, float] | None = None
        """Whether the server knows ephemeral messages, and until when this is believed."""
        self._refusing: dict[tuple[int, bool], float] = {}
        """Until when a chat counts as refusing; apart for messages that answer what the bot alone saw."""
        self._asking = asyncio.Lock()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make a call; after a lost connection ask the server anew before the next ephemeral message."""
        try:
            return await make_request(bot, method)
        except TelegramNetworkError:
            self._server = None
            raise

    async def takes(self, bot: Bot, chat_id: int, receiver: Receiver) -> bool:
        """Tell whether an ephemeral message to somebody in a chat is worth trying now."""
        until = self._refusing.get((chat_id, receiver.is_answered), 0)
        # Questions in groups have a limit of their own, presses have none.
        is_crowded = receiver.press is not None and not self._has_room(chat_id, 1)
        if self._monotonic() < until or is_crowded:
            return False
        if receiver.command is not None:  # an older server has no ephemeral commands
            return True
        return await self._server_knows(bot, chat_id, receiver)

    def refused(self, chat_id: int, receiver: Receiver, refusal: NotEphemeral) -> None:
        """Remember for an hour that a chat refuses, or for a day that the server is an older one."""
        now = self._monotonic()
        if refusal.posted_as is not None:
            self._server = False, now + DAY
        elif is_of_the_chat(refusal.error):
            key = chat_id, receiver.is_answered
            self._refusing.pop(key, None)
            if len(self._refusing) >= MOST_CHATS:
                del self._refusing[next(iter(self._refusing))]
            self._refusing[key] = now + HOUR

    def forget(self, chat_id: int) -> None:
        """Forget that a chat refuses: the rights of the bot there have changed."""
        for is_answered in (True, False):
            self._refusing.pop((chat_id, is_answered), None)

    async def _server_knows(self, bot: Bot, chat_id: int, receiver: Receiver) -> bool:
        async with self._asking:
            if self._server is None or self._monotonic() >= self._server[1]:
                knows = await _knows(bot, chat_id, receiver)
                # Else all who wait here would ask a server that fails, one after the other.
                valid_for = UNKNOWN_FOR if knows is None else DAY
                self._server = knows is True, self._monotonic() + valid_for
            return self._server[0]


async def _knows(bot: Bot, chat_id: int, receiver: Receiver) -> bool | None:
    """Tell by a deletion of nothing whether the server knows ephemeral messages; None if it does not say."""
    nothing = DeleteEphemeralMessage(
        chat_id=chat_id, receiver_user_id=receiver.person, ephemeral_message_id=0
    )
    try:
        await bot(nothing)
    except TelegramNotFound:
        return False
    except (TelegramBadRequest, TelegramForbiddenError):
        return True
    except (TelegramAPIError, ClientDecodeError):
        return None
    return True


def is_of_the_chat(error: Exception | None) -> bool:
    """Tell whether an error says that a chat takes no ephemeral messages, whoever gets them."""
    return (
        isinstance(error, TelegramBadRequest)
        and rule_of(error).kind in OF_THE_CHAT
        and not is_late_answer(error)
        and not OF_THE_RECEIVER.search(description(error))
    )


async def send_ephemeral(bot: Bot, call: BodyCall) -> None:
    """Send a message that one person alone sees.

    Raises:
        NotEphemeral: it was refused, it failed, or an older server has posted it for all.
        TelegramMigrateToChat: the group is a supergroup now.

    """
    try:
        sent = await bot(cast("TelegramMethod[EphemeralIds]", call))
    except TelegramMigrateToChat:
        raise
    except (TelegramAPIError, ClientDecodeError) as error:
        raise NotEphemeral(error) from error
    if sent.ephemeral_id is None:
        raise NotEphemeral(posted_as=sent.message_id)
