"""People of the newsroom whom the bot can write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records import put_records
from briefing.team.audit import AuditEntry
from briefing.team.members import Member
from briefing.team.roles import Role

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


async def owned_by(desk: Desk, owner: Person) -> Chat:
    """Start the bot with an owner who has spoken to it; return the owner's private chat."""
    await desk.start(admin_ids=frozenset({owner.id}))
    return await met(desk, owner)


async def met(desk: Desk, person: Person) -> Chat:
    chat = desk.box.world.private(person)
    await desk.say(person, chat, "/start")
    return chat


async def hired(desk: Desk, name: str, role: Role = Role.EDITOR, language: str = "en") -> tuple[Person, Chat]:
    """Return somebody new with a role, who has spoken to the bot."""
    person = desk.box.world.add_person(name, language=language)
    chat = await met(desk, person)
    member = Member(person.id, name, role, desk.now, language)
    assert desk.app is not None
    await put_records(desk.app.services.store, member)
    return person, chat


async def acts(desk: Desk) -> list[AuditEntry]:
    assert desk.app is not None
    return await desk.app.services.store.find(AuditEntry)
