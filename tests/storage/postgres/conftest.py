"""A database of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.postgres.conninfo import Conninfo
from storage.postgres.database import Database
from tests.storage.postgres.server import migrated_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@pytest.fixture
def uri() -> Iterator[str]:
    with migrated_database() as made:
        yield made


@pytest.fixture
async def database(uri: str) -> AsyncIterator[Database]:
    opened = Database(Conninfo(uri))
    await opened.open()
    yield opened
    await opened.close()
