"""A long load of pushes, answers and random faults: whether memory grows, and what is left over."""

from __future__ import annotations

import asyncio
import json
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox import Sandbox
from tests.load.processes import START_SECONDS, TOKEN, bot_settings, start

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sandbox import Chat, Person
    from sandbox.faults import Kind
    from sandbox.kinds import Json
    from tests.load.processes import Process

GROUPS, ASKERS, A_SECOND = 40, 200, 2.0
FAULTS: dict[Kind, float] = {
    "500": 0.01,
    "reset": 0.01,
    "lost_answer": 0.01,
    "delay": 0.02,
    "429": 0.005,
    "hang": 0.002,
}
"""What share of the messages meets which fault; 429 asks for 2 s, a hang lasts 60."""
WARM_UP = 0.2
"""The first part of the time, in which caches fill."""
MOST_SLOPE = 12.0
"""MiB an hour that count as flat: what the collector and the allocator sway by."""
JOURNAL = 1_000
HELD = ("tasks", "waiting", "in_flight", "updates")


@dataclass
class Watched:
    """What the bot has told, and its memory at these moments."""

    lines: list[Json] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Seconds and MiB."""

    def of(self, state: str) -> Json:
        """Return the last line of a state."""
        return [each for each in self.lines if each["state"] == state][-1]

    def slope(self) -> float:
        """Return by how many MiB an hour memory grew after the warm-up, by linear regression."""
        begin, end = self.memory[0][0], self.memory[-1][0]
        late = [each for each in self.memory if each[0] >= begin + (end - begin) * WARM_UP]
        return statistics.linear_regression(*zip(*late, strict=True)).slope * 3600


async def watch(process: Process, box: Sandbox, people: Iterable[tuple[Person, Chat]]) -> Watched:
    """Follow the bot to its end, and let people ask while it is fed.

    When it is fed no more, nothing is spoiled any more and nobody asks: what is told before and after is
    of a bot that answers nobody, so that an answer under way is not taken for a thing left over.
    """
    watched = Watched()
    assert process.popen.stdout is not None
    loop = asyncio.get_running_loop()
    asking: asyncio.Task[None] | None = None
    while line := await asyncio.to_thread(process.popen.stdout.readline):
        told = json.loads(line)
        watched.lines.append(told)
        if told["state"] == "idle":
            asking = asyncio.create_task(ask(box, people))
        if told["state"] == "feeding":
            watched.memory.append((loop.time(), process.memory))
        if told["state"] == "fed" and asking is not None:
            box.faults.clear()
            asking.cancel()
    if not watched.lines or watched.lines[-1]["state"] != "empty":
        raise RuntimeError(process.log.read_text(encoding="utf-8")[-4000:])
    return watched


async def ask(box: Sandbox, people: Iterable[tuple[Person, Chat]]) -> None:
    """Let people ask in turn until cancelled, answered or not."""
    turns = list(people)
    while True:
        for person, chat in turns:
            box.world.say(person, chat, "/digest")
            chat.log.clear()  # this process would keep all of it
            await asyncio.sleep(1 / A_SECOND)


async def run(
    folder: Path,
    minutes: float,
    chats: int,
    faults: Mapping[Kind, float] = FAULTS,
) -> tuple[Watched, Sandbox]:
    """Load the bot for so long."""
    box = Sandbox(token=TOKEN, username="bench_bot")
    box.journal = type(box.journal)(JOURNAL)
    url = await box.start()
    box.limits.enabled = True
    world = box.world
    everyone = [world.private(world.add_person(f"P{number}", "en")) for number in range(chats)]
    for chat in everyone:
        chat.started = True
    owner = world.add_person("Owner", "en")
    everyone += [world.add_group(f"G{number}", [owner]) for number in range(GROUPS)]
    askers = [world.add_person(f"A{number}", "en") for number in range(ASKERS)]
    for seed, (kind, share) in enumerate(faults.items()):
        seconds = 60.0 if kind == "hang" else 1.0
        box.faults.add(
            kind=kind,
            method="sendMessage",
            times=None,
            share=share,
            seed=seed,
            retry_after=2,
            seconds=seconds,
        )
    program = ["-m", "tests.load.delivery_child", str(minutes), *(str(chat.id) for chat in everyone)]
    settings = bot_settings(folder / "store", url, LOG_LEVEL="ERROR")
    with start(program, folder / "log", settings) as process:
        watched = await watch(process, box, [(each, world.private(each)) for each in askers])
        await asyncio.to_thread(process.popen.wait, START_SECONDS)
    await box.stop()
    return watched, box


def leftovers(watched: Watched) -> list[str]:
    """Return what the bot holds when all is done, and did not hold before."""
    idle, empty = watched.of("idle"), watched.of("empty")
    return [
        f"{what}: {empty[what]} at the end, {idle[what]} before" for what in HELD if empty[what] > idle[what]
    ]
