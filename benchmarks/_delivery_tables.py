"""The scenarios of a delivery as tables: each prints its own and returns the promises that are broken."""

from __future__ import annotations

import asyncio
import gc
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load import delivery_faults, delivery_groups, delivery_mixed, delivery_private
from tests.load.askers import shown
from tests.load.serving import beside
from tests.load.town import Town

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime


@asynccontextmanager
async def serve(town: Town, moment: datetime) -> AsyncIterator[None]:
    """Serve by a process of its own; this one's collections, of so many chats, would count as the bot's."""
    gc.collect()
    gc.freeze()
    async with beside(town, moment):
        yield


def private(chats: int) -> list[str]:
    """Push once to private chats."""
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(delivery_private.push(Town(Path(folder), chats), serve))
    print(
        "| | messages | seconds | of the ideal | most in a second | 429 | missed | twice "
        "| answers | p50, ms | p95 | longest |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {chats} private chats | {result.messages} | {result.seconds:.2f} | {result.ratio:.3f} "
        f"| {result.most_in_a_second} | {result.caused} | {result.missed} | {result.twice} "
        f"| {shown(result.waits)} |"
    )
    return result.faults()


def groups(chats: int, groups: int, channels: int) -> list[str]:
    """Push once to private chats, groups and channels."""
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(delivery_groups.push(Town(Path(folder), chats), serve, groups, channels))
    print(
        "| private chats | groups and channels | messages | private ones all there, s | of the ideal "
        "| all there, s | most in a second | most in a minute to one group | 429 | not as it should be |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {result.chats} | {result.places} | {result.messages} | {result.seconds:.2f} | {result.ratio:.3f} "
        f"| {result.longest:.1f} | {result.most_in_a_second} | {result.most_in_a_minute} | {result.caused} "
        f"| {result.wrong} |"
    )
    return result.faults()


def faults(chats: int) -> list[str]:
    """Push once, with faults."""
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(delivery_faults.push(Town(Path(folder), chats), serve))
    print("| what a chat met | chats | ended as they have to |")
    print("|---|---|---|")
    for what, (met, right) in result.right.items():
        print(f"| {what} | {met} | {right} |")
    sent, dead = (result.states[state] for state in delivery_faults.CLOSED)
    print(f"\nRows: {sent} sent, {dead} dead; {result.caused} refusals caused by the bot's own pace.")
    return result.faults()


def mixed(minutes: float, chats: int) -> list[str]:
    """Load for so long."""
    with tempfile.TemporaryDirectory() as folder:
        watched, box = asyncio.run(delivery_mixed.run(Path(folder), minutes, chats))
    idle, empty = watched.of("idle"), watched.of("empty")
    first, last = watched.memory[int(len(watched.memory) * delivery_mixed.WARM_UP)], watched.memory[-1]
    loaded = (watched.memory[-1][0] - watched.memory[0][0]) / 60
    print("| | |")
    print("|---|---|")
    print(f"| minutes of load | {loaded:.1f} |")
    print(f"| messages put in | {empty['pushed']:,} |")
    print(f"| calls of the bot | {box.journal.total:,} |")
    print(f"| memory after the warm-up, and at the end, MiB | {first[1]:.1f}, {last[1]:.1f} |")
    print(f"| slope, MiB an hour | {watched.slope():.2f} |")
    print(f"| refusals that the bot's own pace caused | {box.limits.caused} |")
    for what in delivery_mixed.HELD:
        print(f"| {what.replace('_', ' ')}: idle before, at the end | {idle[what]}, {empty[what]} |")
    grows = (
        [f"memory grows by {watched.slope():.1f} MiB/h"]
        if watched.slope() > delivery_mixed.MOST_SLOPE
        else []
    )
    return delivery_mixed.leftovers(watched) + grows
