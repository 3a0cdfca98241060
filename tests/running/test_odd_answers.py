"""Answers to getUpdates that no server should give: one update fails, and the program goes on."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest
import structlog

from tests.running.odd_server import OddServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Person
    from tests.desk import Desk


pytestmark = pytest.mark.virtual_time


@pytest.fixture
async def odd(idle_desk: Desk) -> AsyncIterator[OddServer]:
    server = OddServer(idle_desk.url)
    async with aclosing(server.serve()) as serving:
        idle_desk.url = await anext(serving)
        await idle_desk.start()
        yield server
        await idle_desk.stop()


def help_update(number: object, person: Person, extra: str = "") -> str:
    numbered = "" if number is None else f'"update_id":{number},'
    who = f'{{"id":{person.id},"is_bot":false,"first_name":"Emma","language_code":"en"}}'
    chat = f'{{"id":{person.id},"type":"private"}}'
    message = f'"message_id":1,"date":5,"chat":{chat},"from":{who},"text":"/help"{extra}'
    return f'{{{numbered}"message":{{{message}}}}}'


DEEP = 20_000
"""More levels than any supported Python reads."""


def deep(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param('{"ok":true,"result":null}', id="null"),
        pytest.param('{"ok":true}', id="no result"),
        pytest.param('{"ok":true,"result":{"update_id":5}}', id="an object"),
        pytest.param('{"ok":true,"result":"none"}', id="a text"),
        pytest.param('{"ok":true,"result":[null]}', id="null in the batch"),
        pytest.param('{"ok":true,"result":[5,"x",[]]}', id="no objects in the batch"),
        pytest.param('{"ok":true,"result":[{}]}', id="no number"),
        pytest.param('{"ok":true,"result":[{"update_id":null}]}', id="null for a number"),
        pytest.param('{"ok":true,"result":[{"update_id":"five"}]}', id="a word for a number"),
        pytest.param('{"ok":true,"result":[{"update_id":1.5}]}', id="half a number"),
        pytest.param('{"ok":true,"result":[{"update_id":true}]}', id="a flag for a number"),
        pytest.param('{"ok":true,"result":[{"update_id":1' + "0" * 5000 + "}]}", id="a very long number"),
        pytest.param('{"ok":false}', id="a refusal without a word"),
        pytest.param('{"ok":false,"description":null}', id="null for a word"),
        pytest.param("[]", id="no answer at all"),
        pytest.param("null", id="nothing"),
    ],
)
async def test_the_program_goes_on(idle_desk: Desk, odd: OddServer, emma: Person, answer: str) -> None:
    odd.odd_answers.append(answer)
    (told,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/help")
    assert "/digest" in told.text
    if not odd.asked:
        # The request under way came before; the next one meets it.
        (told,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/chamber")
        (told,) = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/chamber")
        assert told.text.startswith("4. ")
    assert odd.asked == 1


async def test_others_in_the_same_answer_are_dealt_with(
    idle_desk: Desk, odd: OddServer, emma: Person
) -> None:
    chat = idle_desk.box.world.private(emma)
    updates = [
        "null",
        help_update(None, emma),
        help_update('"6"', emma),
        help_update(600_000_007, emma, f',"rich_message":{deep(DEEP)}'),
        help_update(600_000_008, emma),
    ]
    odd.odd_answers.append('{"ok":true,"result":[' + ",".join(updates) + "]}")
    with structlog.testing.capture_logs() as logged:
        idle_desk.box.world.say(emma, chat, "/chamber")
        await idle_desk.box.until(lambda: odd.asked == 1, timeout=40)
        await idle_desk.box.until(lambda: _is_helped(idle_desk, emma), timeout=20)
    unread = [each for each in logged if each["event"] == "update_unreadable"]
    assert [each["update"] for each in unread] == [600_000_007]


async def test_what_a_stranger_writes_of_floods_holds_nobody_up(
    idle_desk: Desk, odd: OddServer, emma: Person
) -> None:
    """An answer that cannot be read as a whole quotes messages; only a refusal speaks of floods."""
    flood = help_update(
        600_000_007, emma, f',"caption":"Too Many Requests: retry after 9999","x":{deep(DEEP)}'
    )
    odd.odd_answers.append(f'{{"ok":true,"result":[{flood},{help_update(600_000_008, emma)}]}}')
    with structlog.testing.capture_logs() as logged:
        idle_desk.box.world.say(emma, idle_desk.box.world.private(emma), "/chamber")
        await idle_desk.box.until(lambda: _is_helped(idle_desk, emma), timeout=20)
    assert "9999" not in str(logged)


def _is_helped(desk: Desk, person: Person) -> bool:
    messages = desk.box.world.messages(desk.box.world.private(person))
    return any("/digest" in each.text for each in messages if each.from_bot)


async def test_what_many_people_ask_waits_for_nobody(desk: Desk, emma: Person) -> None:
    """Twenty questions of one person are under way; another one's is answered meanwhile."""
    world, box = desk.box.world, desk.box
    other = world.add_person("Mark", language="en")
    slow, quick = world.private(emma), world.private(other)
    fault = box.faults.add(method="sendMessage", times=None, kind="hang", seconds=600, chat_id=slow.id)
    for _ in range(20):
        world.say(emma, slow, "/help")
    await box.until(lambda: box.busy > 0)
    world.say(other, quick, "/help")
    answer = await box.next_message(quick)
    assert "/digest" in answer.text
    assert not [each for each in world.messages(slow) if each.from_bot]
    box.faults.remove(fault)
