"""What strangers send and forward: what nobody reads is left out, however deep, large or new it is."""

from __future__ import annotations

import ast
import time
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from aiogram import Bot, types

from bot.shapes import Kinds, Many, Present, Shape
from bot.update_fields import UPDATE
from briefing.broadcasts.content import ContentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.shapes import ShapePart
    from sandbox import Message, Person
    from tests.desk import Desk

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]


def styled(depth: int) -> Json:
    text: Json = {"type": "plain", "text": "x"}
    for number in range(depth):
        text = {"type": ("bold", "italic", "underline")[number % 3], "text": text}
    return text


def rich(text: object, paragraphs: int = 1) -> Json:
    return {"rich_message": {"blocks": [{"type": "paragraph", "text": text}] * paragraphs}}


def of_channel(**changes: object) -> Json:
    origin = {"type": "channel", "date": 5, "message_id": 6, "chat": {"id": -100, "type": "channel"}}
    return {"forward_origin": {**origin, **changes}}


LINK = {"type": "url", "url": "https://kt.kz", "text": styled(3)}
UNREAD: dict[str, Json] = {
    "styles within styles": rich(styled(6)),
    "styles a hundred deep": rich(styled(100)),
    "a styled link in 200 paragraphs": rich(LINK, 200),
    "a new kind of block": {"rich_message": {"blocks": [{"type": "hologram", "x": {"y": []}}]}},
    "a rich message of another shape": {"rich_message": [1, "2"]},
    "a new origin": {"forward_origin": {"type": "community", "community": {"id": 5}}},
    "an origin without a kind": {"forward_origin": {"date": 5}},
    "an origin without a date": of_channel(date=None),
    "an origin of another shape": {"forward_origin": "nobody"},
    "new paid media": {"paid_media": {"star_count": 1, "paid_media": [{"type": "scent"}]}},
    "a broken sticker": {"sticker": {"file_id": 5}},
    "a broken photo": {"photo": [{"file_id": None}, 5]},
    "a deep reply": {"reply_to_message": {"message_id": 1, "reply_to_message": styled(50)}},
    "a reply of a new kind": {
        "reply_to_message": {
            "message_id": 1,
            "date": 5,
            "chat": {"id": 5, "type": "private"},
            **rich(styled(6)),
            "forward_origin": {"type": "community"},
        }
    },
    "entities of another shape": {"entities": [5, {"type": "new", "offset": "a"}, {"type": 7}, None]},
    "a new entity": {"entities": [{"type": "sparkle", "offset": 0, "length": 5}]},
    "flags that are none": {"has_media_spoiler": "yes", "is_topic_message": 5, "media_group_id": 7},
    "a far date of edit": {"edit_date": 10**30},
    "a new field": {"quantum_state": {"is": ["and", "is not"]}},
    "a keyboard of a new kind": {"reply_markup": {"inline_keyboard": [[{"text": 5, "what": {}}]]}},
    "a lone surrogate": {"author_signature": "\ud800"},
}


def question(person: Person, text: str = "/help", **more: object) -> Json:
    who = {"id": person.id, "is_bot": False, "first_name": "Emma", "language_code": "en"}
    return {
        "message": {
            "message_id": 77,
            "date": 1_790_000_000,
            "chat": {"id": person.id, "type": "private"},
            "from": who,
            "text": text,
            **more,
        }
    }


async def answered(desk: Desk, person: Person, raw: Json) -> Message:
    """Return the answer to a raw update of somebody who has spoken to the bot before."""
    chat = desk.box.world.private(person)
    (before,) = await desk.say(person, chat, "/about")
    desk.box.inject(raw)
    return await desk.box.next_message(chat, after=before.message_id, timeout=30)


@pytest.mark.parametrize("unread", [pytest.param(value, id=key) for key, value in UNREAD.items()])
async def test_what_nobody_reads_does_not_matter(desk: Desk, emma: Person, unread: Json) -> None:
    answer = await answered(desk, emma, question(emma, **unread))
    assert "/digest" in answer.text


async def test_a_rich_message_is_answered_like_anything_that_is_no_text(desk: Desk, emma: Person) -> None:
    raw = question(emma, **rich(styled(6)))
    del raw["message"]["text"]
    answer = await answered(desk, emma, raw)
    assert "text" in answer.text


@pytest.mark.parametrize("lacking", ["is_bot", "first_name"])
async def test_a_person_without_what_nobody_needs_is_answered(desk: Desk, emma: Person, lacking: str) -> None:
    raw = question(emma)
    del raw["message"]["from"][lacking]
    assert await answered(desk, emma, raw)


