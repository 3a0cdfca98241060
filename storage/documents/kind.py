"""Conversion between objects and documents; unknown fields, of newer versions, stay in documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from storage.documents.json_text import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Fields = dict[str, Any]
"""A document. It is replaced, never changed, so that snapshots need not copy it."""

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    """The documents of one table, and their conversion."""

    table: str
    label: str
    """The name of one document in messages about faults."""
    known: frozenset[str]
    """The fields that this version knows; all others are left unchanged."""
    dump: Callable[[V], Fields]
    """Raises ValueError if the object cannot be stored."""
    read: Callable[[int, Mapping[str, Any]], V]
    """Raises one of the errors that :meth:`load` translates."""

    def load(self, number: int, fields: Mapping[str, Any]) -> V:
        """Return the object of a document; raise ValueError with the fault if it has one."""
        try:
            return self.read(number, fields)
        except ValidationError as error:
            raise ValueError(f"{self.label} {number}: {self._fault(error)}") from error
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise ValueError(f"{self.label} {number}: {what}") from error

    def text(self, value: V, before: Mapping[str, Any] | None = None) -> str:
        """Return the document of an object as JSON, with the unknown fields that it had ``before``."""
        fields = self.dump(value)
        if before is not None and not before.keys() <= self.known:
            fields = fields | {name: each for name, each in before.items() if name not in self.known}
        return to_json(fields).decode()

    def _fault(self, error: ValidationError) -> str:
        """Return the fault of the first invalid field."""
        first = error.errors(include_url=False)[0]
        steps = first["loc"]
        # Fields of an inner object are in the same document, so its own name is not part of the path.
        field = ".".join(map(str, steps if steps[:1] and steps[0] in self.known else steps[1:]))
        if first["type"] == "missing":
            return f"{field!r} is missing"
        what = first["msg"].removeprefix("Value error, ")
        return f"{field} is {first['input']!r}: {what}" if field else what


def optional(fields: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    """Return the value of a field, or None if it is missing; raise TypeError for another type."""
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} is {value!r}, not {kind.__name__}")
    return value


def required(fields: Mapping[str, Any], name: str, kind: type[T]) -> T:
    """Return the value of a field; raise KeyError if it is missing, TypeError for another type."""
    value = fields[name]
    if not isinstance(value, kind):
        raise TypeError(f"{name} is {value!r}, not {kind.__name__}")
    return value
