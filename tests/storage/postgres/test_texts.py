"""People send anything, also what PostgreSQL cannot hold in a text; all of it comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import Body, Part
from storage.postgres.store import PostgresStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import again, at, dead, lease, row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ANY = "а\x00б\x1a0000в\ud83dг😀\\u0000\n\"'"


@pytest.fixture
async def store(uri: str) -> AsyncIterator[PostgresStore]:
    opened = await PostgresStore.open(uri)
    yield opened
    await opened.close()


async def test_rows_and_bodies_hold_any_text(store: PostgresStore) -> None:
    safe = ANY.replace("\ud83d", "")  # a body's hash needs whole letters
    body = Body(safe, safe, parts=(Part(safe, file=("photo", safe)),), links=((safe, safe),))
    wanted = replace(row(1, body=body), occurrence=ANY)
    assert await store.enqueue({}, [wanted, wanted], [body]) == 1
    assert await store.enqueue({}, [wanted], [body]) == 0
    leased, found = (await store.lease_rows(at(0), 9))[0]
    assert (leased.occurrence, found) == (ANY, body)
    begun = await store.begin_row(leased, at(0))
    assert begun is not None
    await store.close_rows([replace(again(begun[0], due=1), reason=ANY)])
    assert [each.reason async for each in store.rows_of(ANY)] == [ANY]
    (leased,) = await lease(store, now=1)
    await store.close_rows([replace(dead(leased, 2), reason=ANY)])
    assert [reason for _state, reason in (await store.figures_of(ANY, at(0), at(9))).outcomes] == [ANY]


async def test_chats_hold_any_text(store: PostgresStore) -> None:
    odd = replace(chat(1), language=ANY, statement=ANY)
    await store.change_chat(1, becomes(odd))
    assert await store.chat(1) == odd
    assert await store.first_seen([ANY], at(1)) == {ANY: at(1)}
