"""How long the program takes to start, and its memory then: ``python benchmarks/start.py [times]``.

``run`` is measured from starting the process until it asks a stub in Telegram's place for updates, and so is
aiogram's echo bot. The commands above them are there for scale. Linux only; nothing but 127.0.0.1 is spoken
to.
"""

from __future__ import annotations

import asyncio
import platform
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _stub import Stub

from tests.load.processes import START_SECONDS, bot_settings, cores, start

HERE = Path(__file__).parent
TIMES = 5
COMMANDS = {
    "`python -c pass`": ["-c", "pass"],
    "`python -c 'import aiogram'`": ["-c", "import aiogram"],
    "`python -m bot --help`": ["-m", "bot", "--help"],
    "`python -m bot check`": ["-m", "bot", "check"],
}
BOTS: dict[str, tuple[list[str], dict[str, str]]] = {
    "aiogram's echo": ([str(HERE / "_echo.py"), "{api}", "0", "polling"], {}),
    "`run` with `AIOGRAM_BUILD_ALL=1`": (["-m", "bot", "run"], {"AIOGRAM_BUILD_ALL": "1"}),
    "`python -m bot run`": (["-m", "bot", "run"], {}),
}
"""Until they ask for updates."""


def until_end(arguments: list[str], folder: Path) -> float:
    """Run a command to its end and return the seconds that it took."""
    began = time.perf_counter()
    with start(arguments, folder / "log") as process:
        _out, _none = process.popen.communicate(timeout=START_SECONDS)
        if process.popen.returncode:
            raise RuntimeError(process.log.read_text(encoding="utf-8"))
    return time.perf_counter() - began


async def until_ready(arguments: list[str], more: dict[str, str], folder: Path) -> tuple[float, float]:
    """Run a bot until it polls; return the seconds, and its MiB a second later."""
    polled = asyncio.Event()
    stub = Stub(lambda method, _chat: polled.set() if method == "getUpdates" else None)
    api = f"http://127.0.0.1:{await stub.start()}"
    settings = bot_settings(folder, api, **more)
    began = time.perf_counter()
    with start([each.format(api=api) for each in arguments], folder / "log", settings) as process:
        async with asyncio.timeout(START_SECONDS):
            await polled.wait()
        seconds = time.perf_counter() - began
        # Meanwhile it sets its menus and descriptions.
        await asyncio.sleep(1)
        memory = process.memory
        process.popen.terminate()
        if await asyncio.to_thread(process.popen.wait, START_SECONDS):
            raise RuntimeError(process.log.read_text(encoding="utf-8"))
    await stub.stop()
    return seconds, memory


def main(times: int) -> None:
    """Print the table."""
    seconds = defaultdict(list)
    memory = defaultdict(list)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for _ in range(times):
            for name, arguments in COMMANDS.items():
                seconds[name].append(until_end(arguments, folder))
            for name, (arguments, more) in BOTS.items():
                taken, resident = asyncio.run(until_ready(arguments, more, folder))
                seconds[name].append(taken)
                memory[name].append(resident)
    print(
        f"Medians of {times} interleaved starts; {len(cores())} cores, CPython {platform.python_version()}.\n"
    )
    print("| | seconds | fastest | slowest | MiB a second later |\n|---|---|---|---|---|")
    for name, found in seconds.items():
        shown = f"{statistics.median(memory[name]):.0f}" if name in memory else ""
        print(f"| {name} | {statistics.median(found):.2f} | {min(found):.2f} | {max(found):.2f} | {shown} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
