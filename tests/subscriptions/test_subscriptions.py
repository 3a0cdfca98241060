"""What subscribing means, whoever asks for it: a command, a button, a group's administrator in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.chat import Chat, ChatKind
from briefing.following.followers import Followers
from briefing.outbox import Body
from briefing.preferences import Preferences
from briefing.subscription import HaltReason, Target
from briefing.subscriptions.enqueuer import Enqueuer
from briefing.subscriptions.halting import halt
from briefing.subscriptions.preview import news_since_digest, next_moments, pending_pushes
from briefing.subscriptions.subscribing import Subscriptions
from storage.memory import MemoryStore
from storage.one_process.revisits import RevisitsHere
from tests.support.statement_examples import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.following.next_notification import Notification
    from briefing.statement.model import Statement
    from briefing.subscriptions.push_kind import Push

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TARGET = Target(-100, 7)
ALMATY = "Asia/Almaty"
STATEMENT = library().current


class Named:
    """Renders what is sent as its occurrence."""

    def pushes(
        self, _statement: Statement, pushes: Sequence[Push], language: str, kind: ChatKind
    ) -> list[Body]:
        return [Body(f"{each.occurrence} {language} {kind}") for each in pushes]

    def notification(self, notification: Notification, _language: str, _kind: ChatKind) -> list[Body]:
        return [Body(notification.occurrence)]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def subscriptions(store: MemoryStore) -> Subscriptions:
    followers = Followers(store, library(), Named(), ZoneInfo(ALMATY), RevisitsHere())
    return Subscriptions(store, library(), Enqueuer(store, library(), Named()), followers, ALMATY)


async def sent(store: MemoryStore) -> list[str]:
    return [body.text for _row, body in await store.lease_rows(NOW, 9)]


async def test_the_chat_is_kept_and_the_first_digest_comes_at_once(
    store: MemoryStore, subscriptions: Subscriptions
) -> None:
    begun, is_new = await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "kk", NOW)
    assert (is_new, begun.preferences, begun.language) == (True, Preferences(ALMATY), "kk")
    assert await store.chat(-100) == Chat(-100, ChatKind.SUPERGROUP, since=NOW)
    assert await sent(store) == ["digest:ots-2025:2026-11-20T12:00 kk supergroup"]
    kept = await store.subscription(TARGET)
    assert kept == replace(begun, news_seen_before=NOW)


async def test_what_is_there_already_stays_as_it_is_and_hears_again_where_it_was_halted(
    store: MemoryStore, subscriptions: Subscriptions
) -> None:
    await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "kk", NOW)
    chosen = await subscriptions.change_preferences(TARGET, lambda old: replace(old, hours=(20,)), NOW)
    await halt(store, TARGET, HaltReason.TOPIC_CLOSED)
    later = NOW + timedelta(days=1)
    assert await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", later) == (chosen, False)
    assert len(await sent(store)) == 1


async def test_a_changed_setting_lets_it_hear_again_and_says_when_it_is_due(
    store: MemoryStore, subscriptions: Subscriptions
) -> None:
    assert await subscriptions.change_preferences(TARGET, lambda old: old, NOW) is None
    await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", NOW)
    await halt(store, TARGET, HaltReason.NO_RIGHT)
    changed = await subscriptions.change_preferences(TARGET, lambda old: replace(old, hours=(20,)), NOW)
    assert changed is not None
    assert (changed.halted, changed.changed_at) == (None, NOW)
    assert changed.next_due_at == datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


async def test_a_snooze_puts_off_what_is_due_and_its_end_brings_it_back(subscriptions: Subscriptions) -> None:
    assert await subscriptions.snooze(TARGET, NOW, days=7, again=False) is None
    assert await subscriptions.end_snooze(TARGET, NOW) is None
    begun, _is_new = await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", NOW)
    asleep = await subscriptions.snooze(TARGET, NOW, days=7, again=False)
    assert asleep is not None
    assert asleep.next_due_at == NOW + timedelta(days=7)
    awake = await subscriptions.end_snooze(TARGET, NOW)
    assert awake is not None
    assert (awake.snoozed_until, awake.next_due_at) == (None, begun.next_due_at)


async def test_a_subscription_that_ends_is_gone_with_what_is_on_its_way(
    store: MemoryStore, subscriptions: Subscriptions
) -> None:
    assert await subscriptions.unsubscribe(TARGET) is False
    await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", NOW)
    assert await subscriptions.unsubscribe(TARGET) is True
    assert (await store.subscription(TARGET), await sent(store)) == (None, [])


async def test_what_is_shown_of_it_is_what_will_come(
    store: MemoryStore, subscriptions: Subscriptions
) -> None:
    begun, _is_new = await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", NOW)
    moments = await next_moments(store, begun, STATEMENT, NOW)
    listed = await pending_pushes(store, begun, STATEMENT, NOW)
    assert moments == [moment for moment, _planned in listed][:3]
    kinds = [{push.occurrence.partition(":")[0] for push in planned.pushes} for _moment, planned in listed]
    assert {"reminder", "summary"} in kinds
    assert kinds.count({"summary"}) == 3
    assert kinds.count({"reminder"}) >= 3


@pytest.mark.parametrize("is_subscribed", [True, False])
async def test_what_is_new_goes_back_to_the_last_digest_if_there_was_one(
    store: MemoryStore,
    subscriptions: Subscriptions,
    is_subscribed: bool,  # noqa: FBT001 - a case of a test
) -> None:
    if is_subscribed:
        await subscriptions.subscribe(TARGET, ChatKind.SUPERGROUP, "en", NOW)
    found = await news_since_digest(store, TARGET, STATEMENT, NOW, ZoneInfo("UTC"))
    assert found.since == (NOW.date() if is_subscribed else None)
