"""A chat that the bot knows, and the changes to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from briefing.ports import Store


class ChatKind(StrEnum):
    """The kinds of chats in Telegram."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class PauseReason(StrEnum):
    """Why nothing is sent to a chat for now."""

    BLOCKED = "blocked"
    """The person blocked the bot, or never spoke to it."""
    DEACTIVATED = "deactivated"
    """The account of the person was deleted."""
    REMOVED = "removed"
    """The bot was removed from the group or channel."""
    NOT_MEMBER = "not_member"
    """The bot is not, or no longer, a member of the group or channel."""
    NOT_FOUND = "not_found"
    """Telegram knows no such chat, or it was deleted."""


@dataclass(frozen=True, slots=True)
class Chat:
    """What is kept about a chat."""

    id: int
    kind: ChatKind
    since: datetime
    """When the chat was first kept, UTC."""
    language: str | None = None
    """Chosen by ``/language``, else that of the person who gave ``/start`` or added the bot to the group."""
    paused: PauseReason | None = None
    greeted: bool = False
    """Whether the greeting of a group was sent; it is sent once."""
    statement: str | None = None
    """The id of the statement that was chosen by ``/statements``; None: the newest one."""
    manages: tuple[int, ...] = ()
    """Groups and channels that this person manages from the private chat; rights are checked at each act."""


def pause_reason(chat_id: int) -> PauseReason:
    """Return why a chat that excludes the bot is paused; only ids of private chats are positive."""
    return PauseReason.BLOCKED if chat_id > 0 else PauseReason.REMOVED


def merged(old: Chat, new: Chat | None, new_id: int) -> Chat:
    """Return the chat of a supergroup, merged with the group that became it.

    Settings of the supergroup count first, then those of the group. A pause of the group is dropped: it comes
    from the upgrade and says nothing about the supergroup.
    """
    if new is None:
        return replace(old, id=new_id, kind=ChatKind.SUPERGROUP, paused=None)
    return replace(
        new,
        kind=ChatKind.SUPERGROUP,
        since=min(old.since, new.since),
        language=new.language or old.language,
        statement=new.statement or old.statement,
        greeted=old.greeted or new.greeted,
    )


def kind_of(chat: Chat | None, chat_id: int) -> ChatKind:
    """Return the kind of a chat; that of an unknown one follows from its id."""
    if chat is not None:
        return chat.kind
    return ChatKind.PRIVATE if chat_id > 0 else ChatKind.SUPERGROUP


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
