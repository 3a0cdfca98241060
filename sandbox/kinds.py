"""Types that the whole sandbox shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
"""A JSON object."""

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime in UTC."""

PageAct = Callable[[Json], Json | None]
"""Does what the page asks for in a JSON object; returns a JSON object or None."""

Listener = Callable[[Json], None]
"""Is called with an event about each change of the world: an object with ``type``."""


def now_utc() -> datetime:
    """Return the present moment of the system in UTC."""
    return datetime.now(UTC)
