"""A process that writes to a store until it is killed: ``python -m tests.load.store_writer PATH LIFE``."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.chat import Chat, ChatKind
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
COUNTERS = range(1, 17)
SUPERGROUP = 10**12
"""What a group's id is lowered by when it moves."""
FOLD_BYTES = 20_000
"""Small: every life of the writer has folds in it."""

State = int | None
"""The version of a chat; None when there is none."""


def chat(chat_id: int, version: int) -> Chat:
    """Return a chat that shows its version."""
    return Chat(chat_id, ChatKind.GROUP, EPOCH + timedelta(seconds=version))


def state(found: Chat | None) -> State:
    """Return the version that a chat shows."""
    return None if found is None else int((found.since - EPOCH).total_seconds())


def becomes(target: Chat) -> Callable[[Chat | None], Chat]:
    """Return the change to this chat."""
    return lambda _: target


async def write(path: Path, life: int) -> None:
    """Write until killed; say what will be written, and what is confirmed, each with a line."""
    store = await TinyStore.open(path, fold_bytes=FOLD_BYTES)

    async def step(action: Awaitable[object], **states: State) -> None:
        what = " ".join(f"{chat_id}={version}" for chat_id, version in states.items())
        sys.stdout.write(f"? {what}\n")
        await action
        sys.stdout.write(f"! {what}\n")

    async def count(chat_id: int) -> None:
        version = state(await store.chat(chat_id)) or 0
        while True:
            version += 1
            change = becomes(chat(chat_id, version))
            await step(store.change_chat(chat_id, change), **{str(chat_id): version})

    async def come_and_go() -> None:
        for number in range(life * 10**6, (life + 1) * 10**6):
            old, new = -number, -number - SUPERGROUP
            await step(store.change_chat(old, becomes(chat(old, number))), **{str(old): number})
            await step(store.migrate_chat(old, new), **{str(old): None, str(new): number})
            if number % 10:
                await step(store.forget_chat(new), **{str(new): None})

    await asyncio.gather(come_and_go(), *map(count, COUNTERS))


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), int(sys.argv[2])))
