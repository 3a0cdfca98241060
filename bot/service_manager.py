"""What systemd is told of the program: that it is ready, alive and stopping (sd_notify(3)).

Without ``NOTIFY_SOCKET``, which systemd sets for units of ``Type=notify``, nothing is told to anybody.
"""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

log = structlog.get_logger()

MICROSECONDS = 1_000_000

READY = "READY=1"
STOPPING = "STOPPING=1"
ALIVE = "WATCHDOG=1"


def tell_service_manager(message: str) -> None:
    """Send one message; if the service manager cannot be reached, the log says so and the program goes on."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            # A full queue of the service manager is no reason for the loop to stand still.
            sender.settimeout(0)
            sender.sendto(message.encode(), address)
    except OSError as error:
        log.warning("service_manager_unreachable", message=message, reason=str(error))


@asynccontextmanager
async def told_of_life_and_stop(stop: asyncio.Event) -> AsyncIterator[None]:
    """Tell the watchdog, if there is one, that the event loop runs, and say once when ``stop`` is set."""
    tasks = [asyncio.create_task(_tell_stopping(stop))]
    if pause := _pause_of_watchdog():
        tasks.append(asyncio.create_task(_tell_alive(pause)))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _pause_of_watchdog() -> float:
    """Return the seconds between two signs of life, half of what the watchdog allows, or 0."""
    is_ours = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    allowed = os.environ.get("WATCHDOG_USEC", "") if is_ours else ""
    return int(allowed) / MICROSECONDS / 2 if allowed.isdecimal() else 0


async def _tell_alive(pause: float) -> None:
    while True:
        tell_service_manager(ALIVE)
        await asyncio.sleep(pause)


async def _tell_stopping(stop: asyncio.Event) -> None:
    await stop.wait()
    tell_service_manager(STOPPING)
