"""Subscriptions and rows for the tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row, RowState
from briefing.preferences import Frequency, Preferences
from briefing.subscription import HaltReason, Subscription, Target
from tests.storage.chats import EPOCH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from briefing.ports import Store

TEXT = Body("<b>text</b>")
OTHER = Body("другой", '[[{"text":"Әрі қарай","callback_data":"x"}]]')


SECOND = timedelta(seconds=1)


def at(seconds: float) -> datetime:
    return EPOCH + timedelta(seconds=seconds)


def subscription(chat_id: int, due: float | None = 0, thread: int | None = None) -> Subscription:
    return Subscription(
        target=Target(chat_id, thread),
        preferences=Preferences("Asia/Almaty"),
        since=EPOCH,
        language="kk",
        reminded_to=date(2026, 1, 1),
        news_seen_until=EPOCH,
        next_due_at=None if due is None else at(due),
    )


FULL = Subscription(
    target=Target(-(10**12), 7),
    preferences=Preferences(
        "UTC",
        Frequency.WEEKDAYS,
        (9, 18),
        (0, 6),
        31,
        (22, 8),
        reminders=False,
        monthly_summary=False,
        silent=True,
    ),
    since=at(0.000001),
    language="ru",
    reminded_to=date(2026, 2, 28),
    news_seen_until=at(1),
    news_seen_before=at(0.5),
    last_digest_at=at(2),
    changed_at=at(3.5),
    summarized_to=date(2026, 2, 1),
    snoozed_until=at(5),
    next_due_at=at(6),
    halted=HaltReason.NO_RIGHT,
)
"""Every field is set."""


def subscribed(wanted: Subscription | None) -> Callable[[Subscription | None], Subscription | None]:
    return lambda _: wanted


async def subscribe(store: Store, *wanted: Subscription) -> None:
    for each in wanted:
        await store.change_subscription(each.target, subscribed(each))


def row(
    chat_id: int,
    occurrence: str = "digest",
    part: int = 0,
    due: float = 0,
    thread: int | None = None,
    body: Body = TEXT,
) -> Row:
    return Row(occurrence, Target(chat_id, thread), part, body.hash, at(due))


async def put(store: Store, *rows: Row) -> int:
    return await store.enqueue({}, rows, [TEXT, OTHER])


async def lease(store: Store, now: float = 0, limit: int = 100) -> list[Row]:
    return [row for row, _ in await store.lease_rows(at(now), limit)]


def pending(rows: Collection[Row]) -> list[Row]:
    return [replace(each, state=RowState.PENDING) for each in rows]


def sent(leased: Row, closed: float = 1) -> Row:
    return replace(
        leased, state=RowState.SENT, attempts=leased.attempts + 1, message_id=77, closed_at=at(closed)
    )


def dead(leased: Row, closed: float = 1) -> Row:
    return replace(leased, state=RowState.DEAD, reason="blocked", closed_at=at(closed))


def again(leased: Row, due: float) -> Row:
    return replace(
        leased, state=RowState.RETRY_AT, attempts=leased.attempts + 1, reason="500", due_at=at(due)
    )


async def counted(store: Store) -> dict[RowState, int]:
    return {state: count for state, count in (await store.count_rows()).items() if count}
