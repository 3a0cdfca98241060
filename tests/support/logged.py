"""What a program logged for whoever runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from structlog.typing import EventDict


def without_debug(logged: Iterable[EventDict]) -> list[EventDict]:
    """Return the lines without those for who debugs, which each call and each update leaves."""
    return [each for each in logged if each["log_level"] != "debug"]
