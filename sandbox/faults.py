"""Faults on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["400", "403", "429", "500", "502", "reset", "hang", "delay", "broken_json", "lost_answer"]
"""What a fault does: an error by its code, or what happens on the wire."""


@dataclass(slots=True)
class Fault:
    """The next ``times`` calls of ``method`` (``*`` for any) end this way."""

    kind: Kind
    method: str = "*"
    times: int = 1
    description: str | None = None
    retry_after: int = 1
    seconds: float = 1.0

    def fits(self, method: str) -> bool:
        """Whether the fault is for this method and still has something to do."""
        return self.times > 0 and self.method.lower() in {"*", method.lower()}


class Faults:
    """The faults that wait for their calls."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        *,
        kind: Kind,
        method: str = "*",
        times: int = 1,
        description: str | None = None,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> Fault:
        """Let the next ``times`` calls of ``method`` fail; ``seconds`` is how long a delay or hang lasts."""
        fault = Fault(kind, method, times, description, retry_after, seconds)
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Take all faults back."""
        self._faults.clear()

    def take(self, method: str) -> Fault | None:
        """Return the fault that this call runs into, and count it down."""
        for fault in self._faults:
            if fault.fits(method):
                fault.times -= 1
                if not fault.times:
                    self._faults.remove(fault)
                return fault
        return None