async def test_halves_of_surrogate_pairs_are_replaced(desk: Desk, emma: Person) -> None:
    answer = await answered(desk, emma, question(emma, "what \ud800 is \udfff this"))
    assert "�" in answer.text


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param({"message": {"message_id": "what", "chat": 5}}, id="wrong types"),
        pytest.param({"message": {"message_id": 5, "date": 5}}, id="no chat"),
        pytest.param({"callback_query": {"id": "5", "data": "x"}}, id="a press of nobody"),
        pytest.param({"my_chat_member": {"date": 5, "chat": {"id": 5, "type": "private"}}}, id="no members"),
    ],
)
async def test_what_cannot_be_understood_is_logged_once_and_confirmed(
    desk: Desk, emma: Person, raw: Json
) -> None:
    with structlog.testing.capture_logs() as logged:
        number = desk.box.inject(raw)
        (answer,) = await desk.say(emma, desk.box.world.private(emma), "/help")
    assert "/digest" in answer.text
    named = [each for each in logged if each["event"] == "update_not_understood"]
    assert [each["update"] for each in named] == [number]


async def test_an_update_that_takes_too_long_is_given_up(desk: Desk, emma: Person) -> None:
    assert desk.app is not None
    desk.app.intake._longest_seconds = 0.2
    chat = desk.box.world.private(emma)
    desk.box.faults.add(method="sendMessage", times=1, kind="delay", seconds=3)
    with structlog.testing.capture_logs() as logged:
        desk.box.world.say(emma, chat, "/help")
        desk.box.world.say(emma, chat, "/chamber")
        await desk.box.until(lambda: desk.box.world.messages(chat)[-1].text.startswith("4. "), timeout=30)
    assert len([each for each in logged if each["event"] == "update_timed_out"]) == 1


def test_reading_takes_time_in_proportion_to_what_is_read() -> None:
    """The message of 421 bytes took two minutes; whatever it has beside the text costs next to nothing."""

    bot = Bot("1:test")

    def seconds(raw: Json) -> float:
        began = time.perf_counter()
        assert UPDATE.read({"update_id": 5, **raw}, bot) is not None
        return time.perf_counter() - began

    person = types.User(id=5, is_bot=False, first_name="Emma")
    raw = question(person, **rich(styled(900), 200))  # type: ignore[arg-type] # it has an id, which is all that is read
    assert seconds(raw) < 1


def _shapes(part: ShapePart) -> Iterator[Shape[Any]]:
    if isinstance(part, Many):
        yield from _shapes(part.each)
    elif isinstance(part, Kinds):
        yield from chain.from_iterable(map(_shapes, part.shapes.values()))
    elif isinstance(part, Shape):
        yield part
        yield from chain.from_iterable(map(_shapes, part.parts.values()))


def _attributes_read() -> set[str]:
    """Return every attribute that the rooms which see updates read, by name or by ``getattr`` with a text."""
    read: set[str] = set()
    rooms = ("handlers", "bot", "telegram", "views/telegram")
    for path in chain.from_iterable((ROOT / room).rglob("*.py") for room in rooms):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                read.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                read.add(node.value)
    return read


SEEN: set[type[types.TelegramObject]] = {
    types.Message,
    types.CallbackQuery,
    types.InlineQuery,
    types.ChatMemberUpdated,
    types.Chat,
    types.User,
    types.Update,
    types.Document,
    types.MessageOriginChannel,
    types.ChatMemberRestricted,
    types.ChatMemberAdministrator,
}
"""The objects of an update whose fields are read by name."""
NOT_OF_UPDATES = frozenset(
    {
        "is_bot", "is_forum",
        "supports_inline_queries", "supports_guest_queries", "can_read_all_group_messages",
        "can_join_groups",
        "invite_link", "contact", "user", "bio", "location",
        "description", "permissions", "subscription", "photo", "birthdate", "edited_message",
    }
)  # fmt: skip
"""Names of fields of these objects that the rooms use for something else than updates."""


def test_the_table_has_every_field_that_is_read() -> None:
    kept = {name for shape in _shapes(UPDATE) for name in (*shape.plain, *shape.parts)}
    kept |= {"from_user"}  # ``from`` on the wire
    fields = {name for model in SEEN for name in model.model_fields}
    assert (fields & _attributes_read()) - kept - NOT_OF_UPDATES == set()


def test_the_table_has_nothing_that_nobody_reads() -> None:
    """Fields that only say what kind of message it is are read by aiogram, as its ``content_type``."""
    by_kind = {kind.value for kind in ContentKind}  # getattr(message, kind.value)
    read = _attributes_read() | by_kind | {"update_id", "offset", "length", "custom_emoji_id", "unix_time"}
    kept: set[str] = set()
    for shape in _shapes(UPDATE):
        kept.update(shape.plain)
        kept.update(key for key, part in shape.parts.items() if not isinstance(part, Present))
    # A keyboard whose buttons change goes back as it came, with those that open a page inside Telegram.
    sent_back = {"web_app"}
    assert kept - read - sent_back - {"from", "language", "date_time_format"} == set()
