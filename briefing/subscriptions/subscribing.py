"""Subscribing, changing, snoozing and ending a subscription, and what it is about."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.local_time import DAY, local_date, zone_of
from briefing.subscriptions.plan import scheduled
from briefing.subscriptions.preferences import Preferences
from briefing.subscriptions.subscription import Subscription

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.chats.chat import Chat
    from briefing.ports import Store
    from briefing.statement.library import Library
    from briefing.statement.model import Statement
    from briefing.subscriptions.subscription import Target


async def subscribe(
    store: Store, target: Target, statement: Statement, now: datetime, *, zone: str, language: str
) -> tuple[Subscription, bool]:
    """Subscribe a target with good defaults; one that is subscribed stays as it is.

    Returns the subscription and whether it is new. Rungs of the day itself count as before it.
    """
    is_new = False

    def begin(present: Subscription | None) -> Subscription:
        nonlocal is_new
        if present is not None:
            return present
        is_new = True
        today = local_date(now, zone_of(zone))
        begun = Subscription(
            target=target,
            preferences=Preferences(zone=zone),
            since=now,
            language=language,
            reminded_to=today,
            news_seen_until=now,
            last_digest_at=now,
        )
        return scheduled(begun, statement, now)

    begun = await store.change_subscription(target, begin)
    if begun is None:
        raise AssertionError("a subscription that has begun is there")
    return begun, is_new


async def prefer(
    store: Store,
    target: Target,
    statement: Statement,
    now: datetime,
    change: Callable[[Preferences], Preferences],
) -> Subscription | None:
    """Change the preferences of a subscription; None when there is none."""

    def changed(present: Subscription | None) -> Subscription | None:
        if present is None:
            return None
        preferences = change(present.preferences)
        if preferences == present.preferences:
            return present
        after = replace(present, preferences=preferences, changed_at=now)
        return scheduled(after, statement, now)

    return await store.change_subscription(target, changed)


async def snooze(
    store: Store, target: Target, statement: Statement, now: datetime, *, days: int, again: bool
) -> Subscription | None:
    """Send nothing for ``days``; with ``again`` the newest reminder of each deadline comes once more then."""

    def snoozed(present: Subscription | None) -> Subscription | None:
        if present is None:
            return None
        today = local_date(now, zone_of(present.preferences.zone))
        reminded_to = min(present.reminded_to, today - DAY) if again else present.reminded_to
        after = replace(present, snoozed_until=now + days * DAY, reminded_to=reminded_to)
        return scheduled(after, statement, now)

    return await store.change_subscription(target, snoozed)


async def wake(store: Store, target: Target, statement: Statement, now: datetime) -> Subscription | None:
    """End a snooze."""

    def woken(present: Subscription | None) -> Subscription | None:
        if present is None or present.snoozed_until is None:
            return present
        return scheduled(replace(present, snoozed_until=None), statement, now)

    return await store.change_subscription(target, woken)


async def unsubscribe(store: Store, target: Target) -> bool:
    """End a subscription; what is on its way to the target is not sent any more. False: there was none."""
    was = await store.subscription(target)
    await store.change_subscription(target, lambda _present: None)
    return was is not None


async def switch(store: Store, new: Chat, library: Library, statement: Statement, now: datetime) -> None:
    """Let a chat, ``new`` if it is not known, and all its subscriptions follow another statement.

    What that one's log holds already is no news to them; what is on its way about the old one still comes.
    """

    async def chosen() -> None:
        await store.change_chat(new.id, lambda present: replace(present or new, statement=statement.id))

    async def rescheduled(target: Target) -> None:
        def changed(present: Subscription | None) -> Subscription | None:
            return present and scheduled(replace(present, news_seen_until=now), statement, now)

        await store.change_subscription(target, changed)

    if library.chosen_by(await store.chat(new.id)) is statement:
        await chosen()
        return
    subscriptions = await store.subscriptions([new.id])
    # Together, so that no tick comes between and one write makes all of it durable.
    await asyncio.gather(chosen(), *(rescheduled(each.target) for each in subscriptions))
