"""Dividing what is long into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.pages import pages_of, slices_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


async def stream(count: int, taken: list[int]) -> AsyncIterator[int]:
    for each in range(count):
        taken.append(each)
        yield each


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        pytest.param(0, [], id="nothing"),
        pytest.param(2, [[0, 1]], id="less than a page"),
        pytest.param(6, [[0, 1, 2], [3, 4, 5]], id="whole pages"),
        pytest.param(7, [[0, 1, 2], [3, 4, 5], [6]], id="the last page is not full"),
    ],
)
async def test_all_comes_in_pages(count: int, pages: list[list[int]]) -> None:
    assert [page async for page in pages_of(stream(count, []), 3)] == pages
    assert list(slices_of(list(range(count)), 3)) == pages


async def test_no_more_is_read_than_the_page_that_is_asked_for() -> None:
    taken: list[int] = []
    assert await anext(pages_of(stream(100, taken), 3)) == [0, 1, 2]
    assert taken == [0, 1, 2]
