"""The budget of one token as a row that hands out turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.holds import EVERYTHING
from briefing.ports_replicas import HeldFor, SharedTurn
from storage.postgres.queries import statements
from storage.postgres.replicas.server_clock import ServerClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports_replicas import Pace
    from storage.postgres.database import Database
    from storage.postgres.replicas.membership import Member

SQL = statements("replicas")
USED_SHARE = 24 / 25
"""The share of the rate that is used: 28.8 of 30 a second. Replicas do not know when the messages of others
arrive; what is left makes up for up to 36 ms of delay, and a message that arrives later moves the line on."""
PAID_PER_SECOND = 1000
"""Most messages a second that Telegram allows when they are paid for."""
PERSON_BURST = 3
"""Messages that a person may get at once."""
CLOCK_MARGIN = 0.005
"""Seconds added to each span, because clocks differ."""
PLACE_SPAN = 1 + CLOCK_MARGIN
"""Seconds after the arrival of a message during which its place in a line is taken."""
GROUP_SPAN = 60.5
"""Seconds in which a group gets the messages of a minute; the rest makes up for delays."""
MOST_AT_ONCE = 15
"""Messages of one call that have their own part of the line; more would pass the limit in any case."""


class SharedTurns:
    """Takes turns by one statement; rates are those of the settings."""

    def __init__(
        self, database: Database, pace: Pace, member: Member, monotonic: Callable[[], float]
    ) -> None:
        self._database = database
        self._pace = pace
        self._member = member
        self._monotonic = monotonic
        self._step = _step(pace.overall)
        self._clock = ServerClock()
        self._next_at = monotonic()
        """When the next answer may leave while the database is away."""

    async def take(self, chat_id: int, weight: int, *, is_push: bool, is_paid: bool = False) -> SharedTurn:
        """Take the next turn for so many messages to a chat."""
        values = {
            **self._line(is_paid=is_paid),
            "chat": chat_id,
            "weight": min(weight, MOST_AT_ONCE),
            "is_push": is_push,
            "person_pause": 1 / self._pace.private + CLOCK_MARGIN if self._pace.private else 0.0,
            "person_burst": PERSON_BURST,
            "group_most": int(self._pace.group),
            "group_span": GROUP_SPAN,
        }
        asked = self._monotonic()
        ((wait, held, pushes_only, number, told),) = await self._database.fetch(SQL["take_turn"], values)
        if held is None:
            return SharedTurn(self._from_now(wait, told, asked), number=number or 0)
        return SharedTurn(wait, HeldFor(None if held == EVERYTHING else held, wait, pushes_only))

    async def arrived(
        self, number: int, weight: int, late: float, ago: float, *, is_paid: bool = False
    ) -> None:
        """Keep the places of messages that arrived later than what is left of the rate makes up for."""
        line = self._line(is_paid=is_paid)
        if number and line["places"] and late > line["places"] * line["step"] - line["place_span"]:
            seconds = line["place_span"] - ago
            await self._database.fetch(
                SQL["keep_places"],
                {**line, "number": number, "weight": min(weight, MOST_AT_ONCE), "seconds": seconds},
            )

    def _line(self, *, is_paid: bool) -> dict[str, Any]:
        """Return what is the same for all turns of a line; the paid one has room enough without places."""
        line = {"line": "paid", "step": _step(PAID_PER_SECOND), "places": 0, "place_span": PLACE_SPAN}
        if is_paid:
            return line
        return {**line, "line": "free", "step": self._step, "places": int(self._pace.overall)}

    def _from_now(self, wait: float, told: float, asked: float) -> float:
        """Return the seconds until a turn that was to come ``wait`` seconds after ``told``; below 0 if over.

        A turn that is to be used at once is not over: nobody waited before it.
        """
        now = self._monotonic()
        passed = now - self._clock.moment(told, asked, now)
        return wait - passed if wait > 0 else 0.0

    def alone(self, weight: int) -> float:
        """Return after how many seconds an answer may leave while the database is away."""
        now = self._monotonic()
        at = max(self._next_at, now)
        self._next_at = at + self._step * weight * self._member.alive
        return at - now


def _step(per_second: float) -> float:
    return 1 / (per_second * USED_SHARE) if per_second else 0.0
