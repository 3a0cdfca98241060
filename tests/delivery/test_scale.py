"""Two thousand subscribers who are due at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.library import Library
from briefing.outbox import RowState
from briefing.preferences import Preferences
from briefing.search.forms import word_forms
from briefing.subscription import Subscription, Target
from briefing.subscriptions.plan import scheduled
from briefing.versions.publish import refresh
from storage.open import open_store

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.statement.model import Statement
    from sandbox import Chat
    from tests.desk import Desk

CHATS = 2_000
EVE = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)
REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


async def subscribe(store: Store, chat: Chat, statement: Statement) -> None:
    """Subscribe a chat that had its last digest on the eve."""
    fresh = Subscription(
        Target(chat.id),
        Preferences("Asia/Almaty"),
        since=EVE - timedelta(days=8),
        language="en",
        reminded_to=date(2026, 11, 30),
        news_seen_until=EVE,
        last_digest_at=EVE,
        summarized_to=date(2026, 12, 1),
    )
    await store.change_subscription(fresh.target, lambda _present: scheduled(fresh, statement, EVE))


async def close_row(desk: Desk) -> list[Chat]:
    """Let everybody be subscribed before the bot starts."""
    people = [desk.box.world.add_person(f"P{number}") for number in range(CHATS)]
    chats = [desk.box.world.private(person) for person in people]
    store = await open_store(desk.storage_url)
    library = Library(desk.content.statements, word_forms())
    await refresh(library, store, EVE)
    for chat in chats:
        chat.started = True
    await asyncio.gather(*(subscribe(store, chat, library.current) for chat in chats))
    await store.close()
    return chats


def received(desk: Desk, chats: list[Chat]) -> list[list[str]]:
    """Return the first word of whatever came, by chat."""
    return [[each.text.partition(" ")[0] for each in desk.box.world.messages(chat)] for chat in chats]


async def test_two_thousand_are_reminded_once_each_and_the_outbox_empties(idle_desk: Desk) -> None:
    desk = idle_desk
    chats = await close_row(desk)
    desk.now = EVE
    app = await desk.start()
    await desk.travel(REMINDER_DAY)
    assert received(desk, chats) == [["⏰"]] * CHATS
    states = await app.services.store.count_rows()
    assert {state: rows for state, rows in states.items() if rows} == {RowState.SENT: CHATS}
    await desk.travel(REMINDER_DAY)
    await desk.travel(REMINDER_DAY + timedelta(hours=49))
    assert received(desk, chats) == [["⏰"]] * CHATS
    assert not any((await app.services.store.count_rows()).values())
