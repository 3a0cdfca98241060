"""Changes to chats: those that keep one from then on, and those for which nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.chats.chat import Chat, ChatKind, PauseReason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.ports import Store

MOST_MANAGED = 50
"""So many groups and channels are remembered for one person; the oldest gives way."""


class _UnknownError(Exception):
    """Nothing is kept about the chat."""


async def keep_chat(
    store: Store,
    chat_id: int,
    kind: ChatKind,
    now: datetime,
    change: Callable[[Chat], Chat] = lambda chat: chat,
) -> Chat:
    """Replace a chat by ``change(present)`` in one step; one that is unknown is kept from ``now`` on."""
    return await store.change_chat(chat_id, lambda present: change(present or Chat(chat_id, kind, since=now)))


async def meet(store: Store, chat_id: int, kind: ChatKind, language: str | None, now: datetime) -> None:
    """Keep a chat that speaks to the bot, active from now on; ``language`` counts where none was chosen."""
    await keep_chat(
        store,
        chat_id,
        kind,
        now,
        lambda chat: replace(chat, paused=None, language=chat.language or language),
    )


async def choose_language(store: Store, chat_id: int, kind: ChatKind, code: str, now: datetime) -> None:
    """Choose the language in which a chat is written to."""
    await keep_chat(store, chat_id, kind, now, lambda chat: replace(chat, language=code))


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


async def manage(store: Store, person_id: int, chat_id: int) -> None:
    """Remember that a person, if they are known, sets up a group or channel."""

    def managing(person: Chat) -> Chat:
        if chat_id in person.manages:
            return person
        return replace(person, manages=(*person.manages, chat_id)[-MOST_MANAGED:])

    await change_known(store, person_id, managing)


async def pause(store: Store, chat_id: int, reason: PauseReason) -> None:
    """Send nothing to a chat until it is resumed."""
    await change_known(store, chat_id, lambda chat: replace(chat, paused=reason))
