"""Objects by number, by their own key and by the chats or people whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Reversible

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Numbered(Generic[K, V]):
    """Objects that have a fixed number, a unique key that may change, and a chat."""

    def __init__(self, what: str, key: Callable[[V], K], people: Callable[[V], Collection[int]]) -> None:
        self._what = what
        self._key = key
        self._people = people
        self._values: dict[int, V] = {}
        self._numbers: dict[K, int] = {}
        self._of_person: dict[int, set[int]] = {}
        self._highest = 0
        self._in_order = True
        """They lie by rising numbers; only one that comes back from the past disturbs that."""

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

    def find(self, key: K) -> V | None:
        """Return the object with this key, or None."""
        number = self._numbers.get(key)
        return None if number is None else self._values[number]

    def naming(self, person: int) -> list[int]:
        """Return the numbers of objects that name a chat or person, lowest first."""
        return sorted(self._of_person.get(person, ()))

    def count_people(self) -> int:
        """Return how many chats and people are named."""
        return len(self._of_person)

    def numbers(self) -> Collection[int]:
        """Return all numbers."""
        return self._values.keys()

    def values(self) -> Reversible[V]:
        """Return the objects in the order of their numbers: that in which they were first put."""
        if not self._in_order:
            self._values = dict(sorted(self._values.items()))
            self._in_order = True
        return self._values.values()

    def new_number(self) -> int:
        """Return a number that no object has had."""
        self._highest += 1
        return self._highest

    def apply(self, changes: Mapping[int, V | None]) -> None:
        """Replace, add and remove objects. ValueError when another one has the key."""
        for number, value in changes.items():
            present = self._values.get(number)
            if present is not None:
                self._forget_names(number, present)
                if value is None:
                    del self._values[number]
        for number, value in changes.items():
            if value is not None:
                self._put(number, value)

    def _put(self, number: int, value: V) -> None:
        key = self._key(value)
        other = self._numbers.setdefault(key, number)
        if other != number:
            raise ValueError(f"{self._what} {number} and {other} are the same: {key}")
        if number < self._highest and number not in self._values:
            self._in_order = False
        self._values[number] = value
        for person in self._people(value):
            self._of_person.setdefault(person, set()).add(number)
        self._highest = max(self._highest, number)

    def _forget_names(self, number: int, value: V) -> None:
        # A change that was refused half way has left some of these unset.
        key = self._key(value)
        if self._numbers.get(key) == number:
            del self._numbers[key]
        for person in self._people(value):
            numbers = self._of_person.get(person, set())
            numbers.discard(number)
            if not numbers:
                self._of_person.pop(person, None)
