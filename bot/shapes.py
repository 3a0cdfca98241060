"""Cutting raw JSON down to a shape: what is named and of the right type stays, all else is left out.

It takes time in proportion to what is kept, whatever the rest is.
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
"""Numbers are smaller: Telegram's ids take 52 bits, and below the negative stand the store's aliases."""
LATEST = 253_402_300_800
"""The end of the year 9999 as Unix time."""
EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, datetime: 0}
"""What stands for a field that aiogram demands and nobody reads."""


class Part(Protocol):
    """What may stand in a field."""

    def cut(self, raw: object) -> Any | None:  # noqa: ANN401 - JSON, or an object that stands for it
        """Return what is kept of a value, or None if there is nothing to keep."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A field of which only the presence is read: an empty object stands for it."""

    model: type[TelegramObject]

    def cut(self, raw: object) -> TelegramObject | None:
        """Return the empty object, whatever the value is, or None if there is none."""
        return None if raw is None or raw is False else self.model.model_construct()


@dataclass(frozen=True, slots=True)
class Many:
    """A list; what cannot be kept of its items is left out."""

    each: Part

    def cut(self, raw: object) -> list[Any] | None:
        """Return the items that can be kept, or None if there are none."""
        if not isinstance(raw, list):
            return None
        kept = [part for part in map(self.each.cut, raw) if part is not None]
        return kept or None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Objects of several kinds, told apart by one of their fields."""

    by: str
    shapes: Mapping[str, Part]
    other: Part | None = None
    """What stands for kinds that are not known, and for those that lack something; None leaves them out."""

    def cut(self, raw: object) -> Any | None:  # noqa: ANN401 - as of Part
        """Return what is kept of an object of a known kind, else what stands for it."""
        kind = raw.get(self.by) if isinstance(raw, dict) else None
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        kept = shape.cut(raw) if shape is not None else None
        return kept if kept is not None or self.other is None else self.other.cut(raw)


class Shape:
    """An object: the fields that are read, plain ones by name, others with the part that is kept of them.

    ``may_lack``: names of demanded texts without which the object is kept all the same.
    """

    def __init__(
        self, model: type[TelegramObject], *plain: str, may_lack: tuple[str, ...] = (), **parts: Part
    ) -> None:
        self.model = model
        self.parts: dict[str, Part] = parts
        self.plain = {name: _type_of(model, name) for name in (*plain, *may_lack)}
        self._filled: dict[str, Any] = dict.fromkeys(may_lack, EMPTY[str])
        self._demanded: list[str] = []
        for name, field in model.model_fields.items():
            wire_name, kind = field.alias or name, _bare(field.annotation)
            if not field.is_required():
                continue
            if wire_name in self.plain and kind is bool:
                # A right of which an older server says nothing is not given.
                self._filled[wire_name] = False
            elif wire_name in self.plain or wire_name in self.parts:
                self._demanded.append(wire_name)
            else:
                self._filled[wire_name] = _stand_in(kind)
        self._demanded = [name for name in self._demanded if name not in self._filled]

    def with_wire_names(self, parts: Mapping[str, Part]) -> Self:
        """Add fields whose names in JSON are words of Python; return the shape."""
        for name, part in parts.items():
            self.parts[name] = part
            if self._filled.pop(name, None) is not None:
                self._demanded.append(name)
        return self

    def cut(self, raw: object) -> dict[str, Any] | None:
        """Return the fields that are read, or None if one is missing without which the rest means nothing."""
        if not isinstance(raw, dict):
            return None
        kept: dict[str, Any] = dict(self._filled)
        for name, value in raw.items():
            if (kind := self.plain.get(name)) is not None:
                if _is_right(value, kind):
                    kept[name] = _readable(value) if kind is str else value
            elif (part := self.parts.get(name)) is not None and (found := part.cut(value)) is not None:
                kept[name] = found
        return kept if all(name in kept for name in self._demanded) else None


def _type_of(model: type[TelegramObject], name: str) -> type:
    kind: type = _bare(model.model_fields[name].annotation)
    if kind not in EMPTY:
        raise TypeError(f"{model.__name__}.{name} is not plain")
    return kind


def _bare(annotation: object) -> Any:  # noqa: ANN401 - a class, as far as it is read
    """Return the class that an annotation names, without None; literals are texts."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        choices = [_bare(each) for each in get_args(annotation) if each is not NoneType]
        return next((each for each in choices if each in EMPTY), choices[0])
    if isinstance(annotation, type):
        return next((each for each in (bool, datetime, int, str) if issubclass(annotation, each)), annotation)
    return str


def _stand_in(kind: Any) -> Any:  # noqa: ANN401 - as _bare
    if kind in EMPTY:
        return EMPTY[kind]
    return kind.model_construct() if isinstance(kind, type) and issubclass(kind, TelegramObject) else []


def _is_right(value: object, kind: type) -> bool:
    if kind is datetime:
        return type(value) is int and 0 <= value < LATEST
    if kind is int:
        return type(value) is int and -LARGEST < value < LARGEST
    return type(value) is kind


def _readable(text: str) -> str:
    """Return a text in which lone halves of surrogate pairs, which nothing can store, are replaced."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
