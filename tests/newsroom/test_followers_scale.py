"""Ten thousand followers: all are told once, and a tick in which nothing happened looks at none of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import TYPE_CHECKING

from briefing.library import Library
from briefing.local_time import zone_of
from briefing.newsroom.followers import Followers
from briefing.newsroom.following import Followed, Following
from briefing.outbox import RowState
from briefing.statement import Status
from storage.memory import MemoryStore
from tests.briefing.statement_examples import followup, shipped, statement
from views.telegram.following import FollowingRenderer
from views.translate import translators

if TYPE_CHECKING:
    from briefing.records import Records

CHATS = 10_000
NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LANGUAGES = ("ru", "kk", "en")


def put_all(records: Records) -> None:
    for chat_id in range(1, CHATS + 1):
        followed = (Followed("summit", "bridge", NOW - chat_id * MINUTE),)
        records.put(Following(chat_id, None, LANGUAGES[chat_id % 3], followed=followed))


async def spent(followers: Followers, now: datetime) -> tuple[int, float]:
    """Tick, and return the rows that it made and the seconds of the processor that it took."""
    begun = process_time()
    rows = await followers.enqueue_due(now)
    return rows, process_time() - begun


async def test_ten_thousand_are_told_once_and_an_idle_tick_costs_nothing() -> None:
    store = MemoryStore()
    await store.transact(put_all)
    before = statement(slugs=("bridge", "tunnel"))
    library = Library({before.id: before}, lambda word: frozenset({word}))
    renderer = FollowingRenderer(translators(shipped().catalogues), "en")
    followers = Followers(store, library, renderer, zone_of("Asia/Almaty"))
    assert (await spent(followers, NOW))[0] == 0

    event = replace(followup(date(2026, 3, 9), Status.DISPUTED), recorded_at=NOW)
    library.hold({before.id: replace(before, followups=(event,))})
    waiting, looking = await spent(followers, NOW + MINUTE / 2)
    rows, telling = await spent(followers, NOW + MINUTE)
    assert (waiting, rows) == (0, CHATS)
    assert looking + telling < 10, "a second or two where nothing else runs"
    states = await store.count_rows()
    assert states[RowState.PENDING] == CHATS

    assert (await spent(followers, NOW + 2 * MINUTE))[0] == 0
    idle = [await spent(followers, NOW + number * MINUTE) for number in range(3, 103)]
    assert sum(rows for rows, _seconds in idle) == 0
    assert sum(seconds for _rows, seconds in idle) < looking, "a hundred idle ticks look at nobody"
