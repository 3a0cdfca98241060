"""The newsroom's own fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.newsroom.followup_desk import Editor
from tests.newsroom.office import Office

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.desk import Desk


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


@pytest.fixture
async def olga(idle_desk: Desk) -> Editor:
    """An owner who has met the bot."""
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}))
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    return editor
