"""Drills: what happens to machines and networks, done to a running bot on purpose.

Each is a context manager; what it does lasts until it is left. ``sandbox.rehearsal`` compares what people see
in calm and within one.
"""

from __future__ import annotations

import asyncio
import resource
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import timedelta

    from sandbox.box import Sandbox

_RIVALS_PAUSE_S = 0.05
_RIVALS_POLL_S = 25
_MOST_UPDATES = 100


@asynccontextmanager
async def doubles(box: Sandbox) -> AsyncIterator[None]:
    """Deliver each update twice, both at the same time."""
    fault = box.faults.add(kind="duplicate", times=None)
    try:
        yield
    finally:
        box.faults.remove(fault)


@asynccontextmanager
async def redelivery(box: Sandbox, seconds: float = 1) -> AsyncIterator[None]:
    """Deliver each update again, as when its 200 is late by webhook or its confirmation lost by polling.

    A webhook's first answer is waited for ``seconds``.
    """
    fault = box.faults.add(kind="redeliver", times=None, seconds=seconds)
    try:
        yield
    finally:
        box.faults.remove(fault)


@asynccontextmanager
async def copies(box: Sandbox) -> AsyncIterator[None]:
    """Let a second copy of the bot ask for updates all the time; the bot's own long polls end with 409.

    The copy confirms nothing, and says nothing to anybody. ValueError: the bot has a webhook.
    """
    if box.webhook.hook is not None:
        raise ValueError("a bot with a webhook takes its updates alone")
    rival = asyncio.create_task(_poll(box))
    try:
        yield
    finally:
        rival.cancel()
        with suppress(asyncio.CancelledError):
            await rival
        box.updates.end_polls()


async def _poll(box: Sandbox) -> None:
    while True:
        with suppress(ApiError):
            await box.updates.poll(0, _MOST_UPDATES, _RIVALS_POLL_S)
        await asyncio.sleep(_RIVALS_PAUSE_S)


@asynccontextmanager
async def clock(box: Sandbox, by: timedelta) -> AsyncIterator[None]:
    """Set the wall clock wrong, forward or back, and right again; ValueError when it cannot be moved."""
    box.jump(by)
    try:
        yield
    finally:
        box.jump(-by)


@asynccontextmanager
async def disk(pid: int) -> AsyncIterator[None]:
    """Let no file of a process grow, as on a full disk: every write to one fails (Linux).

    It fails with EFBIG, "File too large", where a full disk has ENOSPC. Pipes and sockets go on.
    """
    before, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (before, hard))
