"""Reading JSON into the same tables, days and moments as TOML."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.content.files import MANY_DIGITS, TOO_DEEP
from storage.content.wording import quoted

if TYPE_CHECKING:
    from storage.content.faults import FileFaults

DAYS = frozenset(
    {"made_on", "first_day", "last_day", "happened_on", "read_on", "checked_on", "sources_until"}
)
MOMENTS = frozenset({"published_at", "recorded_at"})
"""The keys whose values are dates in TOML and texts in JSON."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(rf"{_DAY.pattern}T\d{{2}}:", re.ASCII)


def parse_json(text: str, faults: FileFaults) -> dict[str, object] | None:
    """Return the tables of a JSON text, with days and moments as objects, or None with a fault."""
    try:
        raw = json.loads(text, object_pairs_hook=_table, parse_constant=_no_number)
        # JSON can contain half a surrogate pair, which can neither be stored nor shown.
        json.dumps(raw, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        faults.add(f"line {error.lineno}", f"is not valid JSON: {error.msg} (column {error.colno})")
    except UnicodeEncodeError:
        faults.add("", "holds half a character (a surrogate without its pair)")
    except _NotJsonError as error:
        faults.add("", str(error).encode(errors="replace").decode())
    except ValueError:
        faults.add("", MANY_DIGITS)
    except RecursionError:
        faults.add("", TOO_DEEP)
    else:
        if isinstance(raw, dict):
            return raw
        faults.add("", "must be an object in curly braces")
    return None


class _NotJsonError(Exception):
    """Something that Python's parser accepts, but that content may not contain."""


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object without the keys whose value is null, because TOML has no null."""
    counts = Counter(key for key, _ in pairs)
    twice = next((key for key, count in counts.items() if count > 1), None)
    if twice is not None:
        raise _NotJsonError(f"has the key {quoted(twice)} twice in one object")
    return {key: _value(key, value) for key, value in pairs if value is not None}


def _no_number(word: str) -> object:
    raise _NotJsonError(f"holds {word}, which is no number")


def _value(key: str, value: object) -> object:
    """Return a text under a key for dates as a day or moment; leave all else to the schema."""
    if not isinstance(value, str):
        return value
    with suppress(ValueError):
        if key in DAYS and _DAY.fullmatch(value):
            return date.fromisoformat(value)
        if key in MOMENTS and _MOMENT.match(value):
            return datetime.fromisoformat(value)
    return value
