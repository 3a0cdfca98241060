"""Ten thousand followers: all are told once, and a tick in which nothing happened looks at none of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.following.followers import Followers
from briefing.followings import Followed, Following
from briefing.library import Library
from briefing.local_time import zone_of
from briefing.outbox import RowState
from briefing.statement.entry import Status
from storage.memory import MemoryStore
from storage.one_process.revisits import RevisitsHere
from tests.support.statement_examples import followup, shipped, statement
from views.telegram.following.notifications import TelegramFollowRenderer
from views.translate import translators

if TYPE_CHECKING:
    from briefing.records import Between, Page, R, Records, Term

CHATS = 10_000
NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LANGUAGES = ("ru", "kk", "en")


async def put_all(records: Records) -> None:
    for chat_id in range(1, CHATS + 1):
        followed = (Followed("summit", "bridge", NOW - chat_id * MINUTE),)
        records.put(Following(chat_id, None, LANGUAGES[chat_id % 3], followed=followed))


class Counting(MemoryStore):
    """A store that counts how often all followings were looked at."""

    looks = 0

    async def page(
        self,
        kind: type[R],
        *,
        limit: int,
        after: int | None = None,
        newest_first: bool = False,
        **wanted: Term | Between,
    ) -> Page[R]:
        self.looks += kind is Following and after is None
        return await super().page(kind, limit=limit, after=after, newest_first=newest_first, **wanted)


async def test_ten_thousand_are_told_once_and_an_idle_tick_costs_nothing() -> None:
    store = Counting()
    await store.transact(put_all)
    before = statement(slugs=("bridge", "tunnel"))
    library = Library({before.id: before}, lambda word: frozenset({word}))
    renderer = TelegramFollowRenderer(translators(shipped().catalogues), "en")
    followers = Followers(store, library, renderer, zone_of("Asia/Almaty"), RevisitsHere())
    assert await followers.enqueue_due(NOW) == 0

    event = replace(followup(date(2026, 3, 9), Status.DISPUTED), recorded_at=NOW)
    library.replace_all({before.id: replace(before, followups=(event,))})
    assert await followers.enqueue_due(NOW + MINUTE / 2) == 0
    assert await followers.enqueue_due(NOW + MINUTE) == CHATS
    states = await store.count_rows()
    assert states[RowState.PENDING] == CHATS

    assert await followers.enqueue_due(NOW + 2 * MINUTE) == 0
    looks = store.looks
    assert looks > 0
    for number in range(3, 103):
        assert await followers.enqueue_due(NOW + number * MINUTE) == 0
    assert store.looks == looks
