"""Growing pauses between attempts."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GROWING = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
LONGEST = 60.0


def growing_pauses() -> Iterator[float]:
    """Yield the seconds to wait before each next attempt: from 1 to 60, without end."""
    return chain(GROWING, repeat(LONGEST))
