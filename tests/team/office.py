"""A newsroom for tests: a running bot with an owner who invites and manages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.forms import Form
from briefing.records import put_records
from briefing.team.audit import AuditEntry
from tests.support.buttons import on
from views.telegram.team.callbacks import InviteTo

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.team.roles import Role
    from sandbox import Message, Person
    from tests.desk import Desk
    from tests.support.buttons import Button

REFUSAL = "This is for members of the newsroom who have the right to it."


@dataclass
class Office:
    """A desk whose owner is Olga."""

    desk: Desk
    olga: Person

    async def invite(self, role: str = "editor", by: Person | None = None) -> str:
        """Invite as an owner does, and return the link's payload."""
        owner = by or self.olga
        chat = self.desk.box.world.private(owner)
        (team,) = await self.desk.say(owner, chat, "/team")
        await self.desk.press(owner, chat, team, on(InviteTo, role=role))
        (payload,) = re.findall(r"start=(join_[0-9a-f]{16})", team.text)
        return str(payload)

    async def open(self, person: Person, payload: str) -> str:
        """Follow the link and return the answer."""
        chat = self.desk.box.world.private(person)
        (answer,) = await self.desk.say(person, chat, f"/start {payload}")
        return answer.text

    async def hire(self, person: Person, role: str = "editor") -> None:
        assert "Welcome to the newsroom" in await self.open(person, await self.invite(role))

    async def told(self, person: Person) -> str:
        """Let the outbox empty itself and return the last that came to the person."""
        await self.desk.travel(self.desk.now)
        return self.desk.box.world.messages(self.desk.box.world.private(person))[-1].text

    async def team(self) -> Message:
        chat = self.desk.box.world.private(self.olga)
        (answer,) = await self.desk.say(self.olga, chat, "/team")
        return answer

    async def manage(self, *buttons: str | Button) -> Message:
        """Press one button after the other below a new list, and return it."""
        list_ = await self.team()
        for each in buttons:
            await self.desk.press(self.olga, self.desk.box.world.private(self.olga), list_, each)
        return list_

    async def acts(self) -> list[AuditEntry]:
        return await self.store.find(AuditEntry)

    async def role_of(self, person: Person) -> Role | None:
        assert self.desk.app is not None
        return await self.desk.app.services.role_of(person.id)

    async def begin_form(self, person: Person) -> None:
        form = Form(person.id, "followup", "text", self.desk.now)
        await put_records(self.store, form)

    async def forms(self) -> list[Form]:
        return await self.store.find(Form)

    @property
    def store(self) -> Store:
        assert self.desk.app is not None
        return self.desk.app.services.store


def files_with(desk: Desk, person: Person) -> list[str]:
    """Return the store's files that name the person."""
    folder = Path(desk.storage_url.removeprefix("tinydb:///")).parent
    whole_id = re.compile(rf"(?<!\d){person.id}(?!\d)")
    return [each.name for each in folder.iterdir() if each.is_file() and whole_id.search(each.read_text())]
