"""Sending one row, and what each error makes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod

from briefing.chat import PauseReason, pause_reason
from briefing.outbox import RowState

if TYPE_CHECKING:
    from datetime import datetime

    from aiogram import Bot

    from briefing.outbox import Body, Row

MOST_ATTEMPTS = 8
"""With pauses that double, the last try comes about two hours after the first."""
FIRST_PAUSE = timedelta(seconds=30)


class SendText(TelegramMethod[dict[str, Any]]):
    """sendMessage with a keyboard that is JSON already; of the answer the message's id is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    message_thread_id: int | None = None
    parse_mode: str = "HTML"
    disable_notification: bool | None = None
    reply_markup: dict[str, Any] | None = None
    link_preview_options: dict[str, Any] = {"is_disabled": True}  # noqa: RUF012 - a pydantic default is copied


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, and of its chat."""

    row: Row
    pause: PauseReason | None = None
    """The chat cannot be reached for this reason."""
    migrated_to: int | None = None
    """The group has become this supergroup; the row is to be sent there."""


async def send(bot: Bot, row: Row, body: Body, now: datetime) -> Outcome:
    """Send one row; whatever Telegram says, the row ends in a state."""
    if row.expires_at is not None and now > row.expires_at:
        return Outcome(replace(row, state=RowState.EXPIRED, closed_at=now))
    call = SendText(
        chat_id=row.target.chat_id,
        message_thread_id=row.target.thread,
        text=body.text,
        disable_notification=row.silent or None,
        reply_markup=json.loads(body.keyboard) if body.keyboard else None,
    )
    try:
        answer = await bot(call)
    except (TelegramAPIError, ClientDecodeError) as error:
        return failed(row, error, now)
    return Outcome(replace(row, state=RowState.SENT, message_id=answer["message_id"], closed_at=now))


def failed(row: Row, error: Exception, now: datetime) -> Outcome:
    """Return what an error makes of a row: try again, or give up with the reason."""
    match error:
        case TelegramRetryAfter():
            again = now + timedelta(seconds=error.retry_after)
            return Outcome(replace(row, state=RowState.RETRY_AT, due_at=again))
        case TelegramMigrateToChat():
            return Outcome(
                replace(row, state=RowState.RETRY_AT, due_at=now), migrated_to=error.migrate_to_chat_id
            )
        case TelegramForbiddenError():
            return Outcome(_dead(row, error.message, now), pause=pause_reason(row.target.chat_id))
        case TelegramServerError() | TelegramNetworkError() | ClientDecodeError():
            return Outcome(_again(row, type(error).__name__, now))
        case TelegramBadRequest() if "chat not found" in error.message:
            return Outcome(_dead(row, error.message, now), pause=PauseReason.REMOVED)
        case _:
            return Outcome(_dead(row, str(error), now))


def _again(row: Row, reason: str, now: datetime) -> Row:
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return _dead(replace(row, attempts=attempts), reason, now)
    pause = FIRST_PAUSE * 2 ** (attempts - 1)
    return replace(row, state=RowState.RETRY_AT, attempts=attempts, due_at=now + pause, reason=reason)


def _dead(row: Row, reason: str, now: datetime) -> Row:
    return replace(row, state=RowState.DEAD, reason=reason, closed_at=now)
