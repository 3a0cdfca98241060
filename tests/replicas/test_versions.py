"""Owners who publish versions of a statement at two replicas at the same time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.team.audit import Actor
from briefing.team.roles import Role
from storage.content.writing import toml_of
from tests.versions.uploading import ID, TITLE

if TYPE_CHECKING:
    from tests.replicas.fleet import Fleet


async def test_of_two_versions_that_were_offered_one_is_taken_in(fleet: Fleet) -> None:
    desks = await fleet.start(2)
    offered = []
    for person, (desk, title) in enumerate(zip(desks, (TITLE[1], TITLE[1].upper()), strict=True), start=1):
        assert desk.app is not None
        versions, library = desk.app.services.statement_versions, desk.app.services.library
        text = toml_of(library.statements[ID]).replace(TITLE[0], title.replace("TITLE =", "title ="))
        actor = Actor(person, Role.OWNER, desk.now)
        offer = await versions.offer(actor, text.encode(), "file.toml", "en")
        assert offer.is_open
        offered.append((versions, actor, offer.digest))
    taken = await asyncio.gather(*(versions.take_in(actor, digest) for versions, actor, digest in offered))
    assert [each is None for each in taken].count(True) == 1
    (kept,) = await offered[0][0].versions(ID)
    assert kept in taken
    late = taken.index(None)
    versions, actor, digest = offered[late]
    assert await versions.take_in(actor, digest) is None, "it was compared with another version"
