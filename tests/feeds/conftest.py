from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.feeds.newspaper import Newspaper
from tests.fetching.servers import Stranger, stranger
from tests.followups.desk import Editor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.desk import Desk


@pytest.fixture
async def server() -> AsyncIterator[Stranger]:
    async with stranger() as made:
        yield made


@pytest.fixture
def newspaper(server: Stranger) -> Newspaper:
    return Newspaper(server)


@pytest.fixture
async def owner(idle_desk: Desk) -> Editor:
    """An owner who has met the bot, which may ask servers of this machine."""
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}), feeds_allow_private=True)
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    return editor
