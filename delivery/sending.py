"""Sending one row, and what an answer or an error makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramMigrateToChat, TelegramRetryAfter

from briefing.outbox import RowState
from telegram.errors import ErrorKind, description, rule_of
from telegram.push_call import PushCall, Unwanted, call_of, waiting_call

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from aiogram import Bot
    from aiogram.methods import TelegramMethod

    from briefing.outbox import Body, Row
    from briefing.ports import Clock

    Begin = Callable[[Row], Awaitable[tuple[Row, Body] | None]]
    """Takes a leased row whose turn has come and returns what it is to say; None: nothing, or not now."""
    Call = TelegramMethod[tuple[int, ...]]

MOST_ATTEMPTS = 8
"""With pauses that double, the last try comes one to two hours after the first."""
FIRST_PAUSE = timedelta(seconds=30)


class Expired(Exception):
    """When its turn had come, it was too late for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, and the error that it met."""

    row: Row
    body: Body
    kind: ErrorKind | None = None
    """None: it met no error."""
    migrated_to: int | None = None
    """The supergroup that the group has become; the row is to be sent there."""


class Sending:
    """One leased row on its way; what it says is settled when its turn has come."""

    def __init__(self, row: Row, body: Body, begin: Begin, clock: Clock) -> None:
        self._row = row
        self._body = body
        self._begin = begin
        self._clock = clock

    async def send(self, bot: Bot, jitter: random.Random) -> Outcome | None:
        """Send it; whatever Telegram says, the row ends in a state. None when it is not to be sent."""
        try:
            if self._is_over():  # what is of no use waits for no turn
                await self._look()
            ids = await bot(cast("Call", waiting_call(self._row, self._body, self._look)))
        except Unwanted:
            return None
        except Expired:
            return Outcome(replace(self._row, state=RowState.EXPIRED, closed_at=self._clock()), self._body)
        except (TelegramAPIError, ClientDecodeError) as error:
            return failed(self._row, self._body, error, self._clock(), jitter)
        first, others = (
            (ids[0], tuple(ids[1:])) if ids else (self._row.message_id, self._row.other_message_ids)
        )
        now = self._clock()
        sent = replace(
            self._row,
            state=RowState.SENT,
            message_id=first,
            other_message_ids=others,
            reason=None,
            closed_at=now,
        )
        return Outcome(sent, self._body)

    async def _look(self) -> PushCall:
        begun = await self._begin(self._row)
        if begun is None:
            raise Unwanted
        self._row, self._body = begun
        if self._is_over():
            raise Expired
        return call_of(self._row, self._body)

    def _is_over(self) -> bool:
        return self._row.expires_at is not None and self._clock() > self._row.expires_at


def failed(row: Row, body: Body, error: Exception, now: datetime, jitter: random.Random) -> Outcome:
    """Return what an error makes of a row: try again, or give up with the reason."""
    kind = rule_of(error).kind
    match error:
        case TelegramRetryAfter():
            # It was not its fault, so no attempt is counted.
            due_at = now + timedelta(seconds=error.retry_after)
            return Outcome(replace(row, state=RowState.RETRY_AT, due_at=due_at), body, kind)
        case TelegramMigrateToChat():
            again = replace(row, state=RowState.RETRY_AT, due_at=now)
            return Outcome(again, body, kind, migrated_to=error.migrate_to_chat_id)
    match kind:
        case ErrorKind.TOKEN:
            return Outcome(replace(row, state=RowState.PENDING), body, kind)
        case ErrorKind.DONE:
            return Outcome(replace(row, state=RowState.SENT, closed_at=now), body, kind)
        case ErrorKind.PASSING:
            return Outcome(_again(row, type(error).__name__, now, jitter), body, kind)
    return Outcome(_dead(row, description(error), now), body, kind)


def _again(row: Row, reason: str, now: datetime, jitter: random.Random) -> Row:
    """Return the row as it waits for another try; its pause is stretched by up to a half: rows spread."""
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return _dead(replace(row, attempts=attempts), reason, now)
    pause = FIRST_PAUSE * 2 ** (attempts - 1) * (1 + jitter.random() / 2)
    return replace(row, state=RowState.RETRY_AT, attempts=attempts, due_at=now + pause, reason=reason)


def _dead(row: Row, reason: str, now: datetime) -> Row:
    return replace(row, state=RowState.DEAD, reason=reason, closed_at=now)
