"""Subscriptions with indexes by target, chat and the moment at which they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ledger.numbered import Numbered
from storage.ledger.time_index import TimeIndex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from briefing.subscription import Subscription, Target


class SubscriptionIndex:
    """All subscriptions; halted ones and those of ``paused`` chats are never due."""

    def __init__(self, paused: AbstractSet[int]) -> None:
        self.all: Numbered[Target, Subscription] = Numbered(
            "subscriptions", lambda each: each.target, lambda each: (each.target.chat_id,)
        )
        self._paused = paused
        self._due: TimeIndex[int] = TimeIndex()

    def get(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""
        return self.all.find(target)

    def due(self, now: datetime, limit: int) -> list[Subscription]:
        """Return at most ``limit`` due subscriptions, the earliest first."""
        return [self.all[number] for number in self._due.up_to(now, limit)]

    def apply(self, changes: Mapping[int, Subscription | None]) -> None:
        """Replace, add and remove subscriptions."""
        self.all.apply(changes)
        for number in changes:
            self._place(number)

    def refresh(self, chat_id: int) -> None:
        """Take note that a chat was paused or resumed."""
        for number in self.all.naming(chat_id):
            self._place(number)

    def _place(self, number: int) -> None:
        subscription = self.all.get(number)
        due = None
        if subscription is not None and not (
            subscription.halted or subscription.target.chat_id in self._paused
        ):
            due = subscription.next_due_at
        self._due.set(number, None if due is None else (due, number))
