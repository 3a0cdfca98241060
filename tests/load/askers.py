"""People who ask the bot something at an even pace, and how long each waits for the answer."""

from __future__ import annotations

import asyncio
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox import Sandbox
    from sandbox.kinds import Json


class Asker:
    """So many private chats that ask in turn."""

    def __init__(self, box: Sandbox, text: str, *, people: int, a_second: float) -> None:
        self.waits: list[tuple[float, float]] = []
        """When it was asked, and after how many seconds it was answered."""
        self.asked: dict[int, float] = {}
        self._box = box
        self._text = text
        self._pause = 1 / a_second
        self._people = [box.world.add_person(f"A{number}", "en") for number in range(people)]
        box.world.subscribe(self._hear)

    def _hear(self, event: Json) -> None:
        if event["type"] != "message" or event["chat_id"] not in self.asked:
            return
        if self._box.world.chats[event["chat_id"]].log[event["message_id"]].from_bot:
            asked = self.asked.pop(event["chat_id"])
            self.waits.append((asked, self._box.monotonic() - asked))

    async def ask(self) -> None:
        """Ask until cancelled, whether or not the last one was answered."""
        moment = self._box.monotonic()
        while True:
            for person in self._people:
                chat = self._box.world.private(person)
                if chat.id in self.asked:
                    raise RuntimeError(f"chat {chat.id} still waits for its last answer")
                self.asked[chat.id] = self._box.monotonic()
                self._box.world.say(person, chat, self._text)
                moment += self._pause
                await asyncio.sleep(max(0.0, moment - self._box.monotonic()))

    def between(self, begin: float, end: float) -> list[float]:
        """Return the waits, in ms, of whoever asked within a span."""
        return [wait * 1000 for asked, wait in self.waits if begin <= asked < end]

    def row(self, name: str, begin: float, end: float) -> str:
        """Return a row of a table: the span in seconds, answers, median, 95th percentile, longest."""
        waits = self.between(begin, end)
        return f"| {name} | {end - begin:.2f} | {shown(waits)} |"


def shown(waits: list[float]) -> str:
    """Return four cells of a table: how many, median, 95th percentile, longest."""
    if len(waits) < 2:
        return f"{len(waits)} | | | "
    return f"{len(waits)} | {statistics.median(waits):.1f} | {percentile_95(waits):.1f} | {max(waits):.1f}"


def percentile_95(values: list[float]) -> float:
    """Return what 95 of 100 values are at most; there must be two at least."""
    return statistics.quantiles(values, n=100, method="inclusive")[94]
