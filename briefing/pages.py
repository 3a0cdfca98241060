"""Dividing a stream into pages, so that few of many objects are in memory at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from briefing.records import PAGE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

T = TypeVar("T")


async def pages_of(stream: AsyncIterator[T], size: int = PAGE) -> AsyncIterator[list[T]]:
    """Yield what a stream yields, ``size`` objects at a time."""
    page: list[T] = []
    async for each in stream:
        page.append(each)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page


def slices_of(sequence: Sequence[T], size: int = PAGE) -> Iterator[Sequence[T]]:
    """Yield the objects of a sequence, ``size`` at a time."""
    for start in range(0, len(sequence), size):
        yield sequence[start : start + size]
