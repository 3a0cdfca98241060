"""Followers, the log of acts and one broadcast to everyone, in ours: part of ``store.py``."""

from __future__ import annotations

import asyncio
import shutil
import time
from typing import TYPE_CHECKING

from _outboxes import EPOCH, TEXT, moment, watch

from briefing.chat import Chat, ChatKind
from briefing.followings import Followed, Following
from briefing.outbox import Row
from briefing.subscription import Target
from briefing.team.audit import Actor, AuditAction, AuditEntry, record_act
from briefing.team.roles import Role
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.records import Records

WRITES = 60
MIGRATIONS = 200
"""As many groups become supergroups while one broadcast is sent, at most as many as there are."""
SUPERGROUP = 10**9
"""What a migration adds to an id."""
BROADCAST = "broadcast:1"
EDITOR = 10**12
"""Who did all that the log of acts says."""


def following(number: int, version: int = 0) -> Following:
    """Return what a chat follows, different from version to version."""
    return Following(number, None, "kk", followed=(Followed("ots-2025", "chamber", moment(version)),))


class Followers:
    """A store with so many followers, half as many acts, and a row for each of them."""

    def __init__(self, folder: Path, size: int, note: Callable[[str, float], None]) -> None:
        self.size = size
        self.folder = folder
        self._note_value = note
        self._version = 0
        folder.mkdir()

    async def fill(self) -> None:
        """Make the store as every round finds it."""
        store = await TinyStore.open(self.folder / "full.json")

        async def put(records: Records) -> None:
            for number in range(self.size):
                records.put(following(number))
            for number in range(self.size // 2):
                await record_act(
                    records,
                    Actor(EDITOR, Role.OWNER, EPOCH),
                    AuditAction.CHECKED,
                    "ots-2025/chamber",
                    entry=number,
                )

        await store.transact(put)
        chats = [Chat(number, ChatKind.GROUP, EPOCH) for number in range(self.size)]
        await asyncio.gather(*(store.change_chat(each.id, becomes(each)) for each in chats))
        rows = [Row(BROADCAST, Target(number), 0, TEXT.hash, EPOCH) for number in range(self.size)]
        await store.enqueue({}, rows, [TEXT])
        await store.close()

    async def round(self) -> None:
        """Measure everything once."""
        path = self.folder / "ours" / "bot.json"
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(self.folder / "full.json", path)
        began = time.perf_counter()
        store = await TinyStore.open(path)
        self._note("open", began)
        await self._read(store)
        await self._write(store)
        await self._migrate(store)
        began = time.perf_counter()
        await store.forget_chat(self.size - 1)
        self._note("forget a follower, with its fold", began)
        began = time.perf_counter()
        await store.forget_chat(EDITOR)
        self._note("forget whoever did all acts, with its fold", began)
        await store.close()

    def _note(self, what: str, began: float, number: int = 1) -> None:
        self._note_value(f"followers: {what}", (time.perf_counter() - began) * 1000 / number)

    async def _read(self, store: TinyStore) -> None:
        began = time.perf_counter()
        for number in range(WRITES):
            await store.get(Following, str(number * 7919 % self.size))
        self._note("read a record", began, WRITES)
        began = time.perf_counter()
        found = await store.find(Following)
        self._note("read all of them", began)
        began = time.perf_counter()
        rows = [row async for row in store.rows_of(BROADCAST)]
        self._note("`rows_of` a broadcast to everyone", began)
        if not len(found) == len(rows) == self.size:
            raise RuntimeError("not everyone was found")
        began = time.perf_counter()
        await store.stats(EPOCH)
        self._note("`stats`", began)

    async def _write(self, store: TinyStore) -> None:
        for number in range(WRITES):
            self._version += 1
            changed = following(number * 7919 % self.size, self._version)
            began = time.perf_counter()
            await store.transact(lambda records, changed=changed: records.put(changed))  # type: ignore[misc] # bound now
            self._note("write a record", began)
        for number in range(WRITES):
            began = time.perf_counter()
            await store.transact(lambda records, number=number: act(records, number))  # type: ignore[misc] # as above
            self._note("write a line of the log of acts", began)
        acts = await store.find(AuditEntry)
        if [each.number for each in acts] != list(range(1, len(acts) + 1)):
            raise RuntimeError("the log of acts has a gap")

    async def _migrate(self, store: TinyStore) -> None:
        """Let groups become supergroups in turn, and see how long the loop stands still at most."""
        stops: list[float] = []
        watching = asyncio.create_task(watch(stops))
        await asyncio.sleep(0)
        for number in range(min(MIGRATIONS, self.size - 1)):
            began = time.perf_counter()
            await store.migrate_chat(number, number + SUPERGROUP)
            self._note("migrate a chat", began)
        watching.cancel()
        await asyncio.wait([watching])
        self._note_value("followers: longest stop of the loop in 200 migrations", max(stops))


async def act(records: Records, number: int) -> None:
    """Write one line of the log."""
    await record_act(
        records,
        Actor(EDITOR, Role.OWNER, moment(number)),
        AuditAction.CHECKED,
        "ots-2025/chamber",
        entry=number,
    )


def becomes(chat: Chat) -> Callable[[Chat | None], Chat]:
    """Return the change to this chat."""
    return lambda _: chat
