"""Objects with indexes by number, key and chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Numbered(Generic[K, V]):
    """Objects that have a fixed number, a unique key that may change, and a chat."""

    def __init__(self, what: str, key: Callable[[V], K], chat_id: Callable[[V], int]) -> None:
        self._what = what
        self._key = key
        self._chat_id = chat_id
        self._values: dict[int, V] = {}
        self._numbers: dict[K, int] = {}
        self._of_chat: dict[int, set[int]] = {}
        self._highest = 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, number: int) -> V:
        return self._values[number]

    def get(self, number: int) -> V | None:
        """Return the object with this number, or None."""
        return self._values.get(number)

    def number_of(self, key: K) -> int | None:
        """Return the number of the object with this key, or None."""
        return self._numbers.get(key)

    def of_chat(self, chat_id: int) -> list[int]:
        """Return the numbers of a chat's objects, lowest first."""
        return sorted(self._of_chat.get(chat_id, ()))

    def count_chats(self) -> int:
        """Return how many chats have an object."""
        return len(self._of_chat)

    def numbers(self) -> Collection[int]:
        """Return all numbers."""
        return self._values.keys()

    def new_number(self) -> int:
        """Return a number that no object has had."""
        self._highest += 1
        return self._highest

    def put(self, number: int, value: V) -> None:
        """Add an object under a free number; raise ValueError if another object has its key."""
        other = self._numbers.setdefault(self._key(value), number)
        if other != number:
            raise ValueError(f"{self._what} {number} and {other} are the same")
        self._values[number] = value
        self._of_chat.setdefault(self._chat_id(value), set()).add(number)
        self._highest = max(self._highest, number)

    def pop(self, number: int) -> V | None:
        """Remove an object and return it, or None if there is none."""
        value = self._values.pop(number, None)
        if value is not None:
            del self._numbers[self._key(value)]
            chat_id = self._chat_id(value)
            self._of_chat[chat_id].discard(number)
            if not self._of_chat[chat_id]:
                del self._of_chat[chat_id]
        return value
