"""Reduction of raw JSON to a shape: fields that are named and have the right type stay, others are left out.

It takes time in proportion to what is kept, however large the rest is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Protocol, Self, Union, get_args, get_origin

from aiogram.types import TelegramObject

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 2**53
"""Limit of accepted integers: Telegram's ids have 52 bits, and the store uses numbers beyond them."""
LATEST = 253_402_300_800
"""The end of the year 9999 as Unix time."""
EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, datetime: 0}
"""Values for fields that aiogram requires and the program does not read."""


class ShapePart(Protocol):
    """A rule for the value of a field."""

    def trim(self, raw: object) -> Any | None:  # noqa: ANN401 - JSON, or an object in its place
        """Return the part of a value that is kept, or None if nothing is."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A field of which only the presence is read; it is replaced by an empty object."""

    model: type[TelegramObject]

    def trim(self, raw: object) -> TelegramObject | None:
        """Return an empty object, or None if the value is None or False."""
        return None if raw is None or raw is False else self.model.model_construct()


@dataclass(frozen=True, slots=True)
class Many:
    """A list; items of which nothing can be kept are left out."""

    each: ShapePart

    def trim(self, raw: object) -> list[Any] | None:
        """Return what is kept of each item, or None if nothing is."""
        if not isinstance(raw, list):
            return None
        kept = [part for part in map(self.each.trim, raw) if part is not None]
        return kept or None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Objects of several kinds, which one of their fields tells apart."""

    by: str
    shapes: Mapping[str, ShapePart]
    other: ShapePart | None = None
    """The rule for unknown kinds and for objects that lack a required field; without it they are left out."""

    def trim(self, raw: object) -> Any | None:  # noqa: ANN401 - as of Part
        """Return what the rule of the object's kind keeps, else what ``other`` keeps, or None."""
        kind = raw.get(self.by) if isinstance(raw, dict) else None
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        kept = shape.trim(raw) if shape is not None else None
        return kept if kept is not None or self.other is None else self.other.trim(raw)


class Shape:
    """An object: ``plain`` names the simple fields that are read, ``parts`` has the rules of the others.

    ``may_lack``: names of required texts; an object without one is kept, with an empty text.
    """

    def __init__(
        self, model: type[TelegramObject], *plain: str, may_lack: tuple[str, ...] = (), **parts: ShapePart
    ) -> None:
        self.model = model
        model.model_rebuild()  # An unbuilt model does not know the types of its fields.
        self.parts: dict[str, ShapePart] = parts
        self.plain = {name: _type_of(model, name) for name in (*plain, *may_lack)}
        self._defaults: dict[str, Any] = dict.fromkeys(may_lack, EMPTY[str])
        self._required: list[str] = []
        for name, field in model.model_fields.items():
            wire_name, kind = field.alias or name, _plain_class(field.annotation)
            if not field.is_required():
                continue
            if wire_name in self.plain and kind is bool:
                # A right that an older server does not mention is not given.
                self._defaults[wire_name] = False
            elif wire_name in self.plain or wire_name in self.parts:
                self._required.append(wire_name)
            else:
                self._defaults[wire_name] = _default_of(kind)
        self._required = [name for name in self._required if name not in self._defaults]

    def with_wire_names(self, parts: Mapping[str, ShapePart]) -> Self:
        """Add fields whose names in JSON are keywords of Python; return the shape itself."""
        for name, part in parts.items():
            self.parts[name] = part
            if self._defaults.pop(name, None) is not None:
                self._required.append(name)
        return self

    def trim(self, raw: object) -> dict[str, Any] | None:
        """Return the fields that are read, or None if a required one is missing."""
        if not isinstance(raw, dict):
            return None
        kept: dict[str, Any] = dict(self._defaults)
        for name, value in raw.items():
            if (kind := self.plain.get(name)) is not None:
                if _is_right(value, kind):
                    kept[name] = _without_surrogates(value) if kind is str else value
            elif (part := self.parts.get(name)) is not None and (found := part.trim(value)) is not None:
                kept[name] = found
        return kept if all(name in kept for name in self._required) else None


def _type_of(model: type[TelegramObject], name: str) -> type:
    kind: type = _plain_class(model.model_fields[name].annotation)
    if kind not in EMPTY:
        raise TypeError(f"{model.__name__}.{name} is not plain")
    return kind


def _plain_class(annotation: object) -> Any:  # noqa: ANN401 - a class, as far as it is read
    """Return the class in an annotation, without None and Annotated; ``str`` for a Literal."""
    if get_origin(annotation) is Annotated:
        return _plain_class(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        choices = [_plain_class(each) for each in get_args(annotation) if each is not NoneType]
        return next((each for each in choices if each in EMPTY), choices[0])
    if isinstance(annotation, type):
        return next((each for each in (bool, datetime, int, str) if issubclass(annotation, each)), annotation)
    return str


def _default_of(kind: Any) -> Any:  # noqa: ANN401 - as _plain_class
    if kind in EMPTY:
        return EMPTY[kind]
    return kind.model_construct() if isinstance(kind, type) and issubclass(kind, TelegramObject) else []


def _is_right(value: object, kind: type) -> bool:
    if kind is datetime:
        return type(value) is int and 0 <= value < LATEST
    if kind is int:
        return type(value) is int and -LARGEST < value < LARGEST
    return type(value) is kind


def _without_surrogates(text: str) -> str:
    """Return a text with lone surrogates, which cannot be stored, replaced."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
