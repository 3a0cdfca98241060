"""Documents as texts of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def to_json(value: Mapping[str, Any] | Sequence[object]) -> bytes:
    """Return compact JSON of one line, in which letters of all alphabets are readable."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 cannot encode
        return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()
