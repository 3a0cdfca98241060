"""The processes of a measurement: started, kept on one core, measured from outside, ended. Linux only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

TOKEN = "42:BENCHMARK-TOKEN"
ROOT = Path(__file__).parents[2]
START_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")


def cores() -> list[int]:
    """Return the cores that this program may use."""
    return sorted(os.sched_getaffinity(0))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Process:
    """A running program of a measurement; leaving its ``with`` block ends it."""

    popen: subprocess.Popen[str]
    log: Path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.popen.kill()
        self.popen.wait()
        for pipe in (self.popen.stdin, self.popen.stdout):
            if pipe is not None:
                pipe.close()

    @property
    def memory(self) -> float:
        """Resident memory, MiB."""
        status = Path(f"/proc/{self.popen.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        stat = Path(f"/proc/{self.popen.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    def wait_until_ready(self, port: int) -> None:
        """Return when the program answers requests, and does not say that it is still starting.

        Raises:
            RuntimeError: it ended, or is not ready within a minute; with what it has written.

        """
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.popen.poll() is None:
            time.sleep(0.02)
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            with closing(connection), suppress(OSError):
                connection.request("GET", "/healthz")
                if connection.getresponse().status != HTTPStatus.SERVICE_UNAVAILABLE:
                    return
        raise RuntimeError(self.log.read_text(encoding="utf-8"))


def start(
    arguments: list[str],
    log: Path,
    settings: dict[str, str] | None = None,
    core: int | None = None,
    program: str = sys.executable,
) -> Process:
    """Start a Python program with nothing but ``settings`` in its environment, in the folder of its log."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        **(settings or {}),
    }
    with log.open("w", encoding="utf-8") as errors:
        popen = subprocess.Popen(  # noqa: S603 - our own programs
            [program, *arguments],
            cwd=log.parent,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    if core is not None:
        # Before it has threads: they inherit it.
        os.sched_setaffinity(popen.pid, {core})
    return Process(popen, log)


NO_PACE = dict.fromkeys(("PACE_OVERALL", "PACE_PRIVATE", "PACE_GROUP"), "0")
"""Settings of a bot that sends as fast as it can."""


def bot_settings(folder: Path, api: str, **settings: str) -> dict[str, str]:
    """Return the environment of the bot on a Bot API server of ours, with its store in ``folder``."""
    return {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": api,
        "STORAGE_URL": f"tinydb:///{folder}/bot.json",
        "WEB_PORT": "0",
        **settings,
    }
