"""Faults: calls and deliveries of updates that fail on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.params import Params

Kind = Literal[
    "400",
    "403",
    "409",
    "429",
    "500",
    "502",
    "reset",
    "hang",
    "delay",
    "broken_json",
    "null_result",
    "lost_answer",
    "duplicate",
    "redeliver",
]
"""What a fault does.

``400`` … ``500`` refuse the call; ``429`` has no parameters if ``retry_after`` is 0; ``502`` answers with an
HTML page as a proxy does. ``reset`` cuts the connection before the call is executed, ``hang`` does so after
``seconds`` without an answer. ``delay`` executes the call ``seconds`` later. These three execute the call:
``lost_answer`` then cuts the connection, ``broken_json`` answers with half a JSON object, and ``null_result``
with the result null.

Two faults are for future updates. ``duplicate`` delivers an update twice at the same time. ``redeliver``
delivers it again: it waits ``seconds`` for the first answer of a webhook and ignores it, and ignores the
first confirmation of a poller.
"""

UPDATE_FAULTS = frozenset({"duplicate", "redeliver"})

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_SENTENCES = {
    "400": "Bad Request: chat not found",
    "403": "Forbidden: bot was blocked by the user",
    "409": CONFLICT,
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """A fault for calls of ``method``; ``*`` is every method except ``getUpdates``.

    It happens ``times`` times, or without end if None, to a ``share`` of the calls that ``dice`` draws.
    ``chat_id`` limits it to one chat.
    """

    kind: Kind
    method: str
    times: int | None
    share: float
    chat_id: int | None
    description: str
    retry_after: int
    seconds: float
    dice: Random

    def fits(self, method: str, params: Params) -> bool:
        """Tell whether the fault applies to this call; this draws from the dice."""
        named = self.method.lower() == method.lower()
        if not named and (self.method != "*" or method == "getUpdates"):
            return False
        if self.chat_id is not None and params.integer("chat_id") != self.chat_id:
            return False
        return self._is_drawn()

    def fits_update(self, chat_id: str) -> bool:
        """Tell whether the fault applies to an update of this chat; this draws from the dice."""
        return (self.chat_id is None or str(self.chat_id) == chat_id) and self._is_drawn()

    def _is_drawn(self) -> bool:
        return self.share >= 1 or self.dice.random() < self.share

    def error(self) -> ApiError | None:
        """Return the error with which the call is refused, or None if the fault is of another kind."""
        if self.kind == "429":
            if not self.retry_after:
                return ApiError(429, self.description or "Too Many Requests")
            sentence = f"Too Many Requests: retry after {self.retry_after}"
            return ApiError(429, sentence, {"retry_after": self.retry_after})
        return ApiError(int(self.kind), self.description) if self.kind.isdigit() else None


class Faults:
    """The active faults; ``monotonic`` returns seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._faults: list[Fault] = []
        self._down_until = 0.0

    def __len__(self) -> int:
        return len(self._faults)

    def add(  # noqa: PLR0913 - each kind has its own detail, all by name
        self,
        *,
        kind: Kind,
        method: str = "*",
        times: int | None = 1,
        share: float = 1,
        seed: int = 0,
        chat_id: int | None = None,
        description: str | None = None,
        retry_after: int = 1,
        seconds: float = 1,
    ) -> Fault:
        """Add a fault for the next ``times`` calls of a method, or if None for a seeded ``share`` of all."""
        fault = Fault(
            kind,
            method,
            times,
            share,
            chat_id,
            description or _SENTENCES.get(kind, ""),
            retry_after,
            seconds,
            Random(seed),  # noqa: S311 - repeatable on purpose
        )
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Remove a fault; nothing happens if it is used up already."""
        if fault in self._faults:
            self._faults.remove(fault)

    def clear(self) -> None:
        """Remove all faults, and end :meth:`down`."""
        self._faults.clear()
        self._down_until = 0.0

    def down(self, seconds: float) -> None:
        """Cut every connection for ``seconds``."""
        self._down_until = self._monotonic() + seconds

    @property
    def is_down(self) -> bool:
        """Whether the server is down now."""
        return self._down_until > 0 and self._monotonic() < self._down_until

    def take(self, method: str, params: Params) -> Fault | None:
        """Return the first fault that applies to a call and count its use, or None."""
        return self._first(lambda fault: fault.kind not in UPDATE_FAULTS and fault.fits(method, params))

    def take_for_update(self, chat_id: str) -> Fault | None:
        """Return the first fault that applies to a new update of a chat and count its use, or None."""
        return self._first(lambda fault: fault.kind in UPDATE_FAULTS and fault.fits_update(chat_id))

    def _first(self, fits: Callable[[Fault], bool]) -> Fault | None:
        for fault in self._faults:
            if fits(fault):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
                return fault
        return None
