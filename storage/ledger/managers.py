"""Groups that people set up from their private chats, when such a group gets another id or goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.chat import Chat
    from storage.ledger.ledger import Ledger


def managed_instead(ledger: Ledger, old_id: int, new_ids: tuple[int, ...]) -> dict[int, Chat | None]:
    """Return the changed chats of everyone who manages ``old_id`` and is to manage ``new_ids`` instead."""
    changed: dict[int, Chat | None] = {}
    for chat in ledger.chats.values():
        if old_id in chat.manages and chat.id != old_id:
            groups = (new_ids if each == old_id else (each,) for each in chat.manages)
            manages = dict.fromkeys(each for several in groups for each in several)
            changed[chat.id] = replace(chat, manages=tuple(manages))
    return changed
