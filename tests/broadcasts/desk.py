"""Broadcasting over the wire: readers who get it, and an editor at the keyboard."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast
from briefing.chat import Chat as KeptChat
from briefing.chat import ChatKind
from tests.followups.desk import Editor, store_of
from tests.support.buttons import Button, on
from views.telegram.broadcasts.callbacks import FillBroadcast, FinishBroadcast, GoInBroadcast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox import Message, Person
    from tests.desk import Desk

TEXT = "The Chamber opens its doors on Monday."
EVERYONE = on(FillBroadcast, step="audience", value="everyone")
ASK_TO_SEND = on(GoInBroadcast, step="preview", to="confirm")
SEND = on(FinishBroadcast, starts=True)
AS_IT_IS = (
    on(FillBroadcast, step="buttons", value="none"),
    on(FillBroadcast, step="texts", value="done"),
    on(FillBroadcast, step="silent", value="no"),
)
"""Without buttons, the same for all, with a sound."""
LANGUAGES = ("en", "ru", "kk")
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82"
)


@dataclass
class Readers:
    """People whom the bot knows, in three languages in turn."""

    desk: Desk
    people: list[Person]

    def got(self) -> dict[int, list[Message]]:
        """Return what each of them has from the bot, without what was deleted."""
        world = self.desk.box.world
        return {
            each.id: [one for one in world.messages(world.private(each)) if one.from_bot and not one.deleted]
            for each in self.people
        }

    def texts(self) -> list[list[str]]:
        return [[one.text for one in messages] for messages in self.got().values()]


async def readers(desk: Desk, count: int) -> Readers:
    """Let people meet the bot who have nothing from it yet."""
    people = []
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        person = desk.box.world.add_person(f"Reader {number}", language=language)
        desk.box.world.private(person).started = True
        chat = KeptChat(person.id, ChatKind.PRIVATE, desk.now, language=language)
        await store_of(desk).change_chat(person.id, partial(_becomes, chat))
        people.append(person)
    return Readers(desk, people)


def _becomes(chat: KeptChat, _present: KeptChat | None) -> KeptChat:
    return chat


async def broadcasts(desk: Desk) -> list[Broadcast]:
    return await store_of(desk).find(Broadcast)


async def sent_to_all(editor: Editor, text: str = TEXT) -> Message:
    """Write a text and send it to everyone; return the message that shows how far it has come."""
    await to_preview(editor, text=text)
    return await editor.do(ASK_TO_SEND, SEND)


async def to_preview(editor: Editor, audience: Button = EVERYONE, text: str = TEXT) -> Message:
    """Fill in the form with a text for all, without buttons, up to its preview."""
    await editor.say("/broadcast")
    await editor.press(audience)
    return await editor.do(text, *AS_IT_IS)


def shown(editor: Editor, part: str) -> Message:
    """Return the newest message of the bot in whose text a part stands."""
    messages = editor.desk.box.world.messages(editor.chat)
    return [each for each in messages if each.from_bot and part in each.text][-1]


async def press_on(editor: Editor, message: Message, button: Button) -> tuple[str, bool]:
    """Press a button of an older message."""
    return await editor.desk.press(editor.person, editor.chat, message, button)


async def hold_back(people: Readers, some: Sequence[Person]) -> None:
    """Let the first try to write to some readers fail in a way that passes."""
    for each in some:
        people.desk.box.faults.add(kind="500", method="sendMessage", chat_id=each.id)


def files(editor: Editor) -> list[bytes]:
    """Return the documents that the bot sent, oldest first."""
    sent = [
        each.content["document"]["file_id"]
        for each in editor.desk.box.world.messages(editor.chat)
        if each.from_bot and "document" in each.content
    ]
    found = (editor.desk.box.files.by_id(each) for each in sent)
    return [each.data for each in found if each is not None]


def rows(file: bytes) -> list[dict[str, str]]:
    """Read the table of a report."""
    assert file.startswith(b"\xef\xbb\xbfchat_id,"), "a byte order mark tells spreadsheets that it is UTF-8"
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))


async def wrote(editor: Editor, **content: object) -> Message:
    """Send the bot a message as Telegram would, with content that people have no shorthand for."""
    message = {
        "message_id": 900_000,
        "date": int(editor.desk.now.timestamp()),
        "chat": editor.chat.api(),
        "from": editor.person.api(),
    }
    editor.desk.box.inject({"message": message | content})
    await editor.desk.box.settled()
    return editor.last
