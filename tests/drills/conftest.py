"""A desk whose clock can be set while the bot runs, as the drills do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from briefing.team.roles import Role
from sandbox import Sandbox
from tests.desk import NOW, TOKEN, USERNAME, Desk
from tests.followups.desk import join

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from sandbox import Person
    from storage.content import Content


@dataclass
class Wall:
    """The clock of the desk, which the sandbox shows and sets."""

    desk: Desk | None = None

    def __call__(self) -> datetime:
        return self.desk.now if self.desk else NOW

    def set(self, to: datetime) -> None:
        assert self.desk is not None
        self.desk.now = to


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def box(wall: Wall) -> AsyncIterator[Sandbox]:
    made = Sandbox(token=TOKEN, username=USERNAME, clock=wall, set_time=wall.set)
    yield made
    await made.stop()


@pytest.fixture
async def idle_desk(box: Sandbox, wall: Wall, content: Content, tmp_path: Path) -> AsyncIterator[Desk]:
    url = await box.start("127.0.0.1", 0)
    wall.desk = Desk(box, url, f"tinydb:///{tmp_path}/bot.json", content)
    yield wall.desk
    await wall.desk.stop()


async def two_editors(desk: Desk) -> tuple[Person, Person]:
    """Return two who may do the same, and have met the bot."""
    people = [desk.box.world.add_person("Dana", language="en") for _ in range(2)]
    first, second = [await join(desk, person, Role.EDITOR) for person in people]
    return first.person, second.person
