"""Keyboards, pictures and bodies of every kind, each accepted or refused as the real server does."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from sandbox.files import Files, image_size

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api

JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    + b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, 30, 40, 3) + b"\0" * 20
)  # fmt: skip
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 40, 30)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 4 + b"\x2f" + struct.pack("<I", 39 | 29 << 14)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x27\0\0" + b"\x1d\0\0"


@pytest.fixture
def chat(box: Sandbox) -> Chat:
    person = box.world.add_person("Dana")
    box.world.start(person)
    return box.world.private(person)


@pytest.mark.parametrize(
    "data",
    [JPEG, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, b"GIF89a" + struct.pack("<HH", 40, 30) + b"\0" * 9],
    ids=["jpeg", "webp", "webp-lossless", "webp-extended", "gif"],
)
def test_pictures_are_measured(data: bytes) -> None:
    assert image_size(data) == (40, 30)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", WEBP_LOSSY[:28]],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert image_size(data) is None


def test_old_files_make_room_for_new_ones() -> None:
    files = Files()
    first = files.add("document", "a", "x/y", b"a" * 2**27)
    files.add("document", "b", "x/y", b"b" * 2**27)
    assert files.by_id(first.file_id) is first
    files.add("document", "c", "x/y", b"c")
    assert files.by_id(first.file_id) is None
    assert files.by_path(first.path) is None


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ({"remove_keyboard": True, "selective": True}, {"remove_keyboard": True, "selective": True}),
        (
            {"force_reply": True, "input_field_placeholder": "Name"},
            {"force_reply": True, "input_field_placeholder": "Name"},
        ),
        ({"inline_keyboard": [[], []]}, None),
        ({}, None),
        (
            {"inline_keyboard": [[{"text": "a", "url": "Example.org", "callback_data": "x"}], []]},
            {"inline_keyboard": [[{"text": "a", "url": "http://example.org/"}]]},
        ),
        (
            {"inline_keyboard": [[{"text": "a", "switch_inline_query_current_chat": ""}]]},
            {"inline_keyboard": [[{"text": "a", "switch_inline_query_current_chat": ""}]]},
        ),
        (
            {"inline_keyboard": [[{"text": "a", "copy_text": {"text": "c"}}]]},
            {"inline_keyboard": [[{"text": "a", "copy_text": {"text": "c"}}]]},
        ),
        (
            {"keyboard": [[{"text": "a", "request_contact": True}]], "is_persistent": True},
            {"keyboard": [[{"text": "a", "request_contact": True}]], "is_persistent": True},
        ),
    ],
    ids=range(8),
)
async def test_keyboards(api: Api, box: Sandbox, chat: Chat, markup: object, kept: object) -> None:
    await api("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert box.world.messages(chat)[-1].reply_markup == kept


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": [{}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"keyboard": ["a"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        ({"remove_keyboard": 1}, 'field "remove_keyboard" must be of type Boolean'),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}] * 101]}, "REPLY_MARKUP_TOO_LONG"),
        (
            {"inline_keyboard": [[{"text": "a", "web_app": 1}]]},
            'can\'t parse inline keyboard button: Field "web_app" must be of type Object',
        ),
        (
            {"inline_keyboard": [[{"text": "a", "web_app": {"url": "http://a.example"}}]]},
            "inline keyboard button Web App URL 'http://a.example' is invalid: Only HTTPS links are allowed",
        ),
    ],
    ids=range(9),
)
async def test_keyboards_that_are_refused(api: Api, chat: Chat, markup: object, sentence: str) -> None:
    refusal = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert refusal == (400, f"Bad Request: {sentence}")


async def test_only_a_private_chat_opens_pages_inside_telegram(api: Api, box: Sandbox, emma: Person) -> None:
    group = box.world.add_group("Newsroom", [emma])
    markup = {"inline_keyboard": [[{"text": "a", "web_app": {"url": "https://a.example"}}]]}
    refusal = await api.refused("sendMessage", chat_id=group.id, text="a", reply_markup=markup)
    assert refusal == (400, "Bad Request: BUTTON_TYPE_INVALID")


@pytest.mark.parametrize(
    ("kind", "body", "sentence"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "request content must be a JSON object"),
        ("application/x-www-form-urlencoded", b"text=\xff", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"x", "can't find boundary of the multipart body"),
        ("text/plain", b"text=a", "message text is empty"),
    ],
)
async def test_bodies_that_cannot_be_read(api: Api, kind: str, body: bytes, sentence: str) -> None:
    headers = {"Content-Type": kind}
    async with api.session.post(f"{api.base}/sendMessage", data=body, headers=headers) as answer:
        assert (await answer.json())["description"] == f"Bad Request: {sentence}"


@pytest.mark.parametrize("kind", ["video", "audio", "animation", "voice", "video_note", "sticker"])
async def test_other_files_go_unread(api: Api, chat: Chat, kind: str) -> None:
    body = (
        f'--X\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{chat.id}\r\n'
        f'--X\r\nContent-Disposition: form-data; name="{kind}"; filename="a.bin"\r\n\r\nbytes\r\n--X--\r\n'
    )
    headers = {"Content-Type": "multipart/form-data; boundary=X"}
    method = "send" + kind.title().replace("_", "")
    async with api.session.post(f"{api.base}/{method}", data=body.encode(), headers=headers) as answer:
        sent = (await answer.json())["result"]
    assert sent[kind]["file_size"] == 5
    again = await api(method, chat_id=chat.id, **{kind: sent[kind]["file_id"]})
    assert again[kind] == sent[kind]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("[a](example.org)", "text_link"), ("```py\nx\n```", "pre"), ("```\nx```", "pre"), ("[a]", None)],
)
async def test_the_old_markdown_too(api: Api, chat: Chat, path: str, shown: str | None) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text=path, parse_mode="Markdown")
    assert [item["type"] for item in sent.get("entities", [])] == ([shown] if shown else [])


async def test_rights_are_checked_before_anything_changes(api: Api, box: Sandbox) -> None:
    owner, person = box.world.add_person("Owner"), box.world.add_person("Dana")
    group = box.world.add_group("Desk", members=[person], admins=[owner])
    where = {"chat_id": group.id, "user_id": person.id}
    code, sentence = await api.refused("banChatMember", **where)
    assert (code, sentence) == (400, "Bad Request: not enough rights to restrict/unrestrict chat member")
    assert group.member(person).present
    box.world.promote_bot(group, by=owner)
    await api("setChatPermissions", chat_id=group.id, permissions={"can_send_photos": True})
    assert group.permissions == {"can_send_photos", "can_send_messages"}
    await api(
        "deleteMessage", chat_id=group.id, message_id=box.world.say(person, group, "spam")["message_id"]
    )
    assert box.world.messages(group)[-1].deleted
    box.world.demote_bot(group, by=owner)
    theirs = box.world.say(person, group, "word")["message_id"]
    refusal = await api.refused("deleteMessage", chat_id=group.id, message_id=theirs)
    assert refusal == (400, "Bad Request: message can't be deleted")


async def test_half_a_character_is_refused_and_spoils_nothing(api: Api, chat: Chat) -> None:
    unread = (400, "Bad Request: can't parse JSON object")
    assert await api.refused("sendMessage", chat_id=chat.id, text="a\ud83d") == unread
    markup = '{"inline_keyboard": [[{"text": "\\ud83d", "callback_data": "1"}]]}'
    refusal = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert refusal[0] == 400
    whole = '{"inline_keyboard": [[{"text": "\\ud83d\\ude00", "callback_data": "1"}]]}'
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_markup=whole)
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "😀"
