"""Drills: failures of machines and networks that are caused on purpose while a bot runs.

Each is a context manager; the failure lasts until the block is left. ``sandbox.rehearsal`` compares what
people see without and with one.
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
    """Deliver each update again, as if the first answer was late or the first confirmation was lost.

    For a webhook, the first answer is awaited for ``seconds``.
    """
    fault = box.faults.add(kind="redeliver", times=None, seconds=seconds)
    try:
        yield
    finally:
        box.faults.remove(fault)


@asynccontextmanager
async def copies(box: Sandbox) -> AsyncIterator[None]:
    """Simulate a second copy of the bot that requests updates; the bot's own long polls end with 409.

    The copy confirms no updates and sends nothing. ValueError: the bot has a webhook.
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
    """Set the clock forward or back, and correct it at the end; ValueError if it cannot be set."""
    box.jump(by)
    try:
        yield
    finally:
        box.jump(-by)


@asynccontextmanager
async def disk(pid: int) -> AsyncIterator[None]:
    """Let every write that makes a file of a process grow fail, as on a full disk (Linux).

    The error is EFBIG, "File too large"; a full disk gives ENOSPC. Pipes and sockets still work.
    """
    before, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (before, hard))
