"""Full outboxes, ours, plain TinyDB's and sqlite3's, with the same rows: part of ``store.py``."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import statistics
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tinydb import TinyDB, where

from briefing.chat import Chat, ChatKind
from briefing.outbox import Body, Row, RowState
from briefing.preferences import Preferences
from briefing.subscription import Subscription, Target
from storage.documents.kinds import ROWS
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
CLOSED = 5
"""Rows of each chat that have been sent and are not purged yet; one more is waiting."""
DUE = 100
"""What a tick or the worker asks for at a time; as much is due."""
WRITES = 60
TEXT = Body("<b>The statement</b> " + "and what has become of it. " * 40)


def moment(seconds: float) -> datetime:
    """Return a moment on the benchmark's clock."""
    return EPOCH + timedelta(seconds=seconds)


def subscription(number: int) -> Subscription:
    """Return a chat's subscription; the first ones are due at 0, the others later."""
    return Subscription(
        Target(number), Preferences("Asia/Almaty"), EPOCH, "kk", date(2026, 1, 1), EPOCH,
        next_due_at=moment(number // DUE),
    )  # fmt: skip


def rows_of(number: int) -> list[Row]:
    """Return a chat's rows: what was sent, and one that waits as long as its subscription."""
    closed = Row(
        "", Target(number), 0, TEXT.hash, EPOCH, state=RowState.SENT, message_id=number, closed_at=EPOCH
    )
    waiting = Row("next", Target(number), 0, TEXT.hash, moment(number // DUE))
    return [*(replace(closed, occurrence=f"digest {day}") for day in range(CLOSED)), waiting]


class Outboxes:
    """Three outboxes of so many chats."""

    def __init__(self, folder: Path, size: int, note: Callable[[str, float], None]) -> None:
        self.size = size
        self.note = note
        self.folder = folder
        self.writes = 0
        folder.mkdir()
        rows = [row for number in range(size) for row in rows_of(number)]
        documents = {str(number): ROWS.dump(row) for number, row in enumerate(rows, start=1)}
        (folder / "plain.json").write_text(json.dumps({ROWS.table: documents}), encoding="utf-8")
        self.plain = TinyDB(folder / "plain.json")
        self.sqlite = sqlite3.connect(folder / "sqlite.db", isolation_level=None)
        self.sqlite.execute(
            "CREATE TABLE outbox (id INTEGER PRIMARY KEY, state TEXT, due TEXT, document TEXT)"
        )
        self.sqlite.execute("CREATE INDEX due ON outbox (state, due)")
        self.sqlite.execute("BEGIN")
        values = ((key, doc["state"], doc["due_at"], json.dumps(doc)) for key, doc in documents.items())
        self.sqlite.executemany("INSERT INTO outbox VALUES (?, ?, ?, ?)", values)
        self.sqlite.execute("COMMIT")

    async def fill(self) -> None:
        """Put the same into ours, and keep it as every round finds it."""
        store = await TinyStore.open(self.folder / "full.json")
        for number in range(self.size):
            await store.change_subscription(Target(number), becomes(subscription(number)))
        await store.enqueue({}, [row for number in range(self.size) for row in rows_of(number)], [TEXT])
        await store.close()

    async def round(self) -> None:
        """Measure everything once."""
        path = self.folder / "ours" / "bot.json"
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(self.folder / "full.json", path)
        began = time.perf_counter()
        store = await TinyStore.open(path)
        self._note("full outbox: open, ours", began)
        await self._find(store)
        self._find_elsewhere()
        await self._write(store)
        await self._enqueue(store)
        await store.close()

    def close(self) -> None:
        """Close the others."""
        self.plain.close()
        self.sqlite.close()

    def _note(self, what: str, began: float) -> None:
        self.note(what, (time.perf_counter() - began) * 1000)

    async def _find(self, store: TinyStore) -> None:
        for _ in range(10):
            began = time.perf_counter()
            due = await store.due_subscriptions(EPOCH, DUE)
            self._note(f"full outbox: {DUE} due subscriptions, ours", began)
            began = time.perf_counter()
            leased = await store.lease_rows(EPOCH, DUE)
            self._note(f"full outbox: lease {DUE} rows, ours", began)
            if not len(due) == len(leased) == DUE:
                raise RuntimeError("not as much is due as was put in")
            await store.close_rows([replace(row, state=RowState.PENDING) for row, _ in leased])

    def _find_elsewhere(self) -> None:
        began = time.perf_counter()
        query = (where("state") == "pending") & (where("due_at") <= EPOCH.isoformat())
        table = self.plain.table(ROWS.table)
        table.clear_cache()  # as any write does
        found = table.search(query)
        self._note(f"full outbox: find {DUE} rows, plain TinyDB", began)
        began = time.perf_counter()
        select = "SELECT document FROM outbox WHERE state = 'pending' AND due <= ? ORDER BY due LIMIT ?"
        rows = self.sqlite.execute(select, (EPOCH.isoformat(), DUE)).fetchall()
        documents = [json.loads(document) for (document,) in rows]
        self._note(f"full outbox: find {DUE} rows, sqlite3", began)
        if not len(found) == len(documents) == DUE:
            raise RuntimeError("not as much is due as was put in")

    async def _write(self, store: TinyStore) -> None:
        for number in range(WRITES):
            self.note("full outbox: write a chat, ours", await self._answer(store, number))
        ((leased, _),) = await store.lease_rows(EPOCH, 1)
        for number in range(1, WRITES + 1):
            began = time.perf_counter()
            await store.close_rows([replace(leased, state=RowState.RETRY_AT, attempts=number)])
            self._note("full outbox: close a row, ours", began)

    async def _answer(self, store: TinyStore, number: int) -> float:
        self.writes += 1
        chat = Chat(number % self.size, ChatKind.PRIVATE, moment(self.writes))
        began = time.perf_counter()
        await store.change_chat(chat.id, lambda _: chat)
        return (time.perf_counter() - began) * 1000

    async def _enqueue(self, store: TinyStore) -> None:
        """Let everyone be due at once, while others want an answer every few milliseconds."""
        now = moment(self.size)
        due = await store.due_subscriptions(now, self.size)
        moves = {each: replace(each, next_due_at=now + timedelta(days=1)) for each in due}
        rows = [Row("all", each.target, 0, TEXT.hash, now) for each in due]
        answers: list[float] = []
        stops: list[float] = []
        others = [asyncio.create_task(self._answers(store, answers)), asyncio.create_task(watch(stops))]
        await asyncio.sleep(0)
        began = time.perf_counter()
        put_in = await store.enqueue(moves, rows, [TEXT])
        self._note("a row for every chat: enqueue", began)
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if put_in != self.size:
            raise RuntimeError("not everyone was enqueued for")
        self.note("a row for every chat: longest stop of the loop meanwhile", max(stops))
        self.note("a row for every chat: writes of others meanwhile, 95th percentile", percentile(answers))

    async def _answers(self, store: TinyStore, answers: list[float]) -> None:
        while True:
            answers.append(await self._answer(store, len(answers)))
            await asyncio.sleep(0.005)


async def watch(stops: list[float]) -> None:
    """Keep for how many milliseconds the loop stood still at a time."""
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0)
        now = time.perf_counter()
        stops.append((now - last) * 1000)
        last = now


def percentile(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def becomes(target: Subscription) -> Callable[[Subscription | None], Subscription]:
    """Return the change to this subscription."""
    return lambda _: target
