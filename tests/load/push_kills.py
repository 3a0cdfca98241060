"""Kill the bot with -9 in the middle of a push, again and again, and count what each chat has got.

A message is *in hand* at a kill when this life of the bot sent it and the store does not know that yet: that
one comes again, and nothing else may. Telegram, a sandbox in this process with its limits, carries out
each call three tenths of a second late, so that there always are some.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.app import utc_now
from briefing.outbox import RowState
from storage.open import open_store
from telegram.pace.pacing import IN_FLIGHT
from tests.load.processes import START_SECONDS
from tests.load.town import REMINDER_DAY, Town

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from pathlib import Path

    from tests.load.processes import Process

ANSWER_SECONDS = 0.3
WAIT_SECONDS = 120.0
EARLY = 5
"""Every fifth kill comes while rows are put in, or soon after the start."""


@dataclass(frozen=True)
class Left:
    """What a kill left behind."""

    sent: int
    """Messages that this life of the bot sent."""
    states: Mapping[RowState, int]
    in_hand: frozenset[int]
    """Chats to which this life sent what the store has as open."""

    def row(self, number: int) -> str:
        """Return a row of the table."""
        rows, done = sum(self.states.values()), self.states[RowState.SENT]
        return f"| {number} | {self.sent} | {rows} | {done} | {len(self.in_hand)} |"


def judge(copies: Mapping[int, int], kills: list[Left], states: Mapping[RowState, int]) -> list[str]:
    """Return what is wrong in the end: whom it missed, who got too many, rows that are not sent."""
    again = Counter(chat for left in kills for chat in left.in_hand)
    faults = [
        f"chat {chat} got {count}, not {1 + again[chat]}"
        for chat, count in copies.items()
        if count != 1 + again[chat]
    ]
    faults += [
        f"kill {number}: {len(left.in_hand)} were in hand"
        for number, left in enumerate(kills, start=1)
        if len(left.in_hand) > IN_FLIGHT
    ]
    faults += [f"{count} rows are {state}" for state, count in states.items() if count and state != "sent"]
    if states[RowState.SENT] != len(copies):
        faults.append(f"{states[RowState.SENT]} rows for {len(copies)} chats")
    return faults


class Push:
    """A push and its kills."""

    def __init__(self, folder: Path, chats: int, chance: random.Random) -> None:
        self.town = Town(folder, chats)
        self.left: list[Left] = []
        self._box = self.town.box
        self._chance = chance
        self._ahead = REMINDER_DAY - utc_now()

    async def run(self, kills: int) -> list[str]:
        """Kill so many bots, let one come to the end, and return everything that is wrong."""
        await self.town.open()
        self._box.limits.enabled = True
        self._box.faults.add(kind="delay", method="sendMessage", times=None, seconds=ANSWER_SECONDS)
        for number in range(kills):
            before = self.town.copies()
            with self._start() as process:
                await self._wait_for_the_moment(number, kills, before, process)
            # Calls that had left the bot when it died are carried out all the same.
            await asyncio.sleep(ANSWER_SECONDS / 2)
            await self._box.settled(WAIT_SECONDS)
            self.left.append(await self._look(before))
        with self._start() as process:
            expected = len(self.town.chats) + sum(len(left.in_hand) for left in self.left)
            with suppress(TimeoutError):  # whom it missed is told below
                await self._box.until(lambda: sum(self.town.copies().values()) >= expected, WAIT_SECONDS)
            process.popen.terminate()
            await asyncio.to_thread(process.popen.wait, START_SECONDS)
        states, _open = await self._rows()
        await self._box.stop()
        faults = judge(self.town.copies(), self.left, states)
        if self._box.limits.caused:
            faults.append(f"{self._box.limits.caused} refusals for the pace")
        return faults

    def _start(self) -> Process:
        return self.town.start_bot(utc_now() + self._ahead)

    async def _wait_for_the_moment(
        self, number: int, kills: int, before: dict[int, int], process: Process
    ) -> None:
        calls = self._box.journal.total
        await self._box.until(lambda: self._box.journal.total > calls, WAIT_SECONDS)
        if number % EARLY == 0:
            await asyncio.sleep(self._chance.uniform(0, 0.5))
            return
        waiting = sum(not count for count in before.values())
        more = self._chance.randrange(max(1, 2 * waiting // (kills - number + 1)))
        sent = sum(before.values())
        await self._box.until(lambda: sum(self.town.copies().values()) >= sent + more, WAIT_SECONDS)
        await asyncio.sleep(self._chance.uniform(0, 0.1))
        if process.popen.poll() is not None:
            raise RuntimeError(process.log.read_text(encoding="utf-8"))

    async def _look(self, before: dict[int, int]) -> Left:
        states, waiting = await self._rows()
        after = self.town.copies()
        sent = {chat for chat in after if after[chat] > before[chat]}
        total = sum(after.values()) - sum(before.values())
        return Left(total, states, frozenset(sent & waiting))

    async def _rows(self) -> tuple[Mapping[RowState, int], set[int]]:
        """Return how many rows are in each state, and the chats with an open one."""
        # The next life finds the files as the kill left them; what is opened here is a copy.
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(self.town.store, copy, dirs_exist_ok=True)
            store = await open_store(f"tinydb:///{copy}/bot.json")
            states = await store.count_rows()
            leased = await store.lease_rows(REMINDER_DAY + timedelta(days=1), len(self.town.chats) + 1)
            await store.close()
        return states, {row.target.chat_id for row, _body in leased}
