"""``/chamber`` over the webhook beside aiogram's own echo bot: ``python benchmarks/webhook.py``.

Ours is the real program (``python -m bot run``) and sends a rendered card with a keyboard; the echo is the
example of aiogram's documentation and sends nine characters, once with the update confirmed at once
(``background``, aiogram's default) and once when it is dealt with (``foreground``, as ours does). All run at
the same time, each a process on the same core, and take turns; the load and a stub in Telegram's place share
another core (two others if there are). An update is in flight until it is confirmed and its message has
arrived. Linux only; nothing but 127.0.0.1 is spoken to.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import aiogram
from _load import SECRET, Arrivals, Figures, Load, message

from tests.load.processes import NO_PACE, Process, bot_settings, cores, free_port, start

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
UNTAMED = """
import gc
gc.set_threshold = lambda *_: None
from bot.cli import main
main()
"""
"""The same program, but the garbage collector stays as Python sets it."""
SLOW = """
import sys
sys.modules["uvloop"] = sys.modules["orjson"] = None
from bot.cli import main
main()
"""
"""The same program as it is without its extra ``fast``."""


@dataclass
class Contestant:
    """A bot and what its rounds showed."""

    name: str
    port: int
    process: Process
    rounds: list[Figures] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Microseconds of processor time an update, by round."""

    def latency(self, percentile: int, *, confirmed: bool = False) -> float:
        """Return the percentile in ms: of the message, or of the confirmation; median of the rounds."""
        samples = (each.confirmed if confirmed else each.message for each in self.rounds)
        return statistics.median(statistics.quantiles(each, n=100)[percentile - 1] for each in samples) * 1000

    @property
    def rate(self) -> float:
        """Updates a second: the median of the rounds."""
        return statistics.median(each.rate for each in self.rounds)

    def row(self) -> str:
        """Return a row of the table."""
        latencies = (self.latency(part, confirmed=when) for when in (False, True) for part in (50, 99))
        shown = " | ".join(f"{each:,.1f}" for each in latencies)
        cpu = statistics.median(self.cpu)
        return f"| {self.name} | {self.rate:,.0f} | {shown} | {cpu:,.0f} | {self.process.memory:,.0f} |"


def our_bot(name: str, program: list[str], folder: Path, api: str, core: int, **settings: str) -> Contestant:
    """Start the real program, with a store of its own."""
    port = free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    webhook = {"WEBHOOK_URL": hook, "WEBHOOK_SECRET": SECRET, "WEB_PORT": str(port)}
    folder.mkdir()
    every = bot_settings(folder, api, **webhook, **NO_PACE, **settings)
    return Contestant(name, port, start([*program, "run"], folder / "log", every, core))


def echo_bot(mode: str, folder: Path, api: str, core: int) -> Contestant:
    """Start aiogram's example."""
    port = free_port()
    program = [str(HERE / "_echo.py"), api, str(port), mode]
    return Contestant(f"aiogram echo, {mode}", port, start(program, folder / f"{mode}.log", core=core))


def telebot_echo(folder: Path, api: str, core: int) -> Contestant:
    """Start pyTelegramBotAPI's echo."""
    port = free_port()
    program = [str(HERE / "_telebot_echo.py"), api, str(port)]
    return Contestant("pyTelegramBotAPI echo", port, start(program, folder / "telebot.log", core=core))


def grammy_echo(modules: str, folder: Path, api: str, core: int) -> Contestant:
    """Start grammY's echo, which lies in a folder ``node_modules``."""
    port, node = free_port(), shutil.which("node")
    assert node is not None
    program, found = [str(HERE / "_grammy_echo.cjs"), api, str(port)], {"NODE_PATH": modules}
    return Contestant("grammY echo", port, start(program, folder / "grammy.log", found, core, node))


