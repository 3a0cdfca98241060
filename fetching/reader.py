"""Reading a feed or a page in a process of its own, which is ended if it takes too long."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.fetched import FetchFailed, Problem, ProblemKind

if TYPE_CHECKING:
    from fetching.fetcher import Answer

WORKER = Path(__file__).with_name("worker.py")
LONGEST_SECONDS = 20.0
MOST_AT_ONCE = 2
NEEDED = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What of the environment the worker gets: none of the bot's secrets."""


class FeedReader:
    """Reads what was fetched, a few at a time."""

    def __init__(self, *, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest = longest_seconds
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def read(self, answer: Answer) -> dict[str, Any]:
        """Return what :func:`fetching.worker.read` does.

        Raises :class:`briefing.fetched.FetchFailed` when that takes too much time or memory.
        """
        given = {"url": str(answer.url), "type": answer.headers.get("Content-Type", "")}
        async with self._places:
            # -P: the files beside the worker are no modules of it.
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                str(WORKER),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={name: os.environ[name] for name in NEEDED if name in os.environ},
            )
            try:
                async with asyncio.timeout(self._longest):
                    written, _ = await process.communicate(json.dumps(given).encode() + b"\n" + answer.body)
            except TimeoutError:
                raise FetchFailed(Problem(ProblemKind.UNREADABLE)) from None
            finally:
                if process.returncode is None:
                    with suppress(ProcessLookupError):
                        process.kill()
                    await process.wait()
        if process.returncode != 0:
            raise FetchFailed(Problem(ProblemKind.UNREADABLE))
        read: dict[str, Any] = json.loads(written)
        return read
