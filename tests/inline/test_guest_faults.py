"""Guest queries and inline queries when there are too many, or something fails."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
import structlog
from aiohttp import ClientSession

from bot.webhook import SECRET_HEADER
from briefing.errors import StorageUnavailable
from tests.inline.asking import NAME, asked, foreign, offered, posted
from tests.running.test_webhook import SECRET, free_port

if TYPE_CHECKING:
    from typing import Literal

    from sandbox import Person
    from tests.desk import Desk

    PassingFault = Literal["500", "502", "reset"]

LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"

OF_EACH_UPDATE = {"call_made", "update_taken"}
"""Lines for who debugs."""


class Away:
    """A store that cannot be reached."""

    async def chat(self, _chat_id: int) -> None:
        raise StorageUnavailable("The database is away.")

    get = subscriptions = chat


async def test_the_flood_limit_counts_by_person(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=3)
    other = desk.box.world.add_person("Other", language="en")
    chats = [foreign(desk, emma, other) for _each in range(3)]
    for number in range(7):
        desk.box.world.say(emma, chats[number % 3], f"{NAME} {number + 1}")
        await desk.box.settled()
    answers = [each.text for chat in chats for each in posted(desk, chat)]
    assert len(answers) == 4
    assert sum(each.startswith("Too many messages.") for each in answers) == 1
    (answer,) = await asked(desk, other, chats[0], f"{NAME} chamber")
    assert answer.text.startswith("4. ")
    private = desk.box.world.private(emma)
    assert (await desk.say(emma, private, "/chamber"))[0].text.startswith("4. "), "counted apart"


@pytest.mark.parametrize("method", ["answerGuestQuery", "answerInlineQuery"])
async def test_a_late_answer_is_dropped_with_one_line(desk: Desk, emma: Person, method: str) -> None:
    chat = foreign(desk, emma)
    desk.box.faults.add(method=method, times=1, kind="400", description=LATE)
    with structlog.testing.capture_logs() as logged:
        desk.box.world.say(emma, chat, f"{NAME} chamber")
        desk.box.world.ask_inline(emma, chat, "chamber")
        await desk.box.settled()
    (line,) = [each for each in logged if each["event"] not in OF_EACH_UPDATE]
    assert (line["log_level"], line["method"]) == ("debug", method)
    assert len(desk.box.journal.filter(method)) == 1


@pytest.mark.virtual_time
@pytest.mark.parametrize("kind", ["500", "502", "reset"])
async def test_an_answer_gets_through_a_passing_fault(desk: Desk, emma: Person, kind: PassingFault) -> None:
    chat = foreign(desk, emma)
    desk.box.faults.add(method="answerGuestQuery", times=1, kind=kind)
    (answer,) = await asked(desk, emma, chat, f"{NAME} chamber")
    assert answer.text.startswith("4. ")
    desk.box.faults.add(method="answerInlineQuery", times=1, kind=kind)
    assert len((await offered(desk, emma, ""))["results"]) == 11


@pytest.mark.virtual_time
async def test_an_answer_whose_confirmation_is_lost_is_not_posted_twice(desk: Desk, emma: Person) -> None:
    desk.box.faults.add(method="answerGuestQuery", times=1, kind="lost_answer")
    assert len(await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")) == 1


@pytest.mark.virtual_time
async def test_a_flood_of_queries_holds_no_other_message(desk: Desk, emma: Person) -> None:
    loop, chat = asyncio.get_running_loop(), desk.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    desk.box.faults.add(method="answerInlineQuery", times=1, kind="429", retry_after=40)
    desk.box.world.ask_inline(emma, chat, "chamber")
    await desk.box.settled()
    began = loop.time()
    assert len(await desk.say(emma, chat, "/chamber")) == 1
    assert loop.time() - began < 10
    assert len(desk.box.journal.filter("answerInlineQuery")) == 1, "nobody waits for it any more"


async def test_questions_are_answered_while_the_store_is_away(desk: Desk, emma: Person) -> None:
    assert desk.app is not None
    services = desk.app.services
    real, services.store = services.store, Away()  # type: ignore[assignment] # these methods suffice
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    found = await offered(desk, emma, "chamber")
    services.store = real
    assert answer.text.startswith("4. Turkic Chamber")
    assert found["results"][0]["id"] == "ots-2025:chamber"


async def test_with_a_webhook_the_answer_is_in_the_response(idle_desk: Desk, emma: Person) -> None:
    desk, port = idle_desk, free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    await desk.start(webhook_url=hook, webhook_secret=SECRET, web_port=port, answer_in_webhook=True)
    await desk.box.until(lambda: desk.box.webhook.hook is not None)
    (answer,) = await asked(desk, emma, foreign(desk, emma), f"{NAME} chamber")
    assert answer.text.startswith("4. ")
    assert len((await offered(desk, emma, ""))["results"]) == 11

    sender = {"id": emma.id, "is_bot": False, "first_name": "Emma"}
    asking = {"message_id": 9, "date": 1_790_000_000, "from": sender, "chat": {"id": -5, "type": "group"}}
    updates: list[dict[str, object]] = [
        {"inline_query": {"id": "7", "from": sender, "query": "chamber", "offset": ""}},
        {"guest_message": asking | {"guest_query_id": "8", "text": f"{NAME} chamber"}},
    ]
    before = len(desk.box.journal.filter("answerInlineQuery"))
    async with ClientSession(headers={SECRET_HEADER: SECRET}) as http:
        for number, update in enumerate(updates, 700_000_000):
            async with http.post(hook, data=json.dumps({"update_id": number, **update})) as reply:
                updates[number - 700_000_000] = json.loads(await reply.read())
    inline, guest = updates
    assert (inline["method"], inline["inline_query_id"]) == ("answerInlineQuery", "7")
    assert (guest["method"], guest["guest_query_id"]) == ("answerGuestQuery", "8")
    assert len(desk.box.journal.filter("answerInlineQuery")) == before, "no request of the bot's own"
