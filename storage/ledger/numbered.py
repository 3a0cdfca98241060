"""Objects by number, by their own key and by the terms under which they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Reversible

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Numbered(Generic[K, V]):
    """Objects that have a fixed number, a unique key that may change, and terms, such as ids of chats."""

    def __init__(self, what: str, key: Callable[[V], K], terms: Callable[[V], Iterable[Hashable]]) -> None:
        self._what = what
        self._key = key
        self._terms = terms
        self._values: dict[int, V] = {}
        self._numbers: dict[K, int] = {}
        self._of_term: dict[Hashable, set[int]] = {}
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

    @property
    def highest(self) -> int:
        """The highest number that an object has had."""
        return self._highest

    def naming(self, term: Hashable) -> list[int]:
        """Return the numbers of objects with a term, lowest first."""
        return sorted(self._of_term.get(term, ()))

    def count_terms(self) -> int:
        """Return how many different terms there are."""
        return len(self._of_term)

    def items(self, terms: Collection[Hashable], *, newest_first: bool) -> Iterator[tuple[int, V]]:
        """Yield the objects that have all of these terms, with their numbers, in their order."""
        if not terms:
            self._put_in_order()
            every = self._values.items()
            yield from reversed(every) if newest_first else every
            return
        sets = sorted((self._of_term.get(each, set()) for each in terms), key=len)
        for number in sorted(sets[0].intersection(*sets[1:]), reverse=newest_first):
            yield number, self._values[number]

    def numbers(self) -> Collection[int]:
        """Return all numbers."""
        return self._values.keys()

    def values(self) -> Reversible[V]:
        """Return the objects in the order of their numbers: that in which they were first put."""
        self._put_in_order()
        return self._values.values()

    def _put_in_order(self) -> None:
        if not self._in_order:
            self._values = dict(sorted(self._values.items()))
            self._in_order = True

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
        for term in self._terms(value):
            self._of_term.setdefault(term, set()).add(number)
        self._highest = max(self._highest, number)

    def _forget_names(self, number: int, value: V) -> None:
        # A change that was refused half way has left some of these unset.
        key = self._key(value)
        if self._numbers.get(key) == number:
            del self._numbers[key]
        for term in self._terms(value):
            numbers = self._of_term.get(term, set())
            numbers.discard(number)
            if not numbers:
                self._of_term.pop(term, None)
