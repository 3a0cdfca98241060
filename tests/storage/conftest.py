"""A store of each backend."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from storage.open import open_store
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from briefing.ports import Store


@pytest.fixture(params=["memory", "tinydb", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "postgres":
        with migrated_database() as made:
            yield made
    else:
        yield "memory://" if request.param == "memory" else f"tinydb:///{tmp_path}/made/bot.json"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = await open_store(url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(opened.close)
        yield opened