def contestants(folder: Path, api: str, core: int, arguments: argparse.Namespace) -> Iterator[Contestant]:
    """Start one after the other."""
    bot = ["-m", "bot"]
    yield our_bot("this bot: a card", ["-c", SLOW], folder / "ours", api, core)
    in_response = {"ANSWER_IN_WEBHOOK": "true"}
    yield our_bot("the same, in the response", ["-c", SLOW], folder / "reply", api, core, **in_response)
    if find_spec("uvloop") and find_spec("orjson"):
        yield our_bot("the same, with uvloop and orjson", bot, folder / "fast", api, core)
        name = "the same, with both, in the response"
        yield our_bot(name, bot, folder / "fast_reply", api, core, **in_response)
    if arguments.untamed:
        yield our_bot("the same, collector as Python sets it", ["-c", UNTAMED], folder / "untamed", api, core)
    for mode in ("background", "foreground"):
        yield echo_bot(mode, folder, api, core)
    if find_spec("telebot"):
        yield telebot_echo(folder, api, core)
    if arguments.grammy:
        yield grammy_echo(arguments.grammy, folder, api, core)


async def warm_up(bots: list[Contestant], load: Load, in_flight: int) -> None:
    """Return when each bot answers and has filled its caches."""
    for bot in bots:
        await asyncio.to_thread(bot.process.wait_until_ready, bot.port)
    for bot in bots:
        await load.run(bot.port, 1, in_flight)


async def measure(arguments: argparse.Namespace, folder: Path, stack: ExitStack) -> None:
    """Let the bots take turns and print the table."""
    usable = cores()
    core, *others = usable if len(usable) > 1 else usable * 2
    stub = stack.enter_context(start([str(HERE / "_stub.py")], folder / "stub.log", core=others[0]))
    os.sched_setaffinity(0, {others[-1]})
    assert stub.popen.stdout is not None
    stub_port = int(stub.popen.stdout.readline())
    bots = []
    for bot in contestants(folder, f"http://127.0.0.1:{stub_port}", core, arguments):
        stack.enter_context(bot.process)
        bots.append(bot)
    loop = asyncio.get_running_loop()
    _transport, arrivals = await loop.create_connection(Arrivals, "127.0.0.1", stub_port)
    load = Load(arrivals)
    await warm_up(bots, load, arguments.in_flight)
    for _ in range(arguments.rounds):
        for bot in bots:
            before = bot.process.cpu
            figures = await load.run(bot.port, arguments.seconds, arguments.in_flight)
            bot.rounds.append(figures)
            bot.cpu.append((bot.process.cpu - before) / len(figures.message) * 1e6)
    alone = await Load(arrivals, message).run(stub_port, arguments.seconds, arguments.in_flight)
    print(
        f"{arguments.rounds} interleaved rounds of {arguments.seconds:g} s, medians; "
        f"{arguments.in_flight} updates in flight, {len(usable)} cores, "
        f"CPython {platform.python_version()}, aiogram {aiogram.__version__}.\n"
    )
    report(bots)
    print(f"\nThe load and the stub without a bot between them: {alone.rate:,.0f} messages/s.")


def report(bots: list[Contestant]) -> None:
    """Print the table and the ratios."""
    print(
        "| | updates/s | message p50, ms | p99 | confirmed p50, ms | p99 | CPU µs an update | memory, MiB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for bot in bots:
        print(bot.row())
    ours = [each for each in bots if "echo" not in each.name]
    echoes = [each for each in bots if "echo" in each.name]
    print(
        "\n| times the updates of an echo, tail as a part of its tail | "
        + " | ".join(e.name for e in echoes)
        + " |"
    )
    print("|---" * (len(echoes) + 1) + "|")
    for bot in ours:
        print(f"| {bot.name} | " + " | ".join(against(bot, each) for each in echoes) + " |")


def against(bot: Contestant, other: Contestant) -> str:
    """Return how a bot compares with another: rates by round, and the 99th percentile of the message."""
    pairs = zip(bot.rounds, other.rounds, strict=True)
    ratios = sorted(mine.rate / theirs.rate for mine, theirs in pairs)
    span = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    return f"{statistics.median(ratios):.2f} ({span}), {bot.latency(99) / other.latency(99):.2f}"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="of each bot (default 5)")
    parser.add_argument("--seconds", type=float, default=4, help="of a round (default 4)")
    parser.add_argument("--in-flight", type=int, default=64, help="updates at the same time (default 64)")
    parser.add_argument(
        "--untamed", action="store_true", help="measure without the garbage collector's settings too"
    )
    parser.add_argument("--grammy", metavar="NODE_MODULES", help="a folder in which npm installed grammy")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        asyncio.run(measure(arguments, Path(folder), stack))


if __name__ == "__main__":
    main()
