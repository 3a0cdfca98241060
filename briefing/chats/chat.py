"""A chat that the bot talks in, and the changes that happen to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from briefing.ports import Store


class ChatKind(StrEnum):
    """Telegram's kinds of chats."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class PauseReason(StrEnum):
    """Why nothing is sent to a chat for now."""

    BLOCKED = "blocked"
    """The person blocked the bot, or never spoke to it."""
    DEACTIVATED = "deactivated"
    """The person's account is no more."""
    REMOVED = "removed"
    """The bot was removed from the group or channel."""
    NOT_MEMBER = "not_member"
    """The bot is in the group or channel no more, or never was."""
    NOT_FOUND = "not_found"
    """Telegram knows no such chat, or it was deleted."""


@dataclass(frozen=True, slots=True)
class Chat:
    """What is kept about a chat."""

    id: int
    kind: ChatKind
    since: datetime
    """When the bot first kept something about it, UTC."""
    language: str | None = None
    """Chosen by ``/language``; until then an owner's by ``/start``, a group's by who added the bot."""
    paused: PauseReason | None = None
    greeted: bool = False
    """The hello of a group was sent; it is never sent twice."""
    statement: str | None = None
    """The id of the statement that was chosen by ``/statements``; None: the newest."""
    manages: tuple[int, ...] = ()
    """Groups that this person sets up from their private chat; rights are asked for at each act."""


def pause_reason(chat_id: int) -> PauseReason:
    """Return why a chat that shuts the bot out does so; people's ids are positive, all others negative."""
    return PauseReason.BLOCKED if chat_id > 0 else PauseReason.REMOVED


def merged(old: Chat, new: Chat | None, new_id: int) -> Chat:
    """Return the one chat that a group and the supergroup that it became are.

    A chosen setting of either survives, the supergroup's first. The pause is the supergroup's alone: a
    group is left by the bot when it is upgraded, which says nothing about the supergroup.
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
    """Return the kind of a chat; one of which nothing is kept is told by its id."""
    if chat is not None:
        return chat.kind
    return ChatKind.PRIVATE if chat_id > 0 else ChatKind.SUPERGROUP


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
