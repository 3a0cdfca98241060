"""Every call of the bot, as it happened."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sandbox.kinds import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what was asked and how it ended.

    ``at`` is the world's time, ``started`` and ``seconds`` come from the real, monotonic clock.
    ``carried_out`` is False when a fault or a refusal kept the call from having any effect; ``answered`` is False when the
    bot got no valid answer (reset, lost, broken JSON).
    """

    number: int
    method: str
    params: Json
    ok: bool
    error_code: int | None
    description: str | None
    at: datetime
    started: float
    seconds: float
    fault: str | None = None
    carried_out: bool = True
    answered: bool = True
    result: object = None


class Journal:
    """The newest calls, oldest first; counts as a list."""

    def __init__(self, keep: int = 200_000) -> None:
        self._calls: deque[Call] = deque(maxlen=keep)
        self.total = 0

    def add(self, call: Call) -> None:
        """Write a call down."""
        self.total += 1
        self._calls.append(call)

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __getitem__(self, index: int) -> Call:
        return self._calls[index]

    def filter(
        self, method: str | None = None, *, ok: bool | None = None, chat_id: int | None = None
    ) -> list[Call]:
        """Return the calls of a method (any case), of one outcome, of one chat."""
        return [
            call
            for call in self._calls
            if (method is None or call.method.lower() == method.lower())
            and (ok is None or call.ok == ok)
            and (chat_id is None or str(call.params.get("chat_id")) == str(chat_id))
        ]
