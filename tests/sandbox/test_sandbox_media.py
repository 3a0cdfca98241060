"""Files: checked by content, reused by id, sent as albums, downloaded."""

from __future__ import annotations

import json
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api


def png(width: int = 2, height: int = 1) -> bytes:
    """Return a grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HEAVY = png() + b"\0" * 10 * 2**20


async def upload(api: Api, method: str, files: dict[str, bytes], **params: object) -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, data in files.items():
        form.add_field(name, BytesIO(data), filename=f"{name}.png", content_type="image/png")
    async with api.session.post(f"{api.base}/{method}", data=form) as answer:
        body: dict[str, Any] = await answer.json()
        return body


@pytest.fixture
def person(box: Sandbox) -> Person:
    return box.world.add_person("Dana")


@pytest.fixture
def chat(box: Sandbox, person: Person) -> Chat:
    box.world.start(person)
    return box.world.private(person)


async def test_a_photo_is_measured_reused_and_downloaded(api: Api, url: str, chat: Chat) -> None:
    body = await upload(
        api, "sendPhoto", {"photo": png(40, 30)}, chat_id=chat.id, caption="<b>c</b>", parse_mode="HTML"
    )
    sent = body["result"]
    (size,) = sent["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (40, 30, len(png(40, 30)))
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("c", "bold")
    again = await api("sendPhoto", chat_id=chat.id, photo=size["file_id"])
    assert again["photo"] == sent["photo"]
    path = (await api("getFile", file_id=size["file_id"]))["file_path"]
    async with api.session.get(f"{url}/file/bot42:TEST/{path}") as answer:
        assert await answer.read() == png(40, 30)
    async with api.session.get(f"{url}/file/bot42:TEST/photos/none") as answer:
        assert answer.status == 404
    async with api.session.get(f"{url}/file/bot42:WRONG/{path}") as answer:
        assert answer.status == 401


@pytest.mark.parametrize(
    "disposition",
    ['name="photo"; filename="a.png"', "name=photo; filename=a.png", 'filename="a.png"; name="photo"'],
)
async def test_however_a_client_writes_multipart(api: Api, chat: Chat, disposition: str) -> None:
    """Quotes and order are the client's choice."""
    body = (
        f'--X\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{chat.id}\r\n'
        f"--X\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: image/png\r\n\r\n"
    ).encode() + png()
    headers = {"Content-Type": "multipart/form-data; boundary=X"}
    async with api.session.post(
        f"{api.base}/sendPhoto", data=body + b"\r\n--X--\r\n", headers=headers
    ) as answer:
        assert (await answer.json())["ok"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(42, 2), "PHOTO_INVALID_DIMENSIONS"),
        (
            HEAVY,
            f"file of size {len(HEAVY)} bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
    ids=["text", "empty", "huge", "steep", "heavy"],
)
async def test_a_photo_that_is_refused(api: Api, chat: Chat, data: bytes, sentence: str) -> None:
    body = await upload(api, "sendPhoto", {"photo": data}, chat_id=chat.id)
    assert body["description"] == f"Bad Request: {sentence}"


