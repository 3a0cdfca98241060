"""Moving a store to another bot: Telegram is asked about each chat first, then all is changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from briefing.bot_account import account_of
from briefing.errors import BriefingError
from briefing.other_bot import Dropped, hand_over, what_is_dropped
from briefing.sender import ErrorKind, SendFailed
from delivery.failure_handler import PAUSES
from telegram.errors import failure_of
from telegram.reach import shut_out_of_group, shut_out_of_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from aiogram import Bot

    from briefing.chat import Chat, PauseReason
    from briefing.ports import Store
    from briefing.ports_replicas import Replicas

MOST_A_SECOND = 25
"""Questions about chats, below what Telegram allows."""


class MoveFailed(BriefingError):
    """The store was not moved; the message says why."""


@dataclass(slots=True)
class Survey:
    """What Telegram says about the chats of a store, and what the other bot could not go on with."""

    bot_id: int
    username: str
    owner: int | None
    """The bot that the store belongs to; None if it does not say."""
    dropped: Dropped
    kept: list[Chat] = field(default_factory=list)
    shut_out: list[tuple[Chat, PauseReason]] = field(default_factory=list)
    """Chats that the bot cannot write to, and why."""
    paused: list[Chat] = field(default_factory=list)
    """Chats that were paused before, about which Telegram is not asked."""
    moved: dict[int, int] = field(default_factory=dict)
    """Old and new ids of groups that are supergroups now."""


async def survey(bot: Bot, store: Store, progress: Callable[[int], None]) -> Survey:
    """Ask Telegram about each chat that is not paused; ``progress`` is told after each.

    Raises:
        MoveFailed: the token is refused, Telegram does not answer, or the store belongs to this bot already.

    """
    try:
        me = await bot.get_me()
    except (TelegramAPIError, ClientDecodeError) as error:
        if failure_of(error).kind is ErrorKind.TOKEN:
            raise MoveFailed("BOT_TOKEN is refused. Compare it with what @BotFather shows.") from error
        raise MoveFailed(f"Telegram cannot be asked for the bot’s name ({error}).") from error
    known = await account_of(store)
    if known is not None and known.bot_id == me.id:
        raise MoveFailed(f"The store belongs to @{me.username} already: there is nothing to move.")
    owner = None if known is None else known.bot_id
    found = Survey(me.id, me.username or "", owner, await what_is_dropped(store))
    for chat in [each async for each in store.chats()]:
        if chat.paused is not None:
            found.paused.append(chat)
        else:
            # Slower than needed by the time that an answer takes: there is no hurry.
            await asyncio.gather(_ask(bot, chat, found), asyncio.sleep(1 / MOST_A_SECOND))
        progress(1)
    return found


async def move(store: Store, replicas: Replicas, found: Survey, now: datetime) -> None:
    """Change the store as the survey says; when this is interrupted, all can be done again."""
    for old_id, new_id in found.moved.items():
        await store.migrate_chat(old_id, new_id)
    paused = {found.moved.get(chat.id, chat.id): reason for chat, reason in found.shut_out}
    await hand_over(store, replicas, found.bot_id, paused, now)


async def _ask(bot: Bot, chat: Chat, found: Survey) -> None:
    try:
        kind = await _shut_out(bot, chat.id)
    except SendFailed as error:
        if error.migrated_to is None:
            raise _unanswered(chat, error) from error
        found.moved[chat.id] = error.migrated_to
        try:
            kind = await shut_out_of_group(bot, error.migrated_to)
        except SendFailed as second:
            raise _unanswered(chat, second) from second
    if kind is None:
        found.kept.append(chat)
    else:
        found.shut_out.append((chat, PAUSES[kind]))


async def _shut_out(bot: Bot, chat_id: int) -> ErrorKind | None:
    return await (shut_out_of_private if chat_id > 0 else shut_out_of_group)(bot, chat_id)


def _unanswered(chat: Chat, error: SendFailed) -> MoveFailed:
    return MoveFailed(
        f"Telegram did not say whether the bot can write to {chat.id} ({error.reason}). "
        "Nothing was changed; give the command again."
    )
