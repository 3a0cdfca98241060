"""Pauses between tries that grow up to a bound."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GROWING = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
LONGEST = 60.0


def growing_pauses() -> Iterator[float]:
    """Yield seconds to wait before the next try: from one second up to a minute, without end."""
    return chain(GROWING, repeat(LONGEST))
