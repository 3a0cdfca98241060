"""Reading of raw JSON by a shape: fields that are named and have the right type are read, no others.

It takes time in proportion to what is read, however large the rest is. The objects are aiogram's; pydantic
does not validate them again, because each of their fields has the right type or the model's default.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    Protocol,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from aiogram.types import TelegramObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiogram import Bot

M = TypeVar("M", bound=TelegramObject)
_set = object.__setattr__
"""Sets what pydantic itself keeps of an object, past its checks."""
LARGEST = 2**53
"""Limit of accepted integers: Telegram's ids have 52 bits, and the store uses numbers beyond them."""
LATEST = 253_402_300_800
"""The end of the year 9999 as Unix time."""
EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, datetime: datetime.fromtimestamp(0, UTC)}
"""Values for fields that aiogram requires and the program does not read."""


class ShapePart(Protocol):
    """A rule for the value of a field."""

    def read(self, raw: object, bot: Bot) -> Any | None:  # noqa: ANN401 - what aiogram has in this field
        """Return what a value says, or None if nothing of it can be read."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """A field of which only the presence is read; it is replaced by an empty object."""

    model: type[TelegramObject]

    def read(self, raw: object, bot: Bot) -> TelegramObject | None:  # noqa: ARG002 - an empty object needs no bot
        """Return an empty object, or None if the value is None or False."""
        return None if raw is None or raw is False else self.model.model_construct()


@dataclass(frozen=True, slots=True)
class Many:
    """A list; items of which nothing can be read are left out."""

    each: ShapePart

    def read(self, raw: object, bot: Bot) -> list[Any] | None:
        """Return what each item says, or None if none can be read."""
        if not isinstance(raw, list):
            return None
        found = [item for each in raw if (item := self.each.read(each, bot)) is not None]
        return found or None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Objects of several kinds, which one of their fields tells apart."""

    by: str
    shapes: Mapping[str, ShapePart]
    other: ShapePart | None = None
    """The rule for unknown kinds and for objects that lack a required field; without it they are left out."""

    def read(self, raw: object, bot: Bot) -> Any | None:  # noqa: ANN401 - as of ShapePart
        """Return what the rule of the object's kind reads, else what ``other`` reads, or None."""
        kind = raw.get(self.by) if isinstance(raw, dict) else None
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        found = shape.read(raw, bot) if shape is not None else None
        return found if found is not None or self.other is None else self.other.read(raw, bot)


class Shape(Generic[M]):
    """An object: ``plain`` names the simple fields that are read, ``parts`` has the rules of the others.

    ``may_lack``: names of required texts; an object without one is kept, with an empty text.
    """

    def __init__(
        self, model: type[M], *plain: str, may_lack: tuple[str, ...] = (), **parts: ShapePart
    ) -> None:
        self.model = model
        types = _types_of(model)
        self.parts: dict[str, ShapePart] = parts
        self.plain = {name: _plain_type(model, name, types[name]) for name in (*plain, *may_lack)}
        self._names = {field.alias or name: name for name, field in model.model_fields.items()}
        """The names of fields by those in JSON."""
        self._required: set[str] = set()
        """By their names in JSON."""
        empty: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            if not field.is_required():
                continue
            wire_name, kind = field.alias or name, _plain_class(types[name])
            is_read = wire_name in self.plain or wire_name in parts
            # A right that an older server does not mention is not given.
            if is_read and kind is not bool and wire_name not in may_lack:
                self._required.add(wire_name)
            else:
                empty[name] = _default_of(kind)
        self._blank = model.model_construct(**empty)
        """An object of which nothing was read."""

    def with_wire_names(self, parts: Mapping[str, ShapePart]) -> Self:
        """Add fields whose names in JSON are keywords of Python; return the shape itself."""
        for name, part in parts.items():
            self.parts[name] = part
            if self.model.model_fields[self._names[name]].is_required():
                self._required.add(name)
        return self

    def read(self, raw: object, bot: Bot) -> M | None:
        """Return the object with the fields that are read, or None if a required one is missing."""
        if not isinstance(raw, dict) or not self._required <= raw.keys():
            return None
        found: dict[str, Any] = {}
        for name, value in raw.items():
            if (kind := self.plain.get(name)) is not None:
                plain = _plain(value, kind)
            elif (part := self.parts.get(name)) is not None:
                plain = part.read(value, bot)
            else:
                continue
            if plain is not None:
                found[self._names[name]] = plain
            elif name in self._required:
                return None
        # What ``model_copy`` and ``as_`` do, in a fifth of their time: an update has five objects.
        read, blank = self.model.__new__(self.model), self._blank
        _set(read, "__dict__", blank.__dict__ | found)
        _set(read, "__pydantic_fields_set__", blank.__pydantic_fields_set__ | found.keys())
        _set(read, "__pydantic_extra__", {})
        _set(read, "__pydantic_private__", {"_bot": bot})
        return read


def _types_of(model: type[TelegramObject]) -> dict[str, Any]:
    """Return the types of all fields of a model, without building it: no model is validated here."""
    unresolved = {name: field.annotation for name, field in model.model_fields.items()}
    holder = type(model.__name__, (), {"__annotations__": unresolved})
    return get_type_hints(holder, vars(sys.modules[model.__module__]))


def _plain_type(model: type[TelegramObject], name: str, annotation: object) -> type:
    kind: type = _plain_class(annotation)
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


def _plain(value: object, kind: type) -> object | None:
    """Return a simple value as aiogram has it, or None if it is of another type or out of bounds."""
    if kind is datetime:
        is_moment = type(value) is int and 0 <= value < LATEST
        return datetime.fromtimestamp(value, UTC) if is_moment else None  # type: ignore[arg-type] # an int
    if type(value) is not kind:
        return None
    if kind is int:
        return value if -LARGEST < value < LARGEST else None  # type: ignore[operator] # an int
    return _without_surrogates(value) if kind is str else value  # type: ignore[arg-type] # a str


def _without_surrogates(text: str) -> str:
    """Return a text with lone surrogates, which cannot be stored, replaced."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
