"""The newsroom's own fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.newsroom.office import Office

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.desk import Desk


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)
