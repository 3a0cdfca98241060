"""What every backend tells about itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.chat import ChatKind, PauseReason
from briefing.followings import Following
from briefing.preferences import Frequency
from briefing.records import put_records
from briefing.store_stats import (
    LONGEST_OPENING,
    MOST_BYTES,
    MOST_CHATS,
    ChatCounts,
    FileStats,
    StoreStats,
    SubscriptionCounts,
)
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import at, lease, put, row, subscribe, subscription

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ports import Store

FILE = FileStats(1, 1, at(0), timedelta(0))


def stats_of(chats: int = 0, file: FileStats | None = FILE) -> StoreStats:
    return StoreStats("any", ChatCounts({ChatKind.PRIVATE: chats}, {}, {}, 0), 0, {}, file)


async def test_an_empty_store_says_so(store: Store) -> None:
    stats = await store.stats(at(0))
    assert (stats.chats.total, stats.chats.subscribed, stats.due, stats.documents) == (0, 0, 0, {})
    assert not stats.is_outgrown


async def test_chats_are_counted_by_what_they_are(store: Store) -> None:
    group = replace(chat(-5, language="ru"), kind=ChatKind.SUPERGROUP, paused=PauseReason.REMOVED)
    for each in (chat(1), chat(2, language="kk"), group):
        await store.change_chat(each.id, becomes(each))
    await subscribe(store, subscription(1), subscription(-5, thread=3), subscription(-5, thread=4))
    counts = (await store.stats(at(0))).chats
    assert counts.kinds == {ChatKind.PRIVATE: 2, ChatKind.SUPERGROUP: 1}
    assert counts.paused == {PauseReason.REMOVED: 1}
    assert counts.languages == {None: 1, "kk": 1, "ru": 1}
    assert (counts.total, counts.subscribed) == (3, 2)


async def test_subscriptions_are_counted_by_what_they_bring(store: Store) -> None:
    every, some = subscription(1), subscription(2)
    few = replace(some.preferences, frequency=Frequency.OFF, monthly_summary=False)
    none = replace(few, reminders=False)
    others = replace(some, preferences=few), replace(subscription(3), preferences=none)
    for each in (1, 2, 3):
        await store.change_chat(each, becomes(chat(each)))
    await subscribe(store, every, *others)
    assert (await store.stats(at(0))).subscriptions == SubscriptionCounts(1, 2, 1)


async def test_it_tells_how_long_changes_took_and_what_they_take(store: Store, url: str) -> None:
    await store.change_chat(1, becomes(chat(1)))
    stats = await store.stats(at(0))
    if url.startswith("memory"):
        assert (stats.size, stats.writes) == (None, [])
    else:
        assert stats.size
        assert stats.writes
        assert timedelta(0) < stats.writes[-1] < timedelta(minutes=1)


async def test_folds_are_counted(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(1, becomes(chat(1)))
    before = (await store.stats(at(0))).file
    await store.forget_chat(1)
    after = (await store.stats(at(0))).file
    assert before is not None
    assert after is not None
    assert (before.folds, after.folds) == (0, 1)
    await store.close()


async def test_documents_are_counted_by_table(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await put(store, row(1), row(1, part=1), row(2))
    await put_records(store, Following(1, None, "en"))
    await store.first_seen(["a", "b"], at(0))
    documents = (await store.stats(at(0))).documents
    assert documents == {"chats": 1, "outbox": 3, "bodies": 1, "seen": 2, "followings": 1}


async def test_what_can_be_sent_now_is_counted_once_for_each_target(store: Store) -> None:
    await put(store, row(1), row(1, part=1), row(2, due=5), row(3, due=6))
    assert [(await store.stats(at(moment))).due for moment in (-1, 0, 5, 6)] == [0, 1, 2, 3]
    await lease(store, limit=1)
    assert (await store.stats(at(6))).due == 2


async def test_a_file_tells_its_size_and_its_times(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    before = datetime.now(UTC) - timedelta(seconds=5)
    store = await TinyStore.open(path)
    stats = await store.stats(at(0))
    fresh = stats.file
    assert fresh is not None
    assert (fresh.journal_bytes, stats.write_time(0.5)) == (0, None)
    assert before < fresh.folded_at < datetime.now(UTC) + timedelta(seconds=5)
    for version in range(150):
        await store.change_chat(1, becomes(chat(1, version)))
    stats = await store.stats(at(0))
    full = stats.file
    assert full is not None
    assert stats.size == full.file_bytes + full.journal_bytes
    assert full.file_bytes == path.stat().st_size
    assert full.journal_bytes == path.with_name("bot.json.journal-000001").stat().st_size
    assert len(stats.writes) == 100
    assert list(stats.writes) == sorted(stats.writes)
    assert full.opened_in > timedelta(0)
    await store.close()


async def test_only_one_store_lies_in_a_file(store: Store, url: str) -> None:
    stats = await store.stats(at(0))
    kind = {"memory": "memory", "tinydb": "TinyDB", "postgresql": "PostgreSQL"}[url.partition(":")[0]]
    assert (stats.kind, stats.file is not None) == (kind, kind == "TinyDB")


@pytest.mark.parametrize(
    ("stats", "is_outgrown"),
    [
        pytest.param(stats_of(MOST_CHATS), False, id="as-many-chats-as-it-is-for"),
        pytest.param(stats_of(MOST_CHATS + 1), True, id="one-chat-more"),
        pytest.param(stats_of(MOST_CHATS + 1, file=None), False, id="no-file"),
        pytest.param(stats_of(file=replace(FILE, file_bytes=MOST_BYTES - 1)), False, id="as-large"),
        pytest.param(stats_of(file=replace(FILE, file_bytes=MOST_BYTES)), True, id="a-byte-larger"),
        pytest.param(stats_of(file=replace(FILE, journal_bytes=MOST_BYTES)), True, id="a-long-journal"),
        pytest.param(stats_of(file=replace(FILE, opened_in=LONGEST_OPENING)), False, id="as-slow"),
        pytest.param(stats_of(file=replace(FILE, opened_in=LONGEST_OPENING * 2)), True, id="slower"),
    ],
)
def test_a_store_is_outgrown_by_chats_by_bytes_or_by_its_opening(
    stats: StoreStats, *, is_outgrown: bool
) -> None:
    assert stats.is_outgrown is is_outgrown


def test_the_time_of_a_share_of_the_writes() -> None:
    stats = replace(stats_of(), writes=[timedelta(milliseconds=each) for each in range(1, 101)])
    shown = [stats.write_time(share) for share in (0.01, 0.5, 0.95, 1)]
    assert shown == [timedelta(milliseconds=each) for each in (1, 50, 95, 100)]
