"""Updates by long polling: order, confirmation, redelivery, one poller."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.sandbox.raw_api import Api


async def test_updates_come_in_order_until_they_are_confirmed(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Bota")
    chat = box.world.private(person)
    for n in range(5):
        box.world.say(person, chat, f"m{n}")
    first = await api("getUpdates", limit=2)
    assert [item["message"]["text"] for item in first] == ["m0", "m1"]
    assert await api("getUpdates", limit=2) == first
    rest = await api("getUpdates", offset=first[1]["update_id"] + 1)
    assert [item["message"]["text"] for item in rest] == ["m2", "m3", "m4"]
    assert [item["update_id"] for item in rest] == [first[0]["update_id"] + n for n in (2, 3, 4)]
    newest = await api("getUpdates", offset=-1)
    assert newest == rest[2:]
    assert len(box.updates) == 1


async def test_a_long_poll_waits_for_an_update(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Bota")
    poll = asyncio.create_task(api("getUpdates", timeout=20))
    await box.until(lambda: box.updates.polls == 1)
    box.world.say(person, box.world.private(person), "hello")
    (update,) = await poll
    assert update["message"]["text"] == "hello"
    assert await api("getUpdates", offset=update["update_id"] + 1) == []


async def test_the_older_of_two_pollers_is_ended(api: Api, box: Sandbox) -> None:
    older = asyncio.create_task(api.raw("getUpdates", timeout=20))
    await box.until(lambda: box.updates.polls == 1)
    newer = asyncio.create_task(api.raw("getUpdates", timeout=20))
    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        ),
    }
    person = box.world.add_person("Bota")
    box.world.say(person, box.world.private(person), "hello")
    assert len((await newer)["result"]) == 1


async def test_a_webhook_shuts_out_pollers(api: Api, box: Sandbox) -> None:
    poll = asyncio.create_task(api.raw("getUpdates", timeout=20))
    await box.until(lambda: box.updates.polls == 1)
    await api("setWebhook", url="http://127.0.0.1:9/")
    assert (await poll)["error_code"] == 409
    code, sentence = await api.refused("getUpdates")
    assert code == 409
    assert sentence == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_kinds_are_filtered_when_an_update_is_made(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Bota")
    chat = box.world.private(person)
    await api("getUpdates", allowed_updates=["callback_query"])
    box.world.say(person, chat, "unseen")
    await api("getUpdates", allowed_updates=[])
    box.world.say(person, chat, "seen")
    box.world.block(person)
    kinds = [sorted(set(item) - {"update_id"}) for item in await api("getUpdates")]
    assert kinds == [["message"], ["my_chat_member"]]


async def test_settled_means_confirmed(api: Api, box: Sandbox) -> None:
    await box.settled(timeout=1)
    person = box.world.add_person("Bota")
    box.world.say(person, box.world.private(person), "hello")
    (update,) = await api("getUpdates")
    with pytest.raises(TimeoutError):
        await box.settled(timeout=0.01)
    settled = asyncio.create_task(box.settled(timeout=5))
    await api("getUpdates", offset=update["update_id"] + 1)
    await settled


async def test_a_raw_update_gets_the_next_id(api: Api, box: Sandbox) -> None:
    first, second = box.inject({"poll": {"id": "1"}}), box.inject({"message": {"text": "raw"}})
    assert second == first + 1
    assert await api("getUpdates") == [
        {"poll": {"id": "1"}, "update_id": first},
        {"message": {"text": "raw"}, "update_id": second},
    ]


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("bot42:TEST/noSuchMethod", 404, "Not Found: method not found"),
        ("bot42:WRONG/getMe", 401, "Unauthorized"),
        ("botnonsense/getMe", 404, "Not Found"),
    ],
)
async def test_wrong_addresses(api: Api, url: str, path: str, code: int, description: str) -> None:
    async with api.session.get(f"{url}/{path}") as answer:
        assert answer.status == code
        assert await answer.json() == {"ok": False, "error_code": code, "description": description}


async def test_get_me(api: Api) -> None:
    me = await api("getMe")
    assert (me["id"], me["username"], me["can_read_all_group_messages"]) == (42, "briefing_bot", False)
