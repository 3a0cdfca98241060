"""A million chats in PostgreSQL: what is due, 100,000 rows enqueued with answers meanwhile, and the rest.

``python benchmarks/million.py``; ``--chats 10000`` for a try. The server is an embedded one in a temporary
folder, with its default settings, or that of ``--url`` (an empty database). One replica is a process of its
own and answers ``/chamber`` over the webhook; this process is another one, which enqueues. Linux only,
127.0.0.1 only.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import psycopg

sys.path.insert(0, str(Path(__file__).parents[1]))

from _million_answers import Answers, replica
from _million_fill import DUE, FIRST_CHAT, fill
from _postgres import embedded

from bot.settings import PACKAGED_CONTENT
from briefing.library import Library
from briefing.outbox import RowState
from briefing.search.forms import word_forms
from briefing.stats.error_counts import ErrorCounter
from briefing.stats.overview import overview
from briefing.stored_data import forget
from briefing.subscriptions.enqueuer import Enqueuer
from storage.content import load_content
from storage.open import open_store
from views.commands import RESERVED
from views.telegram.subscriptions.pushes import TelegramPushRenderer
from views.translate import translators

if TYPE_CHECKING:
    from briefing.ports import Store

SCANS = 300
BATCH = 64
"""Subscriptions that a tick asks for at a time."""
PEOPLE = 50
"""Chats that are forgotten, and as many that migrate."""
WARM = 200
"""Answers before anything is measured."""
STATS = 10
ZONE = ZoneInfo("Asia/Almaty")


class Table:
    """The table, which is printed line by line."""

    def note(self, what: str, value: float, unit: str) -> None:
        """Print what was measured, and its value."""
        print(f"| {what} | {value:,.2f} {unit} |", flush=True)

    def note_times(self, what: str, seconds: list[float]) -> None:
        """Add the median and the 95th and 99th percentile of some times."""
        ranks = statistics.quantiles(seconds, n=100)
        for name, value in (("p50", statistics.median(seconds)), ("p95", ranks[94]), ("p99", ranks[98])):
            self.note(f"{what}: {name}", value * 1000, "ms")


class Million:
    """The measurements, each of which adds its lines to the table."""

    def __init__(self, url: str, chats: int, table: Table) -> None:
        self.url = url
        self.chats = chats
        self.subscribed = chats * 3 // 10
        self.due = chats // 10
        self.followers = chats // 20
        self.table = table

    async def run(self, folder: Path) -> None:
        """Fill the database and measure everything once."""
        began = time.perf_counter()
        await fill(self.url, self.chats, self.subscribed, self.due, self.followers)
        self.table.note(f"{self.chats:,} chats put in", time.perf_counter() - began, "s")
        await self._sizes()
        with replica(folder, self.url, timedelta(hours=3)) as (process, port):
            answers = Answers(port, self.chats)
            await answers.some(WARM)
            self.table.note("memory of the replica, before", process.memory, "MiB")
            store = await open_store(self.url)
            await self._due(store)
            await self._enqueue(store, answers)
            await self._lease(store)
            await self._stats(store)
            await self._people(store)
            await store.close()
            self.table.note("memory of the replica, after", process.memory, "MiB")

    async def _sizes(self) -> None:
        for name, lines in (("chats", self.chats), ("subscriptions", self.subscribed)):
            size = await asyncio.to_thread(table_size, self.url, name)
            self.table.note(f"a line of {name} with its indexes", size / lines, "bytes")

    async def _due(self, store: Store) -> None:
        """Look for what is due, when nothing is and when a tenth of all chats is."""
        for what, now in (("nothing is due", DUE - timedelta(hours=1)), (f"{self.due:,} are due", DUE)):
            times = []
            for _ in range(SCANS):
                began = time.perf_counter()
                await store.due_subscriptions(now, BATCH)
                times.append(time.perf_counter() - began)
            self.table.note_times(f"due scan of {BATCH}, {what}", times)

    async def _enqueue(self, store: Store, answers: Answers) -> None:
        """Put in a reminder for each that is due, as a tick does, while people ask the replica."""
        content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
        renderer = TelegramPushRenderer(translators(content.catalogues), "ru", lambda: "bench_bot")
        enqueuer = Enqueuer(store, Library(content.statements, word_forms()), renderer)
        answers.seconds.clear()
        asking = asyncio.create_task(answers.ask())
        began = time.perf_counter()
        count = await enqueuer.enqueue_due(DUE)
        self.table.note(f"{count:,} rows enqueued", time.perf_counter() - began, "s")
        asking.cancel()
        await asyncio.wait([asking])
        self.table.note_times("a card meanwhile", answers.seconds)
        size = await asyncio.to_thread(table_size, self.url, "rows")
        self.table.note("a row of the outbox with its indexes", size / max(count, 1), "bytes")

    async def _lease(self, store: Store) -> None:
        times = []
        for _ in range(SCANS):
            began = time.perf_counter()
            leased = await store.lease_rows(DUE, BATCH)
            times.append(time.perf_counter() - began)
            await store.close_rows([replace(row, state=RowState.PENDING) for row, _ in leased])
        self.table.note_times(f"lease of {BATCH} rows", times)

    async def _stats(self, store: Store) -> None:
        times = []
        for _ in range(STATS):
            began = time.perf_counter()
            await overview(store, ErrorCounter(ZONE), lambda _: 0, DUE, ZONE)
            times.append(time.perf_counter() - began)
        self.table.note("figures of /stats, the slowest of ten", max(times), "s")

    async def _people(self, store: Store) -> None:
        """Forget chats, and let others migrate; each follows, is subscribed and has a row."""
        forgotten, migrated = [], []
        for number in range(PEOPLE):
            began = time.perf_counter()
            await forget(store, FIRST_CHAT + number, DUE)
            forgotten.append(time.perf_counter() - began)
            began = time.perf_counter()
            await store.migrate_chat(FIRST_CHAT + PEOPLE + number, -FIRST_CHAT - number)
            migrated.append(time.perf_counter() - began)
        self.table.note_times("/forget", forgotten)
        self.table.note_times("migration of a chat", migrated)


def table_size(url: str, name: str) -> int:
    """Return the bytes of a table with its indexes."""
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT pg_total_relation_size(%s::regclass)", [name]).fetchone()
        assert found is not None
        return int(found[0])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chats", type=int, default=1_000_000, help="(default 1000000)")
    parser.add_argument("--url", help="an empty database on a server that runs")
    arguments = parser.parse_args()
    print("| what | |\n|---|---|")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = arguments.url or stack.enter_context(embedded())
        asyncio.run(Million(url, arguments.chats, Table()).run(folder))


if __name__ == "__main__":
    main()
