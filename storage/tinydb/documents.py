"""From objects to documents and back; what a newer version has added to a document stays in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

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
        except ValidationError as error:
            raise ValueError(f"{self.one} {number}: {self._fault(error)}") from error
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise ValueError(f"{self.one} {number}: {what}") from error

    def _fault(self, error: ValidationError) -> str:
        """Return what is wrong with the first field that is not as it should be."""
        first = error.errors(include_url=False)[0]
        steps = first["loc"]
        # An object within the object lies in the same document: its name is no name of a field there.
        field = ".".join(map(str, steps if steps[:1] and steps[0] in self.known else steps[1:]))
        if first["type"] == "missing":
            return f"{field!r} is missing"
        what = first["msg"].removeprefix("Value error, ")
        return f"{field} is {first['input']!r}: {what}" if field else what


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
