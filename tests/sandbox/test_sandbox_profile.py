"""The command menu and what the bot says about itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.test_sandbox_media import png, upload

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.sandbox.raw_api import Api

HELP = {"command": "help", "description": "What I can do"}


async def test_menus_are_kept_by_scope_and_language(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    scope = {"type": "chat", "chat_id": person.id}
    assert await api("setMyCommands", commands=[HELP]) is True
    await api("setMyCommands", commands=[{"command": "/ru", "description": "x"}], language_code="ru")
    await api("setMyCommands", commands=[], scope=scope)
    await api("setMyCommands", commands=[HELP], scope={"type": "all_group_chats"})
    assert set(box.commands) == {("default", ""), ("default", "ru"), ("all_group_chats", "")}
    assert await api("getMyCommands") == [HELP]
    assert await api("getMyCommands", language_code="ru") == [{"command": "ru", "description": "x"}]
    assert await api("getMyCommands", language_code="kk") == []
    await api("deleteMyCommands")
    assert await api("getMyCommands") == []


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": ["x"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": {}}, "expected an Array of BotCommand"),
        ({"commands": "["}, "can't parse commands JSON object"),
        ({"commands": [HELP] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        (
            {"commands": [HELP], "scope": {"type": "x"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"commands": [HELP], "scope": {}}, "can't parse BotCommandScope: Can't find field \"type\""),
        ({"commands": [HELP], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": [HELP], "language_code": "rus"}, "invalid language code specified"),
    ],
)
async def test_a_menu_that_is_refused(api: Api, params: dict[str, Any], sentence: str) -> None:
    assert await api.refused("setMyCommands", **params) == (400, f"Bad Request: {sentence}")


@pytest.mark.parametrize(
    ("title", "field", "limit"),
    [
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
        ("Name", "name", 64),
    ],
)
async def test_texts_about_the_bot(api: Api, box: Sandbox, title: str, field: str, limit: int) -> None:
    assert await api(f"setMy{title}", **{field: "қ" * limit}) is True
    await api(f"setMy{title}", **{field: "по-русски"}, language_code="ru")
    assert await api(f"getMy{title}", language_code="ru") == {field: "по-русски"}
    assert await api(f"getMy{title}", language_code="kk") == {field: "қ" * limit}
    assert box.descriptions[field, "ru"] == "по-русски"
    code, _ = await api.refused(f"setMy{title}", **{field: "x" * (limit + 1)})
    assert code == 400


async def test_the_menu_button(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    assert await api("getChatMenuButton") == {"type": "default"}
    await api("setChatMenuButton", chat_id=person.id, menu_button={"type": "commands"})
    assert await api("getChatMenuButton", chat_id=person.id) == {"type": "commands"}
    code, _ = await api.refused("setChatMenuButton", menu_button={"type": "x"})
    assert code == 400


async def test_the_picture_of_the_account(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    none = {"total_count": 0, "photos": []}
    assert await api("getUserProfilePhotos", user_id=box.bot.id) == none
    photo = json.dumps({"type": "static", "photo": "attach://own"})
    body = await upload(api, "setMyProfilePhoto", {"own": png(5, 5)}, photo=photo)
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    body = await upload(api, "setMyProfilePhoto", {"other": jpeg()}, photo=photo)
    assert body["description"] == "Bad Request: profile photo isn't specified"
    body = await upload(api, "setMyProfilePhoto", {"own": jpeg()}, photo=photo)
    assert body["result"] is True
    found = await api("getUserProfilePhotos", user_id=box.bot.id)
    assert (found["total_count"], found["photos"][0][0]["width"]) == (1, 6)
    assert await api("getUserProfilePhotos", user_id=person.id) == none
    assert await api.refused("getUserProfilePhotos", user_id=5) == (400, "Bad Request: user not found")
    box.world.older_server = True
    body = await upload(api, "setMyProfilePhoto", {"own": jpeg()}, photo=photo)
    assert body["error_code"] == 404


def jpeg() -> bytes:
    """Return the least that a reader of JPEG takes for a picture, of 6 by 4 pixels."""
    frame = bytes([0xFF, 0xC0, 0, 11, 8, 0, 4, 0, 6, 1, 1, 0x11, 0])
    return b"\xff\xd8" + frame + b"\xff\xd9"
