"""Arrays within arrays, which ``unnest`` would flatten: the inner ones go as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def array_text(numbers: Iterable[int]) -> str:
    """Return an array of numbers as PostgreSQL writes it."""
    return "{" + ",".join(map(str, numbers)) + "}"
