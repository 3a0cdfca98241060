"""Changes to chats of which something is kept already; of others nothing is kept for their sake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.chats.chat import Chat, PauseReason
    from briefing.ports import Store


class _UnknownError(Exception):
    """Nothing is kept about the chat."""


async def change_known(store: Store, chat_id: int, change: Callable[[Chat], Chat]) -> None:
    """Replace a chat by ``change(present)`` in one step; one that is unknown, or forgotten, stays so."""

    def changed(present: Chat | None) -> Chat:
        if present is None:
            raise _UnknownError
        return change(present)

    try:
        await store.change_chat(chat_id, changed)
    except _UnknownError:
        return


async def pause(store: Store, chat_id: int, reason: PauseReason) -> None:
    """Send nothing to a chat until it is resumed."""
    await change_known(store, chat_id, lambda chat: replace(chat, paused=reason))
