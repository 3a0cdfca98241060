"""The last look at a row before it is sent: what people did since it was enqueued counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefing.broadcasts.broadcast import AudienceKind, Broadcast, BroadcastState
from briefing.followings import Following, key_of
from briefing.outbox import BROADCAST, Body, Row, RowState
from briefing.subscriptions.plan import pushes_in

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.subscription import Subscription
    from briefing.subscriptions.push_kind import PushKind

    Pushes = tuple[tuple[PushKind, str], ...]
    """The kind and the occurrence of each push of a message."""

FOLLOW = "follow:"
"""The beginning of the occurrences of notifications to followers."""
LOOKED_AT_AGAIN = timedelta(seconds=10)
"""After how long a row of a broadcast that is not running is tried again."""


class Look(NamedTuple):
    """What to do with a row: send it, drop it or put it off."""

    is_wanted: bool = True
    later: datetime | None = None
    """The moment to which it is put off, UTC; None: it is sent now."""
    silent: bool | None = None
    """Whether it is sent without a sound; None: as the row says."""


async def begin(store: Store, row: Row, now: datetime) -> tuple[Row, Body] | None:
    """Return a leased row and its body as they are to be sent now; None when the row was dropped or put off.

    No other change comes between this and the call that sends it.
    """
    pushes = pushes_in(row.occurrence)
    look = await _look(store, row, pushes, now)
    if not look.is_wanted:
        await store.drop_row(row)
        if pushes and row.part == 0:
            await _postpone(store, row, pushes, now)
        return None
    if look.later is not None:
        # Pending, because a row to be tried again would block all other rows of its chat.
        await store.close_rows([replace(row, state=RowState.PENDING, due_at=look.later)])
        return None
    begun = await store.begin_row(row, now)
    if begun is None or look.silent is None:
        return begun
    return replace(begun[0], silent=look.silent), begun[1]


async def _look(store: Store, row: Row, pushes: Pushes, now: datetime) -> Look:
    if pushes:
        return _at_subscription(await store.subscription(row.target), pushes, now)
    if row.occurrence.startswith(FOLLOW):
        return await _at_following(store, row, now)
    if row.occurrence.startswith(BROADCAST):
        return await _at_broadcast(store, row, now)
    return Look()


def _at_subscription(subscription: Subscription | None, pushes: Pushes, now: datetime) -> Look:
    """Drop a message of which one push is not wanted any more: the others are due again without it."""
    if subscription is None:  # its rows were removed when the subscription ended
        return Look()
    preferences = subscription.preferences
    is_wanted = subscription.halted is None and not _sleeps(subscription, now)
    is_wanted = is_wanted and all(kind.is_wanted(preferences) for kind, _name in pushes)
    return Look(is_wanted, silent=preferences.silent)


async def _at_following(store: Store, row: Row, now: datetime) -> Look:
    following = await store.get(Following, key_of(row.target))
    statement, _, slugs = row.occurrence.removeprefix(FOLLOW).partition(":")
    if following is None or following.halted:
        return Look(is_wanted=False)
    wanted = {each.slug for each in following.followed if each.statement == statement}
    wanted |= {each.mark for each in following.words}
    # Rows of an earlier version have no slugs in their occurrence.
    told = slugs.rpartition(":")[0].split("+") if ":" in slugs else wanted
    if wanted.isdisjoint(told):
        return Look(is_wanted=False)
    subscription = await store.subscription(row.target)
    if subscription is None:
        return Look()
    later = subscription.snoozed_until if _sleeps(subscription, now) else None
    return Look(later=later, silent=subscription.preferences.silent)


async def _at_broadcast(store: Store, row: Row, now: datetime) -> Look:
    broadcast = await store.get(Broadcast, row.occurrence.removeprefix(BROADCAST))
    if broadcast is None:  # the row edits or deletes a sent message
        return Look()
    if broadcast.audience.kind is AudienceKind.FOLLOWERS:
        following = await store.get(Following, key_of(row.target))
        statement, _, slug = broadcast.audience.value.partition("/")
        if following is None or not following.follows(statement, slug):
            return Look(is_wanted=False)
    return Look() if broadcast.state is BroadcastState.RUNNING else Look(later=now + LOOKED_AT_AGAIN)


def _sleeps(subscription: Subscription, now: datetime) -> bool:
    return subscription.snoozed_until is not None and now < subscription.snoozed_until


async def _postpone(store: Store, row: Row, pushes: Pushes, now: datetime) -> None:
    """Let what is still wanted of a dropped message be due again: after the snooze, else at once.

    While a target is halted nothing of it is due.
    """

    def untold(present: Subscription | None) -> Subscription | None:
        if present is None:
            return None
        due = present.snoozed_until or now
        for kind, name in pushes:
            if kind.is_wanted(present.preferences):
                present = kind.postponed(present, name)
                present = replace(present, next_due_at=min(present.next_due_at or due, due))
        return present

    await store.change_subscription(row.target, untold)
