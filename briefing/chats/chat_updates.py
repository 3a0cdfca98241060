"""Changes to the chats that the bot knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from briefing.chat import Chat, ChatKind, PauseReason
from briefing.ports import Store

MOST_MANAGED = 50
"""How many groups and channels are remembered for a person; the oldest are dropped."""


class _UnknownError(Exception):
    """The chat is not kept."""


async def keep_chat(
    store: Store,
    chat_id: int,
    kind: ChatKind,
    now: datetime,
    change: Callable[[Chat], Chat] = lambda chat: chat,
) -> Chat:
    """Replace a chat by ``change(present)`` in one step; an unknown chat is added first."""
    return await store.change_chat(chat_id, lambda present: change(present or Chat(chat_id, kind, since=now)))


async def activate(store: Store, chat_id: int, kind: ChatKind, language: str | None, now: datetime) -> None:
    """Keep a chat that wrote to the bot and end its pause; ``language`` counts if none was chosen."""

    def active(chat: Chat) -> Chat:
        return replace(chat, paused=None, language=chat.language or language)

    await keep_chat(store, chat_id, kind, now, active)


async def choose_language(store: Store, chat_id: int, kind: ChatKind, code: str, now: datetime) -> None:
    """Choose the language of a chat."""
    await keep_chat(store, chat_id, kind, now, lambda chat: replace(chat, language=code))


async def change_known(store: Store, chat_id: int, change: Callable[[Chat], Chat]) -> None:
    """Replace a chat by ``change(present)`` in one step; an unknown or forgotten chat is not added."""

    def changed(present: Chat | None) -> Chat:
        if present is None:
            raise _UnknownError
        return change(present)

    try:
        await store.change_chat(chat_id, changed)
    except _UnknownError:
        return


async def remember_manager(store: Store, person_id: int, chat_id: int) -> None:
    """Remember that a person manages a group or channel, if the person is known."""

    def managing(person: Chat) -> Chat:
        if chat_id in person.manages:
            return person
        return replace(person, manages=(*person.manages, chat_id)[-MOST_MANAGED:])

    await change_known(store, person_id, managing)


async def pause(store: Store, chat_id: int, reason: PauseReason) -> None:
    """Pause a chat, if it is known."""
    await change_known(store, chat_id, lambda chat: replace(chat, paused=reason))
