"""Each fault on demand, the pace, and the journal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Sandbox
    from tests.sandbox.raw_api import Api, Clock


@pytest.fixture
def chat(box: Sandbox) -> Chat:
    person = box.world.add_person("Dana")
    box.world.start(person)
    return box.world.private(person)


def sent(box: Sandbox, chat: Chat) -> list[str]:
    return [item.text for item in box.world.messages(chat) if item.from_bot]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("400", {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}),
        ("403", {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
        (
            "429",
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 7",
                "parameters": {"retry_after": 7},
            },
        ),
        ("500", {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
    ],
)
async def test_refusals_last_as_long_as_was_said(
    api: Api, box: Sandbox, chat: Chat, kind: str, body: dict[str, object]
) -> None:
    box.faults.add(method="sendmessage", kind=kind, times=2, retry_after=7)  # type: ignore[arg-type] # by parameter
    assert (await api("getMe"))["id"] == 42
    for _ in range(2):
        assert await api.raw("sendMessage", chat_id=chat.id, text="a") == body
        assert api.status == body["error_code"]
    assert sent(box, chat) == []
    await api("sendMessage", chat_id=chat.id, text="a")
    assert sent(box, chat) == ["a"]
    assert [(call.ok, call.fault) for call in box.journal.filter("sendMessage")] == [
        (False, kind),
        (False, kind),
        (True, None),
    ]


async def test_a_502_is_a_page(api: Api, box: Sandbox) -> None:
    box.faults.add(kind="502")
    async with api.session.post(f"{api.base}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await answer.text()


@pytest.mark.parametrize(("kind", "carried_out"), [("reset", False), ("lost_answer", True)])
async def test_cut_connections(api: Api, box: Sandbox, chat: Chat, kind: str, *, carried_out: bool) -> None:
    box.faults.add(kind=kind)  # type: ignore[arg-type] # by parameter
    with pytest.raises(aiohttp.ClientError):
        await api.raw("sendMessage", chat_id=chat.id, text="a")
    assert sent(box, chat) == (["a"] if carried_out else [])
    call = box.journal[-1]
    assert (call.ok, call.answered, call.fault) == (carried_out, False, kind)


async def test_broken_json(api: Api, box: Sandbox, chat: Chat) -> None:
    box.faults.add(kind="broken_json")
    async with api.session.post(f"{api.base}/sendMessage", json={"chat_id": chat.id, "text": "a"}) as answer:
        assert answer.status == 200
        with pytest.raises(ValueError, match="Expecting value"):
            await answer.json()
    assert sent(box, chat) == ["a"]


async def test_a_hanging_call_is_never_carried_out(api: Api, box: Sandbox, chat: Chat) -> None:
    box.faults.add(kind="hang", seconds=60)
    call = asyncio.create_task(api.raw("sendMessage", chat_id=chat.id, text="a"))
    await box.until(lambda: box.busy == 1)
    assert not call.done()
    await box.stop()
    with pytest.raises(aiohttp.ClientError):
        await call
    assert sent(box, chat) == []


async def test_a_delayed_call_is_carried_out_later(api: Api, box: Sandbox, chat: Chat) -> None:
    box.faults.add(kind="delay", seconds=0.05)
    call = asyncio.create_task(api("sendMessage", chat_id=chat.id, text="a"))
    await box.until(lambda: box.busy == 1)
    assert sent(box, chat) == []
    await call
    assert sent(box, chat) == ["a"]


async def test_the_server_is_down_for_a_while(api: Api, box: Sandbox, clock: Clock) -> None:
    box.faults.down(30)
    with pytest.raises(aiohttp.ClientError):
        await api.raw("getMe")
    clock.forward(29.9)
    with pytest.raises(aiohttp.ClientError):
        await api.raw("getMe")
    clock.forward(0.2)
    assert (await api("getMe"))["id"] == 42


async def test_a_share_of_all_calls_is_drawn_from_a_seed(api: Api, box: Sandbox, chat: Chat) -> None:
    async def outcomes() -> list[bool]:
        fault = box.faults.add(kind="500", times=None, share=0.3, seed=5)
        bodies = [await api.raw("sendMessage", chat_id=chat.id, text="a") for _ in range(40)]
        box.faults.remove(fault)
        return [body["ok"] for body in bodies]

    first = await outcomes()
    assert 4 <= first.count(False) <= 20
    assert await outcomes() == first


async def test_a_fault_for_one_chat(api: Api, box: Sandbox, chat: Chat) -> None:
    other = box.world.add_person("Other")
    box.world.start(other)
    box.faults.add(kind="403", chat_id=other.id, times=None)
    await api("sendMessage", chat_id=chat.id, text="a")
    assert (await api.refused("sendMessage", chat_id=other.id, text="a"))[0] == 403


async def test_a_general_fault_spares_long_polls(api: Api, box: Sandbox) -> None:
    box.faults.add(kind="500")
    assert await api("getUpdates") == []
    assert (await api.refused("getMe"))[0] == 500


async def test_one_a_second_to_a_person_after_a_burst(
    api: Api, box: Sandbox, chat: Chat, clock: Clock
) -> None:
    box.limits.enabled = True
    for _ in range(3):
        await api("sendMessage", chat_id=chat.id, text="a")
    body = await api.raw("sendMessage", chat_id=chat.id, text="a")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 1})
    clock.forward(1)
    await api("sendMessage", chat_id=chat.id, text="a")
    assert not (await api.raw("sendMessage", chat_id=chat.id, text="a"))["ok"]
    assert (box.limits.caused, box.journal.count_429()) == (2, 2)


async def test_twenty_a_minute_to_a_group(api: Api, box: Sandbox, clock: Clock) -> None:
    box.limits.enabled = True
    owner = box.world.add_person("Owner")
    group = box.world.add_group("Desk", members=[owner])
    for _ in range(20):
        await api("sendMessage", chat_id=group.id, text="a")
        clock.forward(1)
    body = await api.raw("sendMessage", chat_id=group.id, text="a")
    assert body["parameters"] == {"retry_after": 40}
    clock.forward(40)
    await api("sendMessage", chat_id=group.id, text="a")


async def test_thirty_a_second_in_all_and_a_thousand_for_stars(api: Api, box: Sandbox, clock: Clock) -> None:
    box.limits.enabled = True
    people = [box.world.add_person(f"P{n}") for n in range(40)]
    for person in people:
        box.world.start(person)
    codes = [(await api.raw("sendMessage", chat_id=p.id, text="a")).get("error_code") for p in people]
    assert codes == [None] * 30 + [429] * 10
    paid = {"text": "b", "allow_paid_broadcast": True}
    assert all([(await api.raw("sendMessage", chat_id=p.id, **paid))["ok"] for p in people])
    assert box.limits.stars == pytest.approx(4.0)
    clock.forward(1)
    assert (await api.raw("sendMessage", chat_id=people[-1].id, text="a"))["ok"]


async def test_without_paid_broadcasts_thirty_a_second_is_all(api: Api, box: Sandbox) -> None:
    box.limits.enabled, box.limits.paid_broadcasts = True, False
    people = [box.world.add_person(f"P{n}") for n in range(31)]
    for person in people:
        box.world.start(person)
    paid = {"text": "b", "allow_paid_broadcast": True}
    codes = [(await api.raw("sendMessage", chat_id=p.id, **paid)).get("error_code") for p in people]
    assert (codes, box.limits.stars) == ([None] * 30 + [429], 0)


async def test_an_album_counts_as_its_messages(api: Api, box: Sandbox) -> None:
    box.limits.enabled = True
    owner = box.world.add_person("Owner")
    group = box.world.add_group("Desk", members=[owner])
    document = box.world.send_file(owner, group, b"x", kind="document")["document"]["file_id"]
    media = [{"type": "document", "media": document}] * 10
    for _ in range(2):
        await api("sendMediaGroup", chat_id=group.id, media=media)
    assert (await api.refused("sendMediaGroup", chat_id=group.id, media=media[:2]))[0] == 429


async def test_what_the_journal_tells(api: Api, box: Sandbox, chat: Chat, clock: Clock) -> None:
    for text in ("a", "b", "a"):
        await api("sendMessage", chat_id=chat.id, text=text)
        clock.forward(0.5)
    await api.raw("sendMessage", chat_id=chat.id, text="")
    await api.raw("noSuchMethod")
    assert box.journal.missing([chat.id, 7]) == {7}
    assert box.journal.twice() == {(str(chat.id), "", "a"): 2}
    assert box.journal.most_in_any_second() == 2
    last, unknown = box.journal[-2], box.journal[-1]
    assert (last.method, last.error_code, last.description) == (
        "sendMessage",
        400,
        "Bad Request: message text is empty",
    )
    assert (unknown.method, unknown.error_code) == ("noSuchMethod", 404)
    assert last.at == clock.now
    assert [call.number for call in box.journal] == [1, 2, 3, 4, 5]
    assert "42:TEST" not in str(list(box.journal))
