"""A desk with an owner who sends statement files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import PACKAGED_CONTENT
from briefing.versions.versions import StatementVersion, Upload
from storage.content.keeping import statement_template
from storage.content.writing import toml_of
from tests.support.buttons import Button, on
from views.telegram.versions.callbacks import TakeIn

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from sandbox import Message, Person
    from tests.desk import Desk

ID = "ots-2025"
TITLE = ('title = "OTS+ format (OTS', 'title = "The OTS+ format (OTS')
"""A slip of the pen in one language, set right."""


@dataclass
class Office:
    """A running bot with its owner, Olga."""

    desk: Desk
    olga: Person

    async def send(self, text: str | bytes, name: str = "file.toml", by: Person | None = None) -> Message:
        """Send a file in the private chat and return the bot's one answer."""
        person = by or self.olga
        chat = self.desk.box.world.private(person)
        before = max((each.message_id for each in self.desk.box.world.messages(chat)), default=0)
        data = text.encode() if isinstance(text, str) else text
        self.desk.box.world.send_file(person, chat, data, kind="document", name=name)
        await self.desk.box.settled()
        messages = self.desk.box.world.messages(chat)
        (answer,) = (each for each in messages if each.from_bot and each.message_id > before)
        return answer

    async def say(self, text: str, by: Person | None = None) -> Message:
        person = by or self.olga
        (answer,) = await self.desk.say(person, self.desk.box.world.private(person), text)
        return answer

    async def press(
        self, message: Message, button: str | Button, by: Person | None = None
    ) -> tuple[str, bool]:
        person = by or self.olga
        return await self.desk.press(person, self.desk.box.world.private(person), message, button)

    def shown(self, message: Message) -> str:
        """Return what a message shows now."""
        messages = self.desk.box.world.messages(self.desk.box.world.private(self.olga))
        return next(each.text for each in messages if each.message_id == message.message_id)

    async def take_in(self, text: str) -> Message:
        offer = await self.send(text)
        await self.press(offer, on(TakeIn))
        assert "Readers see it now" in self.shown(offer)
        return offer

    def held(self, statement_id: str = ID) -> Statement:
        """Return a statement as readers see it."""
        assert self.desk.app is not None
        found = self.desk.app.services.library.statement(statement_id)
        assert found is not None
        return found

    def text(self, *replaced: tuple[str, str]) -> str:
        """Return the statement that is shown as a file, with words replaced."""
        text = toml_of(self.held())
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        return text

    def text_in(self, *languages: str) -> str:
        """Return a new statement as a file with texts in some languages: its title names each."""
        text = statement_template(PACKAGED_CONTENT / "templates", "bridge", languages)
        for each in languages:
            begin, found, end = text.partition(f"[texts.{each}.initiatives.example_bridge]")
            text = begin + found + end.replace('title = "Example', f'title = "{each}: Example', 1)
        return text

    async def versions(self) -> list[StatementVersion]:
        assert self.desk.app is not None
        return await self.desk.app.services.store.find(StatementVersion)

    async def waiting(self) -> list[Upload]:
        """Return what was sent and not decided about."""
        assert self.desk.app is not None
        return await self.desk.app.services.store.find(Upload)
