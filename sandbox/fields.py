"""Reading of fields of JSON objects in parameters, with the errors of the real server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json


class FieldError(ValueError):
    """A field is missing or of the wrong type; :class:`Parsing` adds the name of the object."""


class Parsing:
    """Turns a FieldError in its block into an error 400, "can't parse ``what``: …" if ``what`` is given.

    A class, because a generator is slower and every button of every call is parsed here.
    """

    __slots__ = ("_what",)

    def __init__(self, what: str = "") -> None:
        self._what = what

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        if not isinstance(error, FieldError):
            return
        sentence = str(error)
        own = sentence[:1].lower() + sentence[1:]
        raise bad_request(f"can't parse {self._what}: {sentence}" if self._what else own) from None


def text(item: Json, name: str, *, required: bool = False) -> str:
    """Return a text field, or ``""`` if an optional one is missing; numbers are converted to text."""
    value = item.get(name)
    if value is None:
        if required:
            raise FieldError(f'Can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FieldError(f'Field "{name}" must be of type String')
    return str(value)


def integer(item: Json, name: str, *, required: bool = False) -> int:
    """Return a whole number, or 0 if an optional one is missing; text of digits is converted."""
    value = item.get(name)
    if value is None:
        if required:
            raise FieldError(f'Can\'t find field "{name}"')
        return 0
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FieldError(f'Field "{name}" must be of type Number')
    try:
        return int(value)
    except ValueError:
        raise FieldError(f'Field "{name}" must be a valid Number') from None


def flag(item: Json, name: str) -> bool:
    """Return a boolean field, or False if it is missing."""
    value = item.get(name)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise FieldError(f'Field "{name}" must be of type Boolean')
    return value


def inner(item: Json, name: str) -> Json:
    """Return a field that must be an object."""
    value = item.get(name)
    if not isinstance(value, dict):
        raise FieldError(f'Field "{name}" must be of type Object')
    return value


def as_object(value: Any, refusal: str) -> Json:  # noqa: ANN401 - whatever JSON held
    """Return a value that must be an object; otherwise refuse with this description."""
    if not isinstance(value, dict):
        raise bad_request(refusal)
    return value
