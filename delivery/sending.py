"""Sending one row, and what each error makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

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

from briefing.chat import PauseReason, pause_reason
from briefing.outbox import RowState
from delivery.push_call import call_of

if TYPE_CHECKING:
    from datetime import datetime

    from aiogram import Bot

    from briefing.outbox import Body, Row

MOST_ATTEMPTS = 8
"""With pauses that double, the last try comes about two hours after the first."""
FIRST_PAUSE = timedelta(seconds=30)


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
    try:
        ids = await bot(call_of(row, body))
    except (TelegramAPIError, ClientDecodeError) as error:
        return failed(row, error, now)
    sent = replace(row, state=RowState.SENT, closed_at=now)
    return Outcome(replace(sent, message_id=ids[0], also=tuple(ids[1:])) if ids else sent)


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
