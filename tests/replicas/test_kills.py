"""Programs on one database that are killed with -9, and others that go on."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row, RowState
from briefing.subscription import Target
from storage.open import open_store
from tests.desk import TOKEN
from tests.load.processes import bot_settings, free_port, start

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Person, Sandbox
    from tests.load.processes import Process

CHATS, PARTS = 150, 2
WAIT = 60.0
ANSWER_SECONDS = 0.1
"""How late Telegram carries out a message, so that there always are some in hand."""


class Programs:
    """Real programs, each with its own log."""

    def __init__(self, stack: AsyncExitStack, folder: Path, api: str, uri: str) -> None:
        self._stack = stack
        self._folder = folder
        self._api = api
        self._uri = uri
        self.started: list[Process] = []

    async def start(self) -> Process:
        """Start one, and return when it takes updates."""
        port, log = free_port(), self._folder / f"log-{len(self.started)}"
        own = {"STORAGE_URL": self._uri, "BOT_TOKEN": TOKEN, "WEB_PORT": str(port), "DEFAULT_LANGUAGE": "en"}
        process = start(["-m", "bot", "run"], log, bot_settings(self._folder, self._api) | own)
        self._stack.enter_context(process)
        self.started.append(process)
        await asyncio.to_thread(process.wait_until_ready, port)
        return process


async def test_a_push_of_three_replicas_survives_the_death_of_two(
    box: Sandbox, uri: str, tmp_path: Path, emma: Person
) -> None:
    """The first one dies with both duties; whoever takes over also answers what was asked meanwhile."""
    async with AsyncExitStack() as stack:
        programs = Programs(stack, tmp_path, await box.start(), uri)
        first = await programs.start()
        second, third = await asyncio.gather(programs.start(), programs.start())
        box.limits.enabled = True
        box.faults.add(kind="delay", method="sendMessage", times=None, seconds=ANSWER_SECONDS)
        chats = await enqueued(box, uri)

        def sent() -> int:
            return len(box.journal.filter("sendMessage", ok=True))

        killed_at = []
        for process, rows in ((first, 60), (second, 120)):
            await box.until(lambda rows=rows: sent() > rows, WAIT)  # type: ignore[misc] # a default of a lambda
            process.popen.kill()
            killed_at.append(time.monotonic())
        chat = box.world.private(emma)
        asked = box.world.say(emma, chat, "/about")["message_id"]
        await box.next_message(chat, asked, 15)
        await box.until(lambda: all(got(box, each) >= PARTS for each in chats), WAIT)
        # What the sandbox refuses then are polls of the dead, whose end it does not notice.
        assert all(call.started < killed_at[-1] for call in box.journal.filter("getUpdates", error_code=409))
        third.popen.terminate()
        assert await asyncio.to_thread(third.popen.wait, WAIT) == 0
    assert await states(uri) == {RowState.SENT: CHATS * PARTS}
    assert box.journal.most_in_any_second() <= 30
    assert box.limits.caused == 0
    in_order_and_repeated_only_if_in_hand(box, chats, killed_at)


async def enqueued(box: Sandbox, uri: str) -> list[int]:
    """Put some messages for each of some people into the outbox, and return the people."""
    people = [box.world.add_person(f"P{number}", "en") for number in range(CHATS)]
    for each in people:
        box.world.private(each).started = True
    bodies = [Body(f"text {part}") for part in range(PARTS)]
    now = datetime.now(UTC)
    rows = [
        Row("push", Target(each.id), part, body.hash, now)
        for each in people
        for part, body in enumerate(bodies)
    ]
    store = await open_store(uri)
    await store.enqueue({}, rows, bodies)
    await store.close()
    return [each.id for each in people]


async def states(uri: str) -> dict[RowState, int]:
    """Return the states of the rows, without those that none has."""
    store = await open_store(uri)
    counts = await store.count_rows()
    await store.close()
    return {state: count for state, count in counts.items() if count}


def got(box: Sandbox, chat: int) -> int:
    """Return how many different texts a chat has got."""
    return len({call.params["text"] for call in box.journal.filter("sendMessage", ok=True, chat_id=chat)})


def in_order_and_repeated_only_if_in_hand(box: Sandbox, chats: list[int], killed_at: list[float]) -> None:
    """Check that each chat got each text, in their order, and again only what was in hand at a kill."""
    for chat in chats:
        calls = sorted(
            box.journal.filter("sendMessage", ok=True, chat_id=chat), key=lambda each: each.started
        )
        texts = [call.params["text"] for call in calls]
        assert texts == sorted(texts)
        for text, times in Counter(texts).items():
            first = next(call.started for call in calls if call.params["text"] == text)
            in_hand = [at for at in killed_at if at - 1 <= first <= at + 0.1]
            assert times <= 1 + len(in_hand)
