"""Each kind of broadcast as it arrives over the wire, is corrected and is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import Audience, AudienceKind, Broadcast
from briefing.broadcasts.content import Button, Content, ContentKind
from briefing.broadcasts.progress import correction_progress, unsend_progress
from briefing.chat import Chat, ChatKind
from briefing.records import put_records
from briefing.team.audit import Actor
from briefing.team.roles import Role
from tests.broadcasts.engine.office import ID

if TYPE_CHECKING:
    from briefing.ports import Store
    from sandbox import Chat as SandboxChat
    from sandbox import Message, Person
    from tests.desk import Desk

BUTTONS = (Button("Site", "https://example.org/"),)


class Wire:
    """One broadcast of Olga's to Emma, over the wire."""

    def __init__(self, desk: Desk, author: Person, reader: Person) -> None:
        assert desk.app is not None
        self.desk = desk
        self.store: Store = desk.app.services.store
        self.author, self.reader = author, reader
        self._before = 0

    @property
    def actor(self) -> Actor:
        return Actor(self.author.id, Role.OWNER, self.desk.now)

    def file(self, name: str) -> tuple[str, str]:
        """Let the author send a document to the bot, and return it as part of a content."""
        own = self.desk.box.world.private(self.author)
        sent = self.desk.box.world.send_file(self.author, own, name.encode(), kind="document", name=name)
        return "document", str(sent["document"]["file_id"])

    async def goes(self, content: Content) -> None:
        """Send it to the reader alone."""
        await self.desk.say(self.reader, self.chat, "/start")
        self._before = self.desk.box.world.messages(self.chat)[-1].message_id
        known = Chat(self.reader.id, ChatKind.PRIVATE, self.desk.now, "kk")
        await self.store.change_chat(known.id, lambda _present: known)
        only_reader = Audience(AudienceKind.LANGUAGE, "kk")
        contents, now = {"": content}, self.desk.now
        draft = Broadcast(ID, 1, self.author.id, Role.OWNER, only_reader, contents, now, buttons=BUTTONS)
        await put_records(self.store, draft)
        await running.start(self.store, ID, self.actor)
        await self.desk.travel(now)

    async def becomes(self, content: Content) -> Broadcast:
        corrected = await running.correct(self.store, ID, self.actor, {"": content})
        await self.desk.travel(self.desk.now)
        assert corrected is not None
        return corrected

    async def goes_back(self) -> Broadcast:
        taken_back = await running.unsend(self.store, ID, self.actor)
        await self.desk.travel(self.desk.now)
        assert taken_back is not None
        return taken_back

    @property
    def chat(self) -> SandboxChat:
        return self.desk.box.world.private(self.reader)

    @property
    def arrived(self) -> list[Message]:
        every = self.desk.box.world.messages(self.chat)
        return [each for each in every if each.message_id > self._before and not each.deleted]


@pytest.fixture
async def wire(idle_desk: Desk, emma: Person) -> Wire:
    olga = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Wire(idle_desk, olga, emma)


async def test_a_text_is_sent_with_its_button_corrected_and_taken_back(wire: Wire) -> None:
    bold = '[{"type":"bold","offset":0,"length":5}]'
    await wire.goes(Content(ContentKind.TEXT, "Hello <all>", bold))
    (message,) = wire.arrived
    assert message.html == "<b>Hello</b> &lt;all&gt;"
    await wire.becomes(Content(ContentKind.TEXT, "Good day"))
    (message,) = wire.arrived
    assert message.text == "Good day"
    assert len(message.buttons) == 1
    await wire.goes_back()
    assert wire.arrived == []


async def test_a_file_gets_another_caption_and_another_file(wire: Wire) -> None:
    first = Content(ContentKind.DOCUMENT, "Plan", media=(wire.file("a.pdf"),))
    await wire.goes(first)
    captioned = replace(first, text="The plan")
    await wire.becomes(captioned)
    (message,) = wire.arrived
    assert (message.text, len(message.buttons)) == ("The plan", 1)
    other = wire.file("b.pdf")
    corrected = await wire.becomes(replace(captioned, media=(other,)))
    (message,) = wire.arrived
    assert message.content["document"]["file_id"] == other[1]
    assert (await correction_progress(wire.store, corrected, wire.desk.now)).sent == 1


async def test_an_album_is_corrected_at_one_place_and_taken_back_whole(wire: Wire) -> None:
    media = tuple(wire.file(f"{number}.pdf") for number in range(3))
    album = Content(ContentKind.ALBUM, "Plans", media=media)
    await wire.goes(album)
    assert [each.text for each in wire.arrived] == ["Plans", "", ""]
    other = wire.file("b.pdf")
    await wire.becomes(replace(album, media=(*media[:2], other)))
    files = [each.content["document"]["file_id"] for each in wire.arrived]
    assert files == [media[0][1], media[1][1], other[1]]
    taken = await wire.goes_back()
    assert wire.arrived == []
    assert (await unsend_progress(wire.store, taken, wire.desk.now)).sent == 1


async def test_anything_else_is_copied_with_its_buttons(wire: Wire) -> None:
    own = wire.desk.box.world.private(wire.author)
    said = wire.desk.box.world.say(wire.author, own, "Whatever it is")
    await wire.goes(Content(ContentKind.COPY, message_id=said["message_id"]))
    (message,) = wire.arrived
    assert (message.text, len(message.buttons)) == ("Whatever it is", 1)
