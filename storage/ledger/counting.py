"""What a ledger holds, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.stats.store_stats import ChatCounts

if TYPE_CHECKING:
    from storage.ledger.ledger import Ledger


def chat_counts(ledger: Ledger) -> ChatCounts:
    """Count chats by what they are."""
    chats = ledger.chats.values()
    return ChatCounts(
        kinds=Counter(each.kind for each in chats),
        paused=Counter(each.paused for each in chats if each.paused is not None),
        languages=Counter(each.language for each in chats),
        subscribed=ledger.subscriptions.all.count_chats(),
    )


def document_counts(ledger: Ledger) -> dict[str, int]:
    """Count what lies in each table, by the tables' names; empty ones are left out."""
    counts = {
        "chats": len(ledger.chats),
        "subscriptions": len(ledger.subscriptions.all),
        "outbox": len(ledger.outbox.all),
        "bodies": len(ledger.bodies),
        "seen": len(ledger.seen.moments),
        **ledger.records.sizes(),
    }
    return {name: count for name, count in counts.items() if count}
