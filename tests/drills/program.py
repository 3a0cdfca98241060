"""The whole program as a process of its own, as operators run it."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import ClientSession

from tests.desk import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Sandbox

ROOT = Path(__file__).parents[2]
READY_SECONDS = 90.0


@dataclass
class Program:
    """A running bot; ``log`` has its lines so far."""

    process: asyncio.subprocess.Process
    port: int
    log: list[str] = field(default_factory=list)

    def is_ready(self) -> bool:
        """Tell whether the webhook is set."""
        return any("ready" in line and "webhook" in line for line in self.log)

    async def health(self) -> tuple[int, dict[str, object]]:
        """Return the status and the body of ``/healthz``."""
        url = f"http://127.0.0.1:{self.port}/healthz"
        async with ClientSession() as http, http.get(url) as answer:
            return answer.status, await answer.json()

    async def listen(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode())


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def program(box: Sandbox, url: str, folder: Path, **settings: str) -> AsyncIterator[Program]:
    """Run ``python -m bot run`` against the sandbox until the block is left; its log goes through a pipe."""
    port = int(settings.get("WEB_PORT") or free_port())
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "STORAGE_URL": f"tinydb:///{folder}/bot.json",
        "DEFAULT_LANGUAGE": "en",
        "WEB_PORT": str(port),
        **dict.fromkeys(("PACE_OVERALL", "PACE_PRIVATE", "PACE_GROUP", "FLOOD_PER_10S"), "0"),
        **settings,
    }
    command = [sys.executable, "-m", "bot", "run"]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stderr=asyncio.subprocess.PIPE
    )
    made = Program(process, port)
    listening = asyncio.create_task(made.listen())
    try:
        polls = box.updates.polls
        await box.until(lambda: made.is_ready() or box.updates.polls > polls, READY_SECONDS)
        yield made
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
        await listening
