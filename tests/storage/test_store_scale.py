"""Thousands of subscribed chats: it works, all of it, and others get their turn meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import PauseReason
from briefing.outbox import RowState
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import TEXT, at, counted, row, sent, subscribe, subscription

if TYPE_CHECKING:
    from briefing.ports import Store


@pytest.fixture
def chats(url: str) -> range:
    """All have something due, one second after the other; on a server each change takes its time."""
    return range(500 if url.startswith("postgresql:") else 10_000)


async def test_a_push_to_thousands_of_chats(store: Store, chats: range) -> None:
    await asyncio.gather(*(subscribe(store, subscription(number, due=number)) for number in chats))
    due = await store.due_subscriptions(at(chats[-1]), len(chats))
    assert [each.target.chat_id for each in due] == list(chats)
    turns = [0]
    answering = asyncio.create_task(take_turns(store, turns))
    moves = {each: replace(each, next_due_at=at(10**6)) for each in due}
    rows = [row(each.target.chat_id, due=-each.target.chat_id) for each in due]
    assert await store.enqueue(moves, rows, [TEXT]) == len(chats)
    answering.cancel()
    assert turns[0] >= len(chats) // 100, "the event loop must not stand still"
    assert await store.due_subscriptions(at(10**6 - 1), 1) == []

    seen = []
    while leased := await store.lease_rows(at(0), 500):
        seen += [each.target.chat_id for each, _ in leased]
        await store.close_rows([sent(each) for each, _ in leased])
    assert seen == list(reversed(chats))
    assert await counted(store) == {RowState.SENT: len(chats)}
    assert await store.purge_rows(at(2)) == len(chats)
    assert await counted(store) == {}


async def take_turns(store: Store, turns: list[int]) -> None:
    """Do what an answer does, again and again."""
    while True:
        await store.chat(turns[0])
        await asyncio.sleep(0)
        turns[0] += 1


async def test_thousands_are_paused_and_go_on(store: Store, chats: range) -> None:
    some = chats[:3_000]
    await asyncio.gather(*(subscribe(store, subscription(number)) for number in some))
    await store.enqueue({}, [row(number, part=part) for number in some for part in range(2)], [TEXT])
    for reason in (PauseReason.BLOCKED, None):
        changed = [replace(chat(number), paused=reason) for number in some]
        await asyncio.gather(*(store.change_chat(each.id, becomes(each)) for each in changed))
        awake = 0 if reason else len(some)
        assert len(await store.due_subscriptions(at(0), 9_999)) == awake
        assert len(await store.lease_rows(at(0), 9_999)) == awake
