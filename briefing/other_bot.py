"""Giving a store to another bot: what it cannot use is dropped, chats that it cannot write to are paused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from briefing.bot_account import BotAccount
from briefing.broadcasts.broadcast import STARTABLE, UNDER_WAY, Broadcast
from briefing.broadcasts.content import ContentKind
from briefing.broadcasts.running import cancel
from briefing.channels.posts import Post, replace_post
from briefing.chats.chat_updates import pause
from briefing.forms import Form
from briefing.outbox import OPEN, RowState
from briefing.pictures import Picture
from briefing.records import Record, each_record, put_records, remove_records
from briefing.team.audit import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from briefing.broadcasts.content import Content
    from briefing.chat import PauseReason
    from briefing.outbox import Row
    from briefing.ports import Store
    from briefing.ports_replicas import Replicas

R = TypeVar("R", bound=Record)

OF_OTHER_BOT = "of the bot that was here before"
"""The reason of what cannot be sent any more."""


@dataclass(slots=True)
class Dropped:
    """What the other bot cannot go on with."""

    pictures: int = 0
    """Pictures that are uploaded again when somebody asks for them."""
    forms: int = 0
    """Conversations that people had begun."""
    broadcasts: list[int] = field(default_factory=list)
    """The numbers of broadcasts that were cancelled, because they have files or copies."""
    posts: int = 0
    """Posts that are not posted, for the same reason."""


async def what_is_dropped(store: Store) -> Dropped:
    """Return what :func:`hand_over` would drop."""
    found = Dropped(await store.count(Picture), await store.count(Form))
    found.broadcasts = [each.number async for each in each_record(store, Broadcast) if _is_stuck(each)]
    found.posts = len([1 async for each in each_record(store, Post) if _is_stuck_post(each)])
    return found


async def hand_over(
    store: Store, replicas: Replicas, bot_id: int, paused: Mapping[int, PauseReason], now: datetime
) -> None:
    """Let a store belong to another bot; chats that cannot be written to are paused for the reasons given.

    No bot may run. When this is interrupted, it can be done again.

    Raises:
        StorageUnavailable: not everything was done; the store belongs to the old bot still.

    """
    for chat_id, reason in paused.items():
        await pause(store, chat_id, reason)
    await store.change_open_rows(lambda row: _without_old_message(row, now))
    for broadcast in await _all(store, Broadcast):
        await _release(store, broadcast, now)
    for post in await _all(store, Post):
        if _is_stuck_post(post):
            await replace_post(store, post, replace(post, reason=OF_OTHER_BOT))
    await remove_records(store, *await _all(store, Picture), *await _all(store, Form))
    # The other bot has numbers of its own for updates, and pauses of its own.
    await replicas.claims.clear()
    await replicas.holds.clear()
    await put_records(store, BotAccount(bot_id))


async def _all(store: Store, kind: type[R]) -> list[R]:
    return [each async for each in each_record(store, kind)]


async def _release(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Forget the messages of a broadcast, and cancel it if the other bot cannot send the rest.

    In a private chat each bot counts its own messages: an edit or a deletion would hit another one.
    """
    if not broadcast.are_rows_gone:
        await store.change_rows(broadcast.occurrence, _without_message)
    await put_records(store, replace(broadcast, shown_to=None, shown_as=None))
    if _is_stuck(broadcast):
        await cancel(store, broadcast.id, Actor(broadcast.responsible, broadcast.role, now))


def _is_stuck(broadcast: Broadcast) -> bool:
    is_open = broadcast.state in STARTABLE | UNDER_WAY
    return is_open and _has_files(broadcast.contents.values())


def _is_stuck_post(post: Post) -> bool:
    return not post.is_closed and _has_files([post.content])


def _has_files(contents: Iterable[Content]) -> bool:
    """Tell whether contents have files or copied messages, whose ids mean something to one bot only."""
    return any(each.media or each.kind is ContentKind.COPY for each in contents)


def _without_message(row: Row) -> Row:
    if row.state is not RowState.SENT:
        return row
    return replace(row, message_id=None, other_message_ids=())


def _without_old_message(row: Row, now: datetime) -> Row:
    """Return a row that edits or deletes a message as expired."""
    if row.state not in OPEN or row.message_id is None:
        return row
    return replace(row, state=RowState.EXPIRED, reason=OF_OTHER_BOT, closed_at=now)
