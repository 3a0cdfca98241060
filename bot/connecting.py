"""The first calls of Telegram, which are repeated until they succeed or the program is to stop."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from bot.modes import modes_of
from bot.pauses import growing_pauses
from briefing.bot_account import BotAccount, account_of
from briefing.errors import BriefingError
from briefing.records import put_records

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeVar

    from aiogram.types import User

    from bot.app import App

    Result = TypeVar("Result")

log = structlog.get_logger()


class StartFailed(BriefingError):
    """The program cannot start or continue; the message says what to do."""


async def connect(app: App, stop: asyncio.Event) -> bool:
    """Ask Telegram for the bot's name; return False if the program is to stop before it answers."""
    me = await retry_until_stopped(app.bot.get_me, stop, "getMe", app)
    if me is None:
        return False
    await _require_same_bot(app, me)
    app.services.username = me.username or ""
    app.services.modes = modes_of(me)
    log.info("connected", username=f"@{me.username}", server=app.settings.bot_api_url)
    return True


async def _require_same_bot(app: App, me: User) -> None:
    """Remember which bot a new store belongs to; refuse the store of another bot."""
    known = await account_of(app.services.store)
    if known is None:
        await put_records(app.services.store, BotAccount(me.id))
    elif known.bot_id != me.id:
        raise StartFailed(
            f"BOT_TOKEN is that of @{me.username} ({me.id}), but what STORAGE_URL holds belongs to another "
            f"bot ({known.bot_id}). To let it move to this one, give “python -m bot move-token”; else set "
            "the token of that bot, or another STORAGE_URL."
        )


async def retry_until_stopped(
    call: Callable[[], Awaitable[Result]], stop: asyncio.Event, name: str, app: App
) -> Result | None:
    """Repeat a call with growing pauses until it succeeds; return None if the program is to stop first."""
    for pause in growing_pauses():
        try:
            return await _unless_stopped(call, stop)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise
        except (TelegramAPIError, ClientDecodeError) as error:
            wait = float(getattr(error, "retry_after", pause))
            log.warning(
                "telegram_unreachable",
                call=name,
                server=app.settings.bot_api_url,
                reason=str(error),
                next_try_in_seconds=wait,
            )
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), wait)
        if stop.is_set():
            break
    return None


async def _unless_stopped(call: Callable[[], Awaitable[Result]], stop: asyncio.Event) -> Result | None:
    calling = asyncio.ensure_future(call())
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({calling, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if calling.done():
        return calling.result()
    calling.cancel()
    return None
