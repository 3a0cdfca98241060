"""A chat that the bot talks in, and the changes that happen to it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


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
