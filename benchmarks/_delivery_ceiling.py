"""How fast messages leave without a pace, beside aiogram and raw aiohttp; Telegram is a stub."""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import aiogram

from tests.load.processes import cores, start

if TYPE_CHECKING:
    from tests.load.processes import Process

HERE = Path(__file__).parent
NAMES = {
    "ours": "this bot: outbox to closed row",
    "gather": "aiogram, `gather` and a semaphore of 100",
    "aiohttp": "raw aiohttp, a semaphore of 100",
}
LEAST_RATIO = 2.0


@dataclass
class Contestant:
    """A sender and what its rounds showed: messages a second, and processor time a message in µs."""

    name: str
    process: Process
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def round(self, messages: int) -> None:
        """Let it send once."""
        figures = json.loads(self._ask())
        self.rates.append(messages / figures["seconds"])
        self.cpu.append(figures["cpu"] / messages * 1e6)

    def warm_up(self) -> None:
        """Return when it has sent once."""
        self._line()
        self._ask()

    def _ask(self) -> str:
        assert self.process.popen.stdin is not None
        self.process.popen.stdin.write("\n")
        self.process.popen.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self.process.popen.stdout is not None
        line = self.process.popen.stdout.readline()
        if not line:
            raise RuntimeError(self.process.log.read_text(encoding="utf-8"))
        return line


def measure(rounds: int, messages: int, usable: list[int]) -> dict[str, Contestant]:
    """Let the senders take turns on one core; the stub has another one."""
    core, *others = usable * 2
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        stub = stack.enter_context(start([str(HERE / "_stub.py")], Path(folder) / "stub.log", core=others[0]))
        os.sched_setaffinity(0, {others[0]})
        assert stub.popen.stdout is not None
        api = f"http://127.0.0.1:{int(stub.popen.stdout.readline())}"
        every = {}
        for kind, name in NAMES.items():
            program = [str(HERE / "_sender.py"), kind, api, str(messages)]
            process = start(program, Path(folder) / f"{kind}.log", core=core)
            every[kind] = Contestant(name, stack.enter_context(process))
            every[kind].warm_up()
        for _round in range(rounds):
            for each in every.values():
                each.round(messages)
    return every


def ceiling(rounds: int, messages: int) -> list[str]:
    """Measure, print the table and return what is not as fast as promised."""
    usable = cores()
    every = measure(rounds, messages, usable)
    print(
        f"{rounds} interleaved rounds of {messages:,} messages, medians; {len(usable)} cores, "
        f"CPython {platform.python_version()}, aiogram {aiogram.__version__}.\n"
    )
    print("| | messages/s | slowest and fastest round | CPU µs a message |")
    print("|---|---|---|---|")
    for each in every.values():
        rate, cpu = statistics.median(each.rates), statistics.median(each.cpu)
        span = f"{min(each.rates):,.0f} to {max(each.rates):,.0f}"
        print(f"| {each.name} | {rate:,.0f} | {span} | {cpu:,.0f} |")
    ours = every["ours"]
    ratios = {
        kind: statistics.median(mine / theirs for mine, theirs in zip(ours.rates, each.rates, strict=True))
        for kind, each in every.items()
    }
    cpu_ratio = statistics.median(every["gather"].cpu) / statistics.median(ours.cpu)
    print(
        f"\nThis bot against aiogram: {ratios['gather']:.2f} times the messages a second, by round in the "
        f"median, and 1/{cpu_ratio:.2f} of the processor time; against raw aiohttp {ratios['aiohttp']:.2f}."
    )
    slow = ratios["gather"] < LEAST_RATIO
    return [f"{ratios['gather']:.2f} times aiogram's, not {LEAST_RATIO:g}"] if slow else []
