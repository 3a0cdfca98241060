from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.evidence.archive_stub import ArchiveStub
from tests.fetching.servers import Stranger, served, stranger
from tests.followups.desk import Editor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.statement.model import Statement
    from tests.desk import Desk

KEPT = 2
"""How many follow-ups with evidence the statement has in these tests."""


@pytest.fixture
async def server() -> AsyncIterator[Stranger]:
    async with stranger() as made:
        yield made


@pytest.fixture
async def archive() -> AsyncIterator[ArchiveStub]:
    made = ArchiveStub()
    async with served(made):
        yield made


def at_server(statement: Statement, server: Stranger) -> Statement:
    """Return a statement with few follow-ups, whose sources lie at a server: ``/0`` and ``/1``."""
    followups = [each for each in statement.followups if not each.context and each.meets is None][:KEPT]
    return replace(
        statement,
        checks=(),
        followups=tuple(
            replace(each, evidence=(replace(each.evidence[0], url=f"{server.url}/{number}"),))
            for number, each in enumerate(followups)
        ),
    )


@pytest.fixture
async def owner(idle_desk: Desk, server: Stranger, archive: ArchiveStub) -> Editor:
    """An owner of a bot whose sources lie at the server, where they can be read."""
    content = idle_desk.content
    statement = at_server(content.statements["ots-2025"], server)
    idle_desk.content = replace(content, statements={statement.id: statement})
    for number in range(KEPT):
        server.page(f"/{number}", "A source")
    return await started(idle_desk, archive_url=archive.url, evidence_checks=True)


@pytest.fixture
async def publisher(idle_desk: Desk, archive: ArchiveStub) -> Editor:
    """An owner of a bot that looks at no source, but asks the archive."""
    return await started(idle_desk, archive_url=archive.url)


async def started(desk: Desk, **settings: object) -> Editor:
    """Start a bot that may ask servers of this machine, and return an owner who has met it."""
    person = desk.box.world.add_person("Olga", language="en")
    await desk.start(admin_ids=frozenset({person.id}), feeds_allow_private=True, **settings)
    editor = Editor(desk, person)
    await editor.say("/start")
    return editor
