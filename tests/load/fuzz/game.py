"""A whole game of the fuzzer: the real program, a sandbox, and rounds until all updates are played."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox import Sandbox
from tests.load.fuzz.cast import Cast
from tests.load.fuzz.play import Play
from tests.load.fuzz.stream import Stream
from tests.load.processes import NO_PACE, TOKEN, Process, bot_settings, free_port, start

if TYPE_CHECKING:
    from pathlib import Path

READERS, ASKERS = 12, 30
WARM_ROUNDS = 2
"""Rounds before memory is compared: caches fill, and everybody is met."""
READY_SECONDS = 60.0


def settings_of(cast: Cast, folder: Path, api: str, *, webhook: bool) -> dict[str, str]:
    """Return the environment of the program."""
    port = free_port()
    settings = bot_settings(
        folder / "store",
        api,
        **NO_PACE,
        ADMIN_IDS=str(cast.owner.id),
        DEFAULT_LANGUAGE="en",
        FLOOD_PER_10S="0",
        LOG_FORMAT="json",
        WEB_PORT=str(port),
    )
    if webhook:
        settings |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_SECRET": "s3cret-of-the-fuzzer"}
    return settings


@dataclass(frozen=True)
class Plan:
    """What is played: so many hostile updates, in rounds of a size, drawn by a seed."""

    updates: int
    round: int
    seed: int
    by_webhook: bool = False
    growth: float = 16
    """MiB by which memory may grow in the second half of the rounds."""
    most: int = 50
    """Faults after which it ends."""


@dataclass(frozen=True)
class Played:
    """What was played and what was wrong; ``memory`` is that after each round that counts, MiB."""

    sent: int
    asked: int
    slowest: float
    """Seconds of the slowest round."""
    faults: list[str]
    memory: list[float]


async def play(plan: Plan, folder: Path) -> Played:
    """Play all rounds."""
    dice = random.Random(plan.seed)  # noqa: S311 - updates, no secrets
    box = Sandbox(token=TOKEN, username="bench_bot")
    cast = Cast(box, READERS, ASKERS)
    settings = settings_of(cast, folder, await box.start(), webhook=plan.by_webhook)
    with start(["-m", "bot", "run"], folder / "log", settings) as process:
        await box.until(lambda: bool(box.commands) and is_taken(box), READY_SECONDS)
        await cast.meet()
        game = Play(box, cast, Stream(dice, cast), dice, process.log, process.popen.poll)
        faults, memory = await rounds(game, plan, process)
    await box.stop()
    return Played(game.sent, game.asked, game.slowest, faults, memory)


async def rounds(game: Play, plan: Plan, process: Process) -> tuple[list[str], list[float]]:
    """Return what is wrong, and the memory after each round that counts."""
    faults: list[str] = []
    memory: list[float] = []
    number = max(WARM_ROUNDS + 2, plan.updates // plan.round)
    for each in range(1, number + 1):
        faults += [f"round {each}: {fault}" for fault in await game.round(plan.updates // number)]
        if game.is_stuck or process.popen.poll() is not None or len(faults) >= plan.most:
            memory = memory or [0]
            break
        if each >= WARM_ROUNDS:
            memory.append(process.memory)
    # Caches and what is kept of people fill at first; what never ends still grows in the second half.
    halfway = memory[len(memory) // 2]
    if memory[-1] - halfway > plan.growth:
        faults.append(f"memory grew from {halfway:.1f} MiB halfway to {memory[-1]:.1f} MiB")
    return faults, memory


def is_taken(box: Sandbox) -> bool:
    """Whether the bot takes updates."""
    return box.webhook.hook is not None or box.updates.polls > 0
