"""Broadcasts without a bot around them."""

from __future__ import annotations

import pytest

from briefing.broadcasts import running
from storage.memory import MemoryStore
from tests.broadcasts.engine.office import ID, Office, actor, at, text


@pytest.fixture
def office() -> Office:
    return Office(MemoryStore())


@pytest.fixture
async def running_office(office: Office) -> Office:
    """Ten recipients, three of whom have it."""
    await office.knows(dict.fromkeys(range(1, 11), "en"))
    await office.writes({"": text("Hello")})
    await running.start(office.store, ID, actor())
    await office.send(at(1), 3)
    return office
