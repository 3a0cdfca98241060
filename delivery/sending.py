"""Sending one row, and what an answer or an error makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.outbox import Act, RowState
from briefing.sender import ErrorKind, SendFailed

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from briefing.outbox import Body, Row
    from briefing.ports import Clock
    from briefing.sender import Sender

    Begin = Callable[[Row], Awaitable[tuple[Row, Body] | None]]
    """Takes a leased row whose turn has come and returns what it is to say; None: nothing, or not now."""

MOST_ATTEMPTS = 8
"""With pauses that double, the last try comes one to two hours after the first."""
FIRST_PAUSE = timedelta(seconds=30)


class Unwanted(Exception):
    """When its turn had come, there was nothing to be sent any more, or yet."""


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

    async def send(self, sender: Sender, jitter: random.Random) -> Outcome | None:
        """Send it; however that ends, the row ends in a state. None when it is not to be sent."""
        try:
            if self._is_over():  # what is of no use waits for no turn
                await self._look()
            ids = await self._carried_out(sender)
        except Unwanted:
            return None
        except Expired:
            return Outcome(replace(self._row, state=RowState.EXPIRED, closed_at=self._clock()), self._body)
        except SendFailed as failure:
            return failed(self._row, self._body, failure, self._clock(), jitter)
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

    async def _carried_out(self, sender: Sender) -> tuple[int, ...]:
        """Return the ids of the messages that were sent; none when one was changed or deleted."""
        match self._body.act:
            case Act.SEND:
                return await sender.send(self._row, self._body, self._look)
            case Act.EDIT | Act.EDIT_CAPTION:
                await sender.edit(self._row, self._body, self._look)
            case Act.DELETE:
                await sender.delete(self._row, self._body, self._look)
        return ()

    async def _look(self) -> tuple[Row, Body]:
        begun = await self._begin(self._row)
        if begun is None:
            raise Unwanted
        self._row, self._body = begun
        if self._is_over():
            raise Expired
        return begun

    def _is_over(self) -> bool:
        return self._row.expires_at is not None and self._clock() > self._row.expires_at


def failed(row: Row, body: Body, failure: SendFailed, now: datetime, jitter: random.Random) -> Outcome:
    """Return what a failure makes of a row: try again, or give up with the reason."""
    kind = failure.kind
    match kind:
        case ErrorKind.FLOOD:
            # It was not its fault, so no attempt is counted.
            due_at = now + timedelta(seconds=failure.seconds)
            return Outcome(replace(row, state=RowState.RETRY_AT, due_at=due_at), body, kind)
        case ErrorKind.MIGRATED:
            again = replace(row, state=RowState.RETRY_AT, due_at=now)
            return Outcome(again, body, kind, migrated_to=failure.migrated_to)
        case ErrorKind.TOKEN:
            return Outcome(replace(row, state=RowState.PENDING), body, kind)
        case ErrorKind.DONE:
            return Outcome(replace(row, state=RowState.SENT, closed_at=now), body, kind)
        case ErrorKind.PASSING:
            return Outcome(_again(row, failure.reason, now, jitter), body, kind)
    return Outcome(_dead(row, failure.reason, now), body, kind)


def _again(row: Row, reason: str, now: datetime, jitter: random.Random) -> Row:
    """Return the row as it waits for another try; its pause is stretched by up to a half: rows spread."""
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return _dead(replace(row, attempts=attempts), reason, now)
    pause = FIRST_PAUSE * 2 ** (attempts - 1) * (1 + jitter.random() / 2)
    return replace(row, state=RowState.RETRY_AT, attempts=attempts, due_at=now + pause, reason=reason)


def _dead(row: Row, reason: str, now: datetime) -> Row:
    return replace(row, state=RowState.DEAD, reason=reason, closed_at=now)
