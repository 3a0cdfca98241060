"""Subscribing, changing, snoozing and ending a subscription, and what it is about."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.chats.chat_updates import keep_chat
from briefing.local_time import DAY, local_date, zone_of
from briefing.preferences import Preferences
from briefing.subscription import Subscription, Target
from briefing.subscriptions.halting import resume
from briefing.subscriptions.plan import scheduled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.chat import Chat, ChatKind
    from briefing.following.followers import Followers
    from briefing.library import Library
    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscriptions.enqueuer import Enqueuer


class Subscriptions:
    """What people do with the subscription of a chat or topic.

    When followers are notified depends on the subscription, so the followings are checked after each change.
    """

    def __init__(
        self, store: Store, library: Library, enqueuer: Enqueuer, followers: Followers, zone: str
    ) -> None:
        """``zone`` is the time zone of new subscriptions."""
        self._store = store
        self._library = library
        self._enqueuer = enqueuer
        self._followers = followers
        self._zone = zone

    async def subscribe(
        self, target: Target, kind: ChatKind, language: str, now: datetime
    ) -> tuple[Subscription, bool]:
        """Subscribe a target with the default preferences, and enqueue its first digest.

        Return the subscription, and whether it is new; one that was there stays, but a halt ends. Reminder
        days of today are not sent, nor is a summary.
        """
        await keep_chat(self._store, target.chat_id, kind, now)
        await resume(self._store, target)
        statement = await self._statement_of(target)
        today = local_date(now, zone_of(self._zone))
        begun = Subscription(
            target=target,
            preferences=Preferences(zone=self._zone),
            since=now,
            language=language,
            reminded_to=today,
            summarized_to=today,
            news_seen_until=now,
            last_digest_at=now,
        )
        is_new = False

        def begin(present: Subscription | None) -> Subscription:
            nonlocal is_new
            is_new = present is None
            return present or scheduled(begun, statement, now)

        subscription = await self._store.change_subscription(target, begin)
        assert subscription is not None  # begun, or there already
        await self._followers.look_at(target)
        if is_new:
            await self._enqueuer.welcome(target, now)
        return subscription, is_new

    async def change_preferences(
        self, target: Target, change: Callable[[Preferences], Preferences], now: datetime
    ) -> Subscription | None:
        """Change the preferences of a subscription and end a halt; None when there is no subscription."""
        await resume(self._store, target)

        def changed(present: Subscription) -> Subscription:
            preferences = change(present.preferences)
            if preferences == present.preferences:
                return present
            is_same = preferences.slots == present.preferences.slots
            return replace(
                present, preferences=preferences, changed_at=present.changed_at if is_same else now
            )

        return await self._change(target, changed, now)

    async def snooze(self, target: Target, now: datetime, *, days: int, again: bool) -> Subscription | None:
        """Send nothing for ``days``; with ``again``, reminder days from today on are due again afterwards.

        None when there is no subscription.
        """

        def snoozed(present: Subscription) -> Subscription:
            today = local_date(now, zone_of(present.preferences.zone))
            reminded_to = min(present.reminded_to, today - DAY) if again else present.reminded_to
            return replace(present, snoozed_until=now + days * DAY, reminded_to=reminded_to)

        return await self._change(target, snoozed, now)

    async def end_snooze(self, target: Target, now: datetime) -> Subscription | None:
        """End a snooze; None when there is no subscription."""
        return await self._change(target, lambda present: replace(present, snoozed_until=None), now)

    async def unsubscribe(self, target: Target) -> bool:
        """End a subscription and remove its open rows; return False when there was no subscription."""
        was = await self._store.subscription(target)
        await self._store.change_subscription(target, lambda _present: None)
        await self._followers.look_at(target)
        return was is not None

    async def set_statement(self, chat_id: int, kind: ChatKind, statement: Statement, now: datetime) -> None:
        """Choose another statement for a chat and all its subscriptions.

        What the log of the new one contains already is not news. Messages about the old one that are in the
        outbox are still sent.
        """

        def chosen(chat: Chat) -> Chat:
            return replace(chat, statement=statement.id)

        async def rescheduled(target: Target) -> None:
            def changed(present: Subscription | None) -> Subscription | None:
                return present and scheduled(replace(present, news_seen_until=now), statement, now)

            await self._store.change_subscription(target, changed)

        is_new = self._library.chosen_by(await self._store.chat(chat_id)) is not statement
        subscriptions = await self._store.subscriptions([chat_id]) if is_new else []
        # Together, so that no tick comes between and one write makes all changes durable.
        changes = (rescheduled(each.target) for each in subscriptions)
        await asyncio.gather(keep_chat(self._store, chat_id, kind, now, chosen), *changes)

    async def _change(
        self, target: Target, change: Callable[[Subscription], Subscription], now: datetime
    ) -> Subscription | None:
        """Change a subscription and, if it differs, compute when it is due next."""
        statement = await self._statement_of(target)

        def changed(present: Subscription | None) -> Subscription | None:
            after = change(present) if present is not None else None
            return after if after is None or after == present else scheduled(after, statement, now)

        found = await self._store.change_subscription(target, changed)
        await self._followers.look_at(target)
        return found

    async def _statement_of(self, target: Target) -> Statement:
        return self._library.chosen_by(await self._store.chat(target.chat_id))
