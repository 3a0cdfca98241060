"""Sending one row, and the state that it gets after the answer or error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.outbox import Act, RowState
from briefing.sender import ErrorKind, SendFailed
from briefing.stats.measurements import SentOutcome

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from briefing.outbox import Body, Row
    from briefing.ports import Clock
    from briefing.sender import Sender

    LastLook = Callable[[Row], Awaitable[tuple[Row, Body] | None]]
    """The last look: returns the row and the body to send now, or None if the row is not to be sent now."""

MOST_ATTEMPTS = 8
"""As the pauses double, the last try comes one to two hours after the first."""
FIRST_PAUSE = timedelta(seconds=30)


COUNTED_AS = {
    RowState.SENT: SentOutcome.SENT,
    RowState.DEAD: SentOutcome.DEAD,
    RowState.EXPIRED: SentOutcome.EXPIRED,
}
"""What is counted when a row gets one of these states; with another it goes back into the outbox."""


class Unwanted(Exception):
    """The last look said that the row is not to be sent any more, or not yet."""


class Expired(Exception):
    """The row's ``expires_at`` was over when its turn came."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row with its new state, and the error, if there was one."""

    row: Row
    body: Body
    kind: ErrorKind | None = None
    """None if there was no error."""
    migrated_to: int | None = None
    """The id of the supergroup that the group has become, or None; the row is to be sent there."""

    @property
    def as_sent(self) -> SentOutcome:
        """What is counted of it."""
        if self.kind is ErrorKind.FLOOD:
            return SentOutcome.FLOOD
        return COUNTED_AS.get(self.row.state, SentOutcome.FAILED)


class Sending:
    """Sends one leased row; row and body are taken from the store again when its turn comes."""

    def __init__(self, row: Row, body: Body, last_look: LastLook, clock: Clock) -> None:
        self._row = row
        self._body = body
        self._last_look = last_look
        self._clock = clock

    async def send(self, sender: Sender, jitter: random.Random) -> Outcome | None:
        """Send the row and return its new state, or None if it is not to be sent."""
        try:
            if self._is_over():  # an expired row need not wait for a turn
                await self._take_last_look()
            ids = await self._call(sender)
        except Unwanted:
            return None
        except Expired:
            return Outcome(replace(self._row, state=RowState.EXPIRED, closed_at=self._clock()), self._body)
        except SendFailed as failure:
            return outcome_of(self._row, self._body, failure, self._clock(), jitter)
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

    async def _call(self, sender: Sender) -> tuple[int, ...]:
        """Send, edit or delete; return the ids of sent messages, none after an edit or deletion."""
        match self._body.act:
            case Act.SEND:
                return await sender.send(self._row, self._body, self._take_last_look)
            case Act.EDIT | Act.EDIT_CAPTION:
                await sender.edit(self._row, self._body, self._take_last_look)
            case Act.DELETE:
                await sender.delete(self._row, self._body, self._take_last_look)
        return ()

    async def _take_last_look(self) -> tuple[Row, Body]:
        found = await self._last_look(self._row)
        if found is None:
            raise Unwanted
        self._row, self._body = found
        if self._is_over():
            raise Expired
        return found

    def _is_over(self) -> bool:
        return self._row.expires_at is not None and self._clock() > self._row.expires_at


def outcome_of(row: Row, body: Body, failure: SendFailed, now: datetime, jitter: random.Random) -> Outcome:
    """Return the state of a row after a failure: to be tried again, or dead with the reason."""
    kind = failure.kind
    match kind:
        case ErrorKind.FLOOD:
            # A flood says nothing about this message, so no attempt is counted.
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
            return Outcome(_retried(row, failure.reason, now, jitter), body, kind)
    return Outcome(_dead(row, failure.reason, now), body, kind)


def _retried(row: Row, reason: str, now: datetime, jitter: random.Random) -> Row:
    """Return the row with its next try, or dead after the last; jitter of up to 50% spreads the rows."""
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return _dead(replace(row, attempts=attempts), reason, now)
    pause = FIRST_PAUSE * 2 ** (attempts - 1) * (1 + jitter.random() / 2)
    return replace(row, state=RowState.RETRY_AT, attempts=attempts, due_at=now + pause, reason=reason)


def _dead(row: Row, reason: str, now: datetime) -> Row:
    return replace(row, state=RowState.DEAD, reason=reason, closed_at=now)
