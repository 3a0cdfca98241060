"""Figures of a large database are estimates, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from briefing.chat import ChatKind, PauseReason
from storage.postgres.store import PostgresStore
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

FILL = """
INSERT INTO chats (id, kind, since, paused, language)
SELECT CASE WHEN each % 10 = 0 THEN -each ELSE each END,
    CASE WHEN each % 10 = 0 THEN 'supergroup' ELSE 'private' END, now(),
    CASE WHEN each % 20 = 1 THEN 'blocked' END, CASE WHEN each % 2 = 0 THEN 'kk' END
FROM generate_series(1, 100000) AS each;
INSERT INTO subscriptions (chat_id, thread, data)
SELECT each / 2, each % 2 + 1, '{}' FROM generate_series(2, 120001) AS each;
INSERT INTO records (kind, key, data)
SELECT CASE WHEN each % 100 = 0 THEN 'members' ELSE 'followings' END, each::text, '{}'
FROM generate_series(1, 120000) AS each;
INSERT INTO targets (chat_id, thread, head, due_at)
SELECT each, 0, each, '2026-01-01' FROM generate_series(1, 50) AS each;"""


@pytest.fixture
async def large(uri: str) -> AsyncIterator[PostgresStore]:
    store = await PostgresStore.open(uri)
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(FILL)
        # Else the server may add its count of these rows to the one that ANALYZE makes.
        connection.execute("SELECT pg_stat_force_next_flush()")
        connection.execute("VACUUM ANALYZE")
    yield store
    await store.close()


async def test_what_is_large_is_estimated_and_what_is_small_is_counted(large: PostgresStore) -> None:
    stats = await large.stats(at(10**7))
    assert stats.is_estimate
    assert stats.chats.total == pytest.approx(100_000, rel=0.01)
    assert stats.chats.kinds[ChatKind.SUPERGROUP] == pytest.approx(10_000, rel=0.1)
    assert stats.chats.paused[PauseReason.BLOCKED] == pytest.approx(5000, rel=0.1)
    assert stats.chats.languages["kk"] == pytest.approx(50_000, rel=0.1)
    assert stats.chats.subscribed == pytest.approx(60_000, rel=0.2)
    assert stats.documents["followings"] == pytest.approx(118_800, rel=0.1)
    assert (stats.documents["members"], stats.due) == (1200, 50)