@pytest.mark.parametrize(
    ("photo", "sentence"),
    [
        ("", "there is no photo in the request"),
        ("AgAD", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.png", "failed to get HTTP URL content"),
    ],
)
async def test_a_reference_that_is_refused(api: Api, chat: Chat, photo: str, sentence: str) -> None:
    assert await api.refused("sendPhoto", chat_id=chat.id, photo=photo) == (400, f"Bad Request: {sentence}")


async def test_a_document_is_no_photo(api: Api, chat: Chat) -> None:
    sent = (await upload(api, "sendDocument", {"document": b"words"}, chat_id=chat.id))["result"]
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == ("document.png", "image/png")
    refusal = await api.refused("sendPhoto", chat_id=chat.id, photo=sent["document"]["file_id"])
    assert refusal == (400, "Bad Request: can't use file of type Document as Photo")


async def test_a_caption_has_its_own_limit(api: Api, chat: Chat) -> None:
    body = await upload(api, "sendPhoto", {"photo": png()}, chat_id=chat.id, caption="x" * 1025)
    assert body["description"] == "Bad Request: message caption is too long"


async def test_captions_and_media_are_edited(api: Api, chat: Chat) -> None:
    sent = (await upload(api, "sendPhoto", {"photo": png()}, chat_id=chat.id, caption="a"))["result"]
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert (await api("editMessageCaption", **where, caption="b"))["caption"] == "b"
    code, sentence = await api.refused("editMessageCaption", **where, caption="b")
    assert (code, sentence.partition(":")[2][:24]) == (400, " message is not modified")
    refusal = await api.refused("editMessageText", **where, text="x")
    assert refusal == (400, "Bad Request: there is no text in the message to edit")
    media = {"type": "photo", "media": "attach://new", "caption": "c"}
    body = await upload(api, "editMessageMedia", {"new": png(5, 5)}, **where, media=media)
    assert (body["result"]["photo"][0]["width"], body["result"]["caption"]) == (5, "c")
    text = await api("sendMessage", chat_id=chat.id, text="t")
    refusal = await api.refused(
        "editMessageCaption", chat_id=chat.id, message_id=text["message_id"], caption="x"
    )
    assert refusal == (400, "Bad Request: there is no caption in the message to edit")


async def test_an_album(api: Api, box: Sandbox, chat: Chat) -> None:
    media = [{"type": "photo", "media": f"attach://p{n}", "caption": f"c{n}"} for n in range(3)]
    files = {f"p{n}": png(n + 1, 1) for n in range(3)}
    body = await upload(api, "sendMediaGroup", files, chat_id=chat.id, media=media)
    sent = body["result"]
    assert [item["caption"] for item in sent] == ["c0", "c1", "c2"]
    assert len({item["media_group_id"] for item in sent}) == 1
    assert [item.message_id for item in box.world.messages(chat)[1:]] == [item["message_id"] for item in sent]


@pytest.mark.parametrize(
    ("media", "sentence"),
    [
        ([], "there must be from 2 to 10 messages to be sent"),
        ([{"type": "photo", "media": "attach://p"}], "there must be from 2 to 10 messages to be sent"),
        ([{"type": "photo", "media": "attach://p"}] * 11, "there must be from 2 to 10 messages to be sent"),
        (
            [{"type": "photo", "media": "attach://p"}, {"type": "document", "media": "attach://p"}],
            "Document can't be mixed with other media types",
        ),
        ([{"type": "photo", "media": "attach://x"}] * 2, "can't parse InputMedia: media not found"),
        ([{"type": "photo"}] * 2, "can't parse InputMedia: media not found"),
        ([{"media": "attach://p"}] * 2, "can't parse InputMedia: Can't find field \"type\""),
        (
            [{"type": "animation", "media": "attach://p"}] * 2,
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ({}, "expected an Array of InputMedia"),
    ],
)
async def test_an_album_that_is_refused(
    api: Api, box: Sandbox, chat: Chat, media: object, sentence: str
) -> None:
    body = await upload(api, "sendMediaGroup", {"p": png()}, chat_id=chat.id, media=media)
    assert body["description"] == f"Bad Request: {sentence}"
    assert len(box.world.messages(chat)) == 1


async def test_people_send_files_too(api: Api, box: Sandbox, person: Person, chat: Chat) -> None:
    await api.updates()
    box.world.send_file(person, chat, png(3, 4), caption="look /here")
    box.world.send_file(person, chat, b"words", kind="document", name="a.txt", mime_type="text/plain")
    box.world.send_album(person, chat, [png(1, 1), png(2, 2)], caption="two")
    photo, document, first, second = [item["message"] for item in await api.updates()]
    assert (photo["photo"][-1]["height"], photo["caption_entities"][0]["type"]) == (4, "bot_command")
    assert document["document"]["file_name"] == "a.txt"
    assert first["media_group_id"] == second["media_group_id"]
    assert await api("sendDocument", chat_id=chat.id, document=document["document"]["file_id"])
