"""The journal: a record of every call of the bot."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sandbox.kinds import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One call with its parameters and outcome.

    ``at`` is the time of the world; ``started`` and ``seconds`` are of the real monotonic clock. ``ok`` tells
    whether the call was executed without error, ``fault`` is the kind of the fault that applied to it or
    None, and ``answered`` is False if the bot got no readable answer.
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
    fault: str | None
    answered: bool
    result: Any


class Journal:
    """The newest ``keep`` calls, oldest first."""

    def __init__(self, keep: int = 200_000) -> None:
        self._calls: deque[Call] = deque(maxlen=keep)
        self.total = 0

    def add(self, call: Call) -> None:
        """Add a call."""
        self.total += 1
        self._calls.append(call)

    def clear(self) -> None:
        """Delete all calls."""
        self._calls.clear()

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __getitem__(self, index: int) -> Call:
        return self._calls[index]

    def filter(
        self,
        method: str | None = None,
        *,
        ok: bool | None = None,
        chat_id: int | None = None,
        error_code: int | None = None,
    ) -> list[Call]:
        """Return the calls of a method (in any case), with an outcome, to a chat."""
        return [
            call
            for call in self._calls
            if (method is None or call.method.lower() == method.lower())
            and (ok is None or call.ok == ok)
            and (error_code is None or call.error_code == error_code)
            and (chat_id is None or str(call.params.get("chat_id")) == str(chat_id))
        ]

    def missing(self, chat_ids: Iterable[int], method: str = "sendMessage") -> set[int]:
        """Return the chats of ``chat_ids`` that no successful call of the method went to."""
        reached = {str(call.params.get("chat_id")) for call in self.filter(method, ok=True)}
        return {chat_id for chat_id in chat_ids if str(chat_id) not in reached}

    def twice(self, method: str = "sendMessage") -> dict[tuple[str, str, str], int]:
        """Return how often each chat, thread and text was sent successfully, if more than once."""
        sent = Counter(
            tuple(str(call.params.get(name, "")) for name in ("chat_id", "message_thread_id", "text"))
            for call in self.filter(method, ok=True)
        )
        return {(what[0], what[1], what[2]): times for what, times in sent.items() if times > 1}

    def most_in_any_second(self, method: str = "sendMessage") -> int:
        """Return the largest number of successful calls that began within any one second."""
        window: deque[float] = deque()
        most = 0
        for began in sorted(call.started for call in self.filter(method, ok=True)):
            window.append(began)
            while began - window[0] >= 1:
                window.popleft()
            most = max(most, len(window))
        return most

    def count_429(self) -> int:
        """Return how many calls were refused with 429."""
        return len(self.filter(error_code=429))
