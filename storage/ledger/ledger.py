"""All stored objects and their indexes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.store_stats import ChatCounts, SubscriptionCounts
from storage.ledger.managers import Managers
from storage.ledger.numbered import Numbered
from storage.ledger.outbox import Outbox
from storage.ledger.records import AllRecords
from storage.ledger.subscriptions import SubscriptionIndex

if TYPE_CHECKING:
    from briefing.chat import Chat
    from briefing.outbox import Body
    from storage.ledger.change import Change, Sighting


class Ledger:
    """All objects and indexes, changed only by :meth:`apply`, also to undo a change."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.bodies: dict[str, Body] = {}
        self.managers = Managers()
        self._paused: set[int] = set()
        self.subscriptions = SubscriptionIndex(self._paused)
        self.outbox = Outbox(self._paused)
        self.seen: Numbered[str, Sighting] = Numbered("seen", lambda each: each.name, lambda _: ())
        self.records = AllRecords()

    def apply(self, change: Change) -> None:
        """Apply a change to the objects and indexes."""
        for body_hash, body in change.bodies.items():
            if body is None:
                self.bodies.pop(body_hash, None)
            else:
                self.bodies[body_hash] = body
        for chat_id, chat in change.chats.items():
            self._apply_chat(chat_id, chat)
        self.subscriptions.apply(change.subscriptions)
        self.outbox.apply(change.rows)
        self.seen.apply(change.seen)
        self.records.apply(change.records)

    def prune_bodies(self, change: Change) -> None:
        """Add to a change the removal of bodies that have no row after it."""
        references: Counter[str] = Counter()
        for number, row in change.rows.items():
            before = self.outbox.all.get(number)
            if before is not None:
                references[before.body] -= 1
            if row is not None:
                references[row.body] += 1
        for body, difference in references.items():
            if difference < 0 and self.outbox.references(body) + difference == 0:
                change.bodies[body] = None

    def count_chats(self) -> ChatCounts:
        """Count chats by kind, pause reason and language, and those with subscriptions."""
        chats = self.chats.values()
        return ChatCounts(
            kinds=Counter(each.kind for each in chats),
            paused=Counter(each.paused for each in chats if each.paused is not None),
            languages=Counter(each.language for each in chats),
            subscribed=self.subscriptions.all.count_terms(),
        )

    def count_subscriptions(self) -> SubscriptionCounts:
        """Count subscriptions by what they bring."""
        return SubscriptionCounts.of(self.subscriptions.all.values())

    def count_documents(self) -> dict[str, int]:
        """Count the documents of each table, by its name, without empty tables."""
        counts = {
            "chats": len(self.chats),
            "subscriptions": len(self.subscriptions.all),
            "outbox": len(self.outbox.all),
            "bodies": len(self.bodies),
            "seen": len(self.seen),
            **self.records.sizes(),
        }
        return {name: count for name, count in counts.items() if count}

    def _apply_chat(self, chat_id: int, chat: Chat | None) -> None:
        self.managers.refresh(chat_id, self.chats.get(chat_id), chat)
        if chat is None:
            self.chats.pop(chat_id, None)
        else:
            self.chats[chat_id] = chat
        paused = chat is not None and chat.paused is not None
        if paused == (chat_id in self._paused):
            return
        if paused:
            self._paused.add(chat_id)
        else:
            self._paused.discard(chat_id)
        self.subscriptions.refresh(chat_id)
        self.outbox.queues.refresh_chat(chat_id)
