"""What the store costs beside plain TinyDB and sqlite3, in one run: medians of interleaved rounds.

``python benchmarks/store.py``; ``--sizes 10000 20000 40000 --rounds 3`` for other numbers.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from _memory import memory
from _outboxes import Outboxes
from _records import Followers
from tinydb import TinyDB

from briefing.chat import Chat, ChatKind
from storage.documents.kinds import CHATS
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (100, 1_000, 10_000)
ROUNDS = 7
WRITES = 60
"""Single writes a round; plain TinyDB, which is slow, does one in twelve of them."""
AT_ONCE = 64
WAL_PAGES = 1_100
"""sqlite3 is quicker once its log has reached its size, as it has in a program that runs for long."""
COLLECTOR = (50_000, 20, 100)
"""The thresholds of the running bot."""
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

Times = dict[tuple[str, int], list[float]]
"""Milliseconds by what was measured and the number of chats."""


def chat(chat_id: int, version: int) -> Chat:
    """Return a chat that differs from version to version."""
    return Chat(chat_id, ChatKind.PRIVATE, EPOCH + timedelta(seconds=version), language="kk")


class Contest:
    """The three stores with the same chats, each in its own files."""

    def __init__(self, folder: Path, size: int, times: Times) -> None:
        self.size = size
        self.times = times
        self.folder = folder
        self.version = 0
        folder.mkdir()
        documents = {str(number): CHATS.dump(chat(number, 0)) for number in range(size)}
        for name in ("ours.json", "plain.json"):
            (folder / name).write_text(json.dumps({CHATS.table: documents}), encoding="utf-8")
        self.plain = TinyDB(folder / "plain.json")
        self.sqlite = self._sqlite()
        self.sqlite.execute("CREATE TABLE chats (id INTEGER PRIMARY KEY, document TEXT NOT NULL)")
        rows = ((int(key), json.dumps(document)) for key, document in documents.items())
        self.sqlite.execute("BEGIN")
        self.sqlite.executemany("INSERT INTO chats VALUES (?, ?)", rows)
        self.sqlite.execute("COMMIT")
        for target in self.targets(WAL_PAGES):
            self._write_sqlite(target)

    def _sqlite(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.folder / "sqlite.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def targets(self, number: int) -> Iterator[Chat]:
        """Return chats to write, all over the store, each with a version of its own."""
        self.version += 1
        return (chat(step * 7919 % self.size, self.version * 1000 + step) for step in range(number))

    def note(self, what: str, began: float, number: int = 1) -> None:
        """Keep the milliseconds of one of ``number`` actions."""
        self.times[what, self.size].append((time.perf_counter() - began) * 1000 / number)

    async def round(self) -> None:
        """Measure everything once, one contestant after the other."""
        self._open_others()
        began = time.perf_counter()
        store = await TinyStore.open(self.folder / "ours.json")
        self.note("open: ours", began)
        await self._write_single(store)
        await self._write_at_once(store)
        await self._read(store)
        await self._fold(store)
        await store.close()

    def _open_others(self) -> None:
        began = time.perf_counter()
        with TinyDB(self.folder / "plain.json") as plain:
            plain.table(CHATS.table).get(doc_id=1)
        self.note("open: plain TinyDB", began)
        began = time.perf_counter()
        connection = self._sqlite()
        connection.execute("SELECT document FROM chats WHERE id = 1").fetchone()
        self.note("open: sqlite3", began)
        connection.close()

    async def _write_single(self, store: TinyStore) -> None:
        for target in self.targets(WRITES):
            began = time.perf_counter()
            await store.change_chat(target.id, becomes(target))
            self.note("write: ours", began)
            began = time.perf_counter()
            self._write_sqlite(target)
            self.note("write: sqlite3", began)
        for target in self.targets(WRITES // 12):
            began = time.perf_counter()
            self.plain.table(CHATS.table).update(CHATS.dump(target), doc_ids=[target.id])
            self.note("write: plain TinyDB", began)

    def _write_sqlite(self, target: Chat) -> None:
        self.sqlite.execute(
            "UPDATE chats SET document = ? WHERE id = ?", (json.dumps(CHATS.dump(target)), target.id)
        )

    async def _write_at_once(self, store: TinyStore) -> None:
        targets = list(self.targets(AT_ONCE))
        began = time.perf_counter()
        await asyncio.gather(*(store.change_chat(target.id, becomes(target)) for target in targets))
        self.note("64 at once: ours", began)
        began = time.perf_counter()
        for target in targets:
            self._write_sqlite(target)
        self.note("64 in turn: sqlite3", began)

    async def _read(self, store: TinyStore) -> None:
        began = time.perf_counter()
        for target in self.targets(WRITES):
            await store.chat(target.id)
        self.note("read: ours", began, WRITES)

    async def _fold(self, store: TinyStore) -> None:
        """Fold by an erasure, and see how long the loop stood still at most."""
        await store.change_chat(-1, becomes(chat(-1, 1)))
        began = last = time.perf_counter()
        longest = 0.0
        forgetting = asyncio.create_task(store.forget_chat(-1))
        while not forgetting.done():
            await asyncio.sleep(0.0005)
            longest = max(longest, time.perf_counter() - last)
            last = time.perf_counter()
        self.note("forget, with its fold: ours", began)
        self.times["longest stop of the loop in a fold: ours", self.size].append(longest * 1000)


def becomes(target: Chat) -> Callable[[Chat | None], Chat]:
    """Return the change to this chat."""
    return lambda _: target


async def measure(folder: Path, sizes: Sequence[int], rounds: int) -> Times:
    """Let all contests take turns, then what is full, with the collector as the running bot has it."""
    times: Times = defaultdict(list)
    contests = [Contest(folder / str(size), size, times) for size in sizes]
    for _ in range(rounds):
        for contest in contests:
            gc.collect()
            await contest.round()
    for contest in contests:
        times["memory, MiB: ours", contest.size].append(memory(contest.folder / "ours.json"))
        contest.sqlite.close()
        contest.plain.close()
    gc.set_threshold(*COLLECTOR)
    await measure_full(folder, sizes, rounds, times)
    return times


async def measure_full(folder: Path, sizes: Sequence[int], rounds: int, times: Times) -> None:
    """Measure with rows that were sent and one that waits for each chat; then with what each one follows."""

    def noting(size: int) -> Callable[[str, float], None]:
        return lambda what, value: times[what, size].append(value)

    followers = [Followers(folder / f"followers-{size}", size, noting(size)) for size in sizes]
    for each in followers:
        await each.fill()
    for _ in range(rounds):
        for each in followers:
            gc.collect()
            await each.round()
    for each in followers:
        times["followers: memory, MiB", each.size].append(memory(each.folder / "full.json"))
    outboxes = [Outboxes(folder / f"full-{size}", size, noting(size)) for size in sizes]
    await measure_outboxes(outboxes, rounds, times)


async def measure_outboxes(every: Sequence[Outboxes], rounds: int, times: Times) -> None:
    """Measure full outboxes in turns."""
    for each in every:
        await each.fill()
    for _ in range(rounds):
        for each in every:
            gc.collect()
            await each.round()
    for each in every:
        path = each.folder / "full.json"
        times["full outbox: memory, MiB: ours", each.size].append(memory(path))
        times["full outbox: size of the file, MiB: ours", each.size].append(path.stat().st_size / 2**20)
        each.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="The store beside plain TinyDB and sqlite3, in one run.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of chats")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="times that everything is measured")
    options = parser.parse_args()
    sizes: Sequence[int] = options.sizes
    with tempfile.TemporaryDirectory() as folder:
        times = asyncio.run(measure(Path(folder), sizes, options.rounds))
    heads = [f"{size:,} chats" for size in sizes] + [f"{sizes[-1]:,} ÷ {sizes[0]:,}"]
    print(f"| ms, median of {options.rounds} interleaved rounds | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    for what in sorted({what for what, _ in times}):
        medians = [statistics.median(times[what, size]) for size in sizes]
        shown = [shown_figure(each) for each in (*medians, medians[-1] / medians[0])]
        print(f"| {what} | " + " | ".join(shown) + " |")


def shown_figure(value: float) -> str:
    """Return a figure with three digits that count, never as a power of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
