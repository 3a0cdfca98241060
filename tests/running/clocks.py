"""What tests of a clock that is set have in common."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
WAIT = 30.0
"""Seconds of the machine: three ticks."""


def set_lines(logged: list[MutableMapping[str, object]]) -> list[object]:
    """Return by how many seconds the log says that the clock was set."""
    return [each["by_seconds"] for each in logged if each["event"] == "clock_was_set"]
