"""What happened lately, in memory only: it is never stored, and forgotten after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime, timedelta

K = TypeVar("K", bound="Hashable")
MOST = 10_000


class Recent(Generic[K]):
    """Keys that were added within the last ``kept``; of more than ``most`` the oldest are forgotten."""

    def __init__(self, kept: timedelta, most: int = MOST) -> None:
        self._kept = kept
        self._most = most
        self._added: dict[K, datetime] = {}
        """In the order in which they were added."""

    def add(self, key: K, now: datetime) -> None:
        """Add a key, or let it be kept for longer."""
        self._added.pop(key, None)
        self._added[key] = now
        while len(self._added) > self._most or self._is_over(next(iter(self._added)), now):
            del self._added[next(iter(self._added))]

    def discard(self, key: K) -> None:
        """Forget a key, as if it had not been added."""
        self._added.pop(key, None)

    def has(self, key: K, now: datetime) -> bool:
        """Tell whether a key was added within the time for which keys are kept."""
        return key in self._added and not self._is_over(key, now)

    def __len__(self) -> int:
        return len(self._added)

    def _is_over(self, key: K, now: datetime) -> bool:
        return now - self._added[key] >= self._kept
