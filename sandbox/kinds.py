"""Types that the whole room shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
"""A JSON object."""

Clock = Callable[[], datetime]
"""Answers the present moment as an aware datetime in UTC."""

PageAct = Callable[[Json], Json | None]
"""Does what the page asks for in a JSON object, and answers it with another or with nothing."""

Listener = Callable[[Json], None]
"""Is told of each change of the world by a small object with ``type``."""


def now_utc() -> datetime:
    """Return the system's present moment in UTC."""
    return datetime.now(UTC)
