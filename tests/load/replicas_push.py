"""A push by several replicas within Telegram's limits, of which some are killed with -9 meanwhile.

Telegram is a sandbox in this process. A message is *in hand* at a kill when the dead replica had begun to
send it and had not closed its row: that one may come again, and nothing else.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row, RowState
from briefing.subscription import Target
from sandbox import Sandbox
from storage.open import open_store
from tests.load.delivery_watch import IDEAL_A_SECOND, sends, span
from tests.load.processes import TOKEN
from tests.load.replicas import Replicas
from tests.load.replicas_result import Result

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.kinds import Json
    from tests.load.replicas import Message

SAMPLE, PARTS = 10, 3
"""Every tenth chat gets three messages, which are to come in their order; the others get one."""
ANSWER_SECONDS = 0.1
"""How late Telegram carries out a message when there are kills, so that there always are some in hand."""
SPARE_SECONDS = 90
AFTER_SECONDS = 1.0
"""So long a message that came twice is waited for."""


class Push:
    """A push to so many private chats by so many replicas, and its kills."""

    def __init__(self, folder: Path, database: str, *, chats: int, replicas: int, kills: int = 0) -> None:
        self._box = Sandbox(token=TOKEN, username="bench_bot")
        self._folder = folder
        self._database = database
        self._replicas = replicas
        self._kills = kills
        self._in_hand: list[frozenset[Message]] = []
        self._due = [
            (chat, part)
            for number, chat in enumerate(self._add_chats(chats))
            for part in range(1 if number % SAMPLE else PARTS)
        ]
        self._left = set(self._due)
        self._longest = len(self._due) / IDEAL_A_SECOND * 2 + SPARE_SECONDS
        self._box.world.subscribe(self._hear)

    async def run(self) -> Result:
        """Let all replicas send what is due, and return what was seen."""
        api = await self._box.start()
        self._box.limits.enabled = True
        if self._kills:
            self._box.faults.add(kind="delay", method="sendMessage", times=None, seconds=ANSWER_SECONDS)
        async with Replicas(self._folder, api, self._database, self._replicas) as replicas:
            await self._enqueue()
            async with asyncio.timeout(self._longest):
                await self._kill_in_turn(replicas)
                await self._until_all_closed(replicas)
            await asyncio.sleep(AFTER_SECONDS)
            await self._box.settled()
            turns = await replicas.stop()
            states = await replicas.states()
        await self._box.stop()
        calls = sends(self._box)
        return Result(
            arrived=tuple((int(call.params["chat_id"]), int(call.params["text"])) for call in calls),
            expected=frozenset(self._due),
            seconds=span(calls),
            most_in_a_second=self._box.journal.most_in_any_second(),
            refused=self._box.limits.caused,
            in_hand=tuple(self._in_hand),
            turns=turns,
            states=states,
        )

    def _add_chats(self, number: int) -> list[int]:
        world = self._box.world
        people = [world.add_person(f"P{each}", "en") for each in range(number)]
        for each in people:
            world.private(each).started = True
        return [each.id for each in people]

    def _hear(self, event: Json) -> None:
        if event["type"] == "message":
            message = self._box.world.chats[event["chat_id"]].log[event["message_id"]]
            self._left.discard((event["chat_id"], int(message.text)))

    async def _enqueue(self) -> None:
        """Put in all that is due, as a broadcast does; the text of each message is its number."""
        bodies = [Body(str(part)) for part in range(PARTS)]
        now = datetime.now(UTC)
        rows = [Row("push", Target(chat), part, bodies[part].hash, now) for chat, part in self._due]
        store = await open_store(self._database)
        await store.enqueue({}, rows, bodies)
        await store.close()

    async def _kill_in_turn(self, replicas: Replicas) -> None:
        """Kill one replica after the other while the messages leave, at even distances."""
        for number in range(self._kills):
            left = len(self._due) * (self._kills - number) // (self._kills + 1)
            await self._until_left(left)
            place = number % self._replicas
            name = await replicas.kill(place)
            # Calls that had left the replica when it died are carried out all the same.
            await asyncio.sleep(ANSWER_SECONDS * 2)
            self._in_hand.append(await replicas.in_hand(name))
            await replicas.restart(place)

    async def _until_left(self, most: int) -> None:
        await self._box.until(lambda: len(self._left) <= most, self._longest)

    async def _until_all_closed(self, replicas: Replicas) -> None:
        await self._until_left(0)
        while await replicas.states() != {RowState.SENT: len(self._due)}:  # noqa: ASYNC110 - rows tell nobody
            await asyncio.sleep(AFTER_SECONDS)
