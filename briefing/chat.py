"""A chat that the bot knows."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


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
