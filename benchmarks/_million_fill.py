"""Filling a database with chats, subscriptions and followers, by the functions that copy stores."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from briefing.chat import Chat, ChatKind
from briefing.followings import Followed, Following
from briefing.preferences import Preferences
from briefing.subscription import Subscription, Target
from storage.copying.port import Item
from storage.postgres.copy_target import PostgresTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

EPOCH = datetime(2026, 11, 1, tzinfo=UTC)
DUE = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on a day on which every subscriber is reminded of a deadline."""
LATER = datetime(2027, 3, 1, 4, 0, tzinfo=UTC)
FIRST_CHAT = 1_000_000
LINES = 5_000
"""Objects that are loaded in one transaction."""
LANGUAGES = ("ru", "kk", "en")


def chats(size: int) -> Iterator[Chat]:
    """Yield private chats, their ids from :data:`FIRST_CHAT` on."""
    for number in range(size):
        yield Chat(FIRST_CHAT + number, ChatKind.PRIVATE, EPOCH, LANGUAGES[number % 3])


def subscriptions(size: int, due: int) -> Iterator[Subscription]:
    """Yield the subscriptions of the first chats; so many of them are due at :data:`DUE`."""
    for number in range(size):
        yield Subscription(
            target=Target(FIRST_CHAT + number),
            preferences=Preferences("Asia/Almaty"),
            since=EPOCH,
            language=LANGUAGES[number % 3],
            reminded_to=date(2026, 11, 30),
            news_seen_until=datetime(2026, 11, 30, tzinfo=UTC),
            summarized_to=date(2026, 11, 30),
            next_due_at=DUE if number < due else LATER,
        )


def followings(size: int) -> Iterator[Following]:
    """Yield what the first chats follow: one initiative, the same for all."""
    followed = (Followed("ots-2025", "chamber", EPOCH),)
    for number in range(size):
        yield Following(FIRST_CHAT + number, None, LANGUAGES[number % 3], followed=followed)


async def fill(url: str, size: int, subscribed: int, due: int, followers: int) -> None:
    """Fill an empty database."""
    target = await PostgresTarget.open_for(url, "benchmarks/million.py")
    await target.begin()
    every: dict[str, Iterator[object]] = {
        "chats": chats(size),
        "subscriptions": subscriptions(subscribed, due),
        Following.table: followings(followers),
    }
    for table, things in every.items():
        items = (Item(number, thing) for number, thing in enumerate(things, start=1))
        while part := list(islice(items, LINES)):
            await target.load(table, part)
    await target.finish()
    await target.close()
