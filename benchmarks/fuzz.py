"""Hostile updates for the whole bot: ``python benchmarks/fuzz.py --updates 20000``.

The real program talks to a sandbox in this process, by long polling or with ``--webhook``. It gets updates of
every kind of the Bot API, drawn from the library's own models and damaged: with fields missing, null, of
another type, huge, deep or unknown. Between them people ask plain questions whose messages hold junk only
where nobody reads. After each round everybody asks for help. Exits with 1 if something is wrong: an error in
the log, an answer other than 200, a question without an answer, a chat that is stuck, or memory that grows.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from _fuzz_cast import Cast
from _fuzz_play import Play
from _fuzz_stream import Stream
from _processes import NO_PACE, Process, bot_settings, free_port, start
from _stub import TOKEN

from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

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


async def play(arguments: argparse.Namespace, folder: Path, say: Callable[[str], object]) -> list[str]:
    """Play all rounds; return everything that is wrong."""
    dice = random.Random(arguments.seed)  # noqa: S311 - updates, no secrets
    box = Sandbox(token=TOKEN, username="bench_bot")
    cast = Cast(box, READERS, ASKERS)
    settings = settings_of(cast, folder, await box.start(), webhook=arguments.webhook)
    with start(["-m", "bot", "run"], folder / "log", settings) as process:
        await box.until(lambda: bool(box.commands) and is_taken(box), READY_SECONDS)
        await cast.meet()
        game = Play(box, cast, Stream(dice, cast), dice, process)
        faults, memory = await rounds(game, arguments, process, say)
    await box.stop()
    how = "by webhook" if arguments.webhook else "by long polling"
    say(
        f"{game.sent} hostile updates and {game.asked} questions {how}, {len(faults)} faults; "
        f"slowest round {game.slowest:.1f} s; "
        f"memory {memory[0]:.0f} MiB, halfway {memory[len(memory) // 2]:.0f}, at the end {memory[-1]:.0f}"
    )
    return faults


async def rounds(
    game: Play, arguments: argparse.Namespace, process: Process, say: Callable[[str], object]
) -> tuple[list[str], list[float]]:
    """Return what is wrong, and the memory after each round that counts."""
    faults: list[str] = []
    memory: list[float] = []
    number = max(WARM_ROUNDS + 2, arguments.updates // arguments.round)
    for each in range(1, number + 1):
        faults += [f"round {each}: {fault}" for fault in await game.round(arguments.updates // number)]
        if game.is_stuck or process.popen.poll() is not None or len(faults) >= arguments.most:
            memory = memory or [0]
            break
        if each >= WARM_ROUNDS:
            memory.append(process.memory)
            if arguments.verbose:
                say(f"round {each}: {memory[-1]:.1f} MiB")
    # Caches and what is kept of people fill at first; what never ends still grows in the second half.
    halfway = memory[len(memory) // 2]
    if memory[-1] - halfway > arguments.growth:
        faults.append(f"memory grew from {halfway:.1f} MiB halfway to {memory[-1]:.1f} MiB")
    return faults, memory


def is_taken(box: Sandbox) -> bool:
    """Whether the bot takes updates."""
    return box.webhook.hook is not None or box.updates.polls > 0


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--updates", type=int, default=5_000, help="hostile updates (default 5000)")
    parser.add_argument("--round", type=int, default=500, help="of them in a round (default 500)")
    parser.add_argument("--seed", type=int, default=0, help="of all that is drawn (default 0)")
    parser.add_argument(
        "--growth",
        type=float,
        default=16,
        help="MiB by which memory may grow in the second half of the rounds (default 16)",
    )
    parser.add_argument("--most", type=int, default=50, help="faults after which it ends (default 50)")
    parser.add_argument("--webhook", action="store_true", help="by webhook instead of long polling")
    parser.add_argument("--verbose", action="store_true", help="say what each round left")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        faults = asyncio.run(play(arguments, Path(folder), print))
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
