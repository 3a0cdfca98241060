"""A database and a fleet for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiogram.types import Update

from tests.replicas.fleet import Fleet
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sandbox import Sandbox
    from storage.content import Content


@pytest.fixture
def uri() -> Iterator[str]:
    with migrated_database() as made:
        yield made


@pytest.fixture
async def fleet(box: Sandbox, content: Content, uri: str) -> AsyncIterator[Fleet]:
    made = Fleet(box, await box.start(), uri, content)
    yield made
    await made.stop()
    # aiogram keeps the newest updates there, and with them their bots.
    Update.event_type.fget.cache_clear()  # type: ignore[attr-defined] # a property of a cached function
