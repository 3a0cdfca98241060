"""Filling in the form of a follow-up over the wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.followups.entries import LogEntry
from briefing.forms import Form
from briefing.records import put_records
from briefing.team.members import Member
from tests.support.buttons import Button, on
from views.telegram.followups.callbacks import FillIn

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.team.roles import Role
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

URL = "https://akorda.example/ru/events/chamber"
TEXT = "The Chamber opened an office in Almaty."
STEPS = (URL, TEXT, on(FillIn, step="status", value="in_progress"))
"""Answers up to the preview of a follow-up on the Chamber that keeps its status; ``[`` is a button."""


@dataclass
class Editor:
    """Somebody at the keyboard in the private chat."""

    desk: Desk
    person: Person

    @property
    def chat(self) -> Chat:
        return self.desk.box.world.private(self.person)

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        return [each for each in self.desk.box.world.messages(self.chat) if each.from_bot][-1]

    @property
    def buttons(self) -> list[str]:
        return [each["text"] for row in self.last.buttons for each in row]

    def data(self, button: Button) -> str:
        """Return all that a button carries."""
        return button.of(self.last)

    async def forge(self, data: str) -> tuple[str, bool]:
        return await self.desk.press(self.person, self.chat, self.last, data, forged=True)

    async def say(self, text: str) -> Message:
        await self._told()
        await self.desk.say(self.person, self.chat, text)
        return self.last

    async def press(self, button: str | Button) -> tuple[str, bool]:
        await self._told()
        return await self.desk.press(self.person, self.chat, self.last, button)

    async def _told(self) -> None:
        """Wait until all that others' acts have to tell was told: it would be the newest message."""
        if self.desk.app is not None:
            await self.desk.app.worker.wait_until_empty()

    async def do(self, *acts: str | Button) -> Message:
        """Write each act, or press it where it is a button or begins with ``[``."""
        for act in acts:
            if isinstance(act, Button):
                await self.press(act)
            else:
                await (self.press(act[1:]) if act.startswith("[") else self.say(act))
        return self.last

    async def preview(self) -> Message:
        """Fill in a whole form."""
        return await self.do("/followup chamber", *STEPS)


def store_of(desk: Desk) -> Store:
    assert desk.app is not None
    return desk.app.services.store


async def entries(desk: Desk) -> list[LogEntry]:
    return await store_of(desk).find(LogEntry)


async def forms(desk: Desk) -> list[Form]:
    return await store_of(desk).find(Form)


async def join(desk: Desk, person: Person, role: Role) -> Editor:
    """Make somebody a member who has met the bot."""
    member = Member(person.id, person.name, role, desk.now, "en")
    await put_records(store_of(desk), member)
    made = Editor(desk, person)
    await made.say("/start")
    return made
