"""Reading of parameters as the Bot API server does, which ignores many invalid values."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sandbox.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Container

    from sandbox.kinds import Json

_TRUE = frozenset({"true", "yes", "1"})
_INT64 = 2**63
_NO_BREAK = re.compile(r"[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]|\\u00a0|\\u202f")
"""The blanks that hold words together, as they are and as JSON may write them."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in the body of a call."""

    name: str
    content_type: str
    data: bytes


def parse_json(source: str) -> object:
    """Return the value of a JSON text; ValueError if it is no JSON or has a lone surrogate."""
    found = json.loads(source)
    if "\\ud" in source or "\\uD" in source:
        json.dumps(found, ensure_ascii=False).encode()
    return cast("object", found)


class Params(dict[str, Any]):
    """The parameters of one call: text, or JSON values from a JSON body; ``files`` are its uploads."""

    files: dict[str, Upload]

    def __init__(self) -> None:
        super().__init__()
        self.files = {}

    def shown(self, hidden: Container[str]) -> dict[str, Any]:
        """Return the parameters for display: hidden ones as stars, files by name and size."""
        shown: dict[str, Any] = {name: "***" if name in hidden else value for name, value in self.items()}
        return shown | {name: f"<{file.name}, {len(file.data)} bytes>" for name, file in self.files.items()}

    def text(self, name: str) -> str:
        """Return a parameter as text, or ``""`` if it is missing."""
        value = self.get(name)
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value, ensure_ascii=False)

    def make_blanks_plain(self) -> None:
        """Put plain blanks in place of no-break ones, everywhere."""
        for name, value in self.items():
            self[name] = _with_plain_blanks(value)

    def required(self, name: str) -> str:
        """Return a parameter as text; refuse the call if it is missing or empty."""
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def flag(self, name: str) -> bool:
        """Return whether a parameter is ``true``, ``yes`` or ``1``."""
        value = self.get(name)
        return value is True or (value is not None and self.text(name).strip().lower() in _TRUE)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number, or ``default`` if it is missing or no number."""
        value = self.get(name)
        if isinstance(value, int):
            return value
        try:
            number = int(self.text(name).strip())
        except ValueError:
            return default
        return number if abs(number) < _INT64 else default

    def clamped(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number, limited to ``low`` to ``high``."""
        return min(max(self.integer(name, default), low), high)

    def json(self, name: str, what: str) -> object:
        """Return a parameter read as JSON, or None if it is missing; ``what`` names it in the error."""
        value = self.get(name)
        if not isinstance(value, str):
            return cast("object", value)
        if not value:
            return None
        try:
            return parse_json(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def object(self, name: str, what: str, refusal: str) -> Json | None:
        """Return a JSON object, or None if it is missing; anything else is refused with ``refusal``."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(refusal)
        return value

    def array(self, name: str, what: str, refusal: str) -> list[Any] | None:
        """Return a JSON array, or None if it is missing; anything else is refused with ``refusal``."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(refusal)
        return value


def _with_plain_blanks(value: object) -> object:
    if isinstance(value, str):
        return _NO_BREAK.sub(" ", value)
    if isinstance(value, dict):
        return {name: _with_plain_blanks(each) for name, each in value.items()}
    return [_with_plain_blanks(each) for each in value] if isinstance(value, list) else value
