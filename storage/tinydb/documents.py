"""From objects to documents and back; what a newer version has added to a document stays in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from storage.tinydb.tables import Fields

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    """One table's documents."""

    table: str
    one: str
    """What one of them is called when something is wrong with it."""
    known: frozenset[str]
    """The fields that are ours; others belong to a newer version and are left alone."""
    dump: Callable[[V], Fields]
    """ValueError for an object that cannot be kept."""
    read: Callable[[int, Mapping[str, Any]], V]
    """Any of the errors that :meth:`load` translates."""

    def load(self, number: int, fields: Mapping[str, Any]) -> V:
        """Return the object of a document; ValueError says what is wrong with it."""
        try:
            return self.read(number, fields)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise ValueError(f"{self.one} {number}: {what}") from error


def dump_moment(moment: datetime, whose: object) -> str:
    """Return a moment as text in UTC; ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{whose} has a moment without a time zone")
    return moment.astimezone(UTC).isoformat()


def read_moment(text: str) -> datetime:
    """Return the moment that a text says."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"the moment {text} has no time zone")
    return moment.astimezone(UTC)


def maybe_moment(fields: Mapping[str, Any], name: str) -> datetime | None:
    """Return the moment in a field that may be missing."""
    text = fields.get(name)
    return None if text is None else read_moment(text)


def maybe(fields: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    """Return the value of a field that may be missing."""
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} is {value!r}, not {kind.__name__}")
    return value


def needed(fields: Mapping[str, Any], name: str, kind: type[T]) -> T:
    """Return the value of a field that has to be there."""
    value = fields[name]
    if not isinstance(value, kind):
        raise TypeError(f"{name} is {value!r}, not {kind.__name__}")
    return value


def without_none(fields: Fields) -> Fields:
    """Leave out fields that have no value."""
    return {name: value for name, value in fields.items() if value is not None}
