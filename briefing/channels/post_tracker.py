"""Sending posts when they are due, if the responsible person may still post, and following their rows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.channels.channel import Channel
from briefing.channels.posts import Post, PostingRight, enqueue, remove_rows, swap
from briefing.notify import notify
from briefing.outbox import HELD, OPEN, Body, Row, RowState
from briefing.subscription import Target

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.chat import Chat
    from briefing.ports import Store


class PostRenderer(Protocol):
    """Renders messages about posts as bodies, one for each part."""

    def not_posted(self, post: Post, language: str) -> Sequence[Body]:
        """Render for the author that a post was not posted, and why."""

    def question_about(self, post: Post, title: str, language: str) -> Sequence[Body]:
        """Render the question what to do with a post whose author may not post any more."""


class Rights(Protocol):
    """Asks Telegram who may post, each time."""

    async def standing(self, chat: int, person: int) -> PostingRight:
        """Return whether a person may post in a channel now."""


class PostTracker:
    """Enqueues posts when they are due, and updates their records from the rows in the outbox."""

    def __init__(self, store: Store, renderer: PostRenderer, rights: Rights, owners: Collection[int]) -> None:
        self._store = store
        self._renderer = renderer
        self._rights = rights
        self._owners = owners

    async def update_waiting(self, now: datetime) -> None:
        """Update every post that waits."""
        for post in await self._store.find(Post, waits=True):
            await self.update(post, now)

    async def update(self, post: Post, now: datetime) -> Post:
        """Return a post updated from its row; one that is due, and may be posted, is enqueued."""
        rows = [row async for row in self._store.rows_of(post.occurrence)]
        if rows and rows[0].state not in OPEN:
            return await self._closed(post, rows[0], now)
        if post.asks or post.at is None:
            return post
        if post.at > now:
            if rows:  # An earlier version of the bot enqueued posts when they were written.
                await remove_rows(self._store, post)
            return post
        if rows and rows[0].due_at == HELD:
            return post
        return await self._let_go(post, now)

    async def _let_go(self, post: Post, now: datetime) -> Post:
        standing = await self._standing(post)
        if standing is PostingRight.MAY:
            await enqueue(self._store, post)
        elif standing is PostingRight.BOT_MAY_NOT:
            await enqueue(self._store, post, is_held=True)
        elif standing is PostingRight.MAY_NOT and await remove_rows(self._store, post):
            asking = replace(post, asks=True)
            if await self._store.transact(lambda records: swap(records, post, asking)):
                await self._ask(asking, now)
                return asking
        return post

    async def _standing(self, post: Post) -> PostingRight:
        if post.by_owner and post.responsible in self._owners:
            return PostingRight.MAY
        return await self._rights.standing(post.chat, post.responsible)

    async def _ask(self, post: Post, now: datetime) -> None:
        """Ask the other people who operate the channel, or the owners of the bot if there are none."""
        channel = await self._store.get(Channel, str(post.chat))
        title = channel.title if channel else str(post.chat)
        for each in await self._others(post, channel) or await self._known(self._owners):
            own = await self._store.subscription(Target(each.id))
            language = own.language if own else post.language
            asked = partial(self._renderer.question_about, post, title)
            occurrence = f"asked:{post.id}:{now.isoformat()}"
            await notify(self._store, each.id, occurrence, asked, now, language=language)

    async def _others(self, post: Post, channel: Channel | None) -> list[Chat]:
        managers = {each.id: each for each in await self._store.managers_of(post.chat)}
        if channel is not None and channel.added_by is not None:
            managers |= {each.id: each for each in await self._known([channel.added_by])}
        return [
            each
            for each in managers.values()
            if each.paused is None
            and each.id != post.responsible
            and await self._rights.standing(post.chat, each.id) is PostingRight.MAY
        ]

    async def _known(self, people: Collection[int]) -> list[Chat]:
        chats = [await self._store.chat(each) for each in sorted(people)]
        return [each for each in chats if each is not None and each.paused is None]

    async def _closed(self, post: Post, row: Row, now: datetime) -> Post:
        after = _after(post, row)
        if after == post or not await self._store.transact(lambda records: swap(records, post, after)):
            return post
        if after.reason is not None:
            told = partial(self._renderer.not_posted, after)
            occurrence = f"not-posted:{after.id}"
            await notify(self._store, after.author, occurrence, told, now, language=after.language)
        return after


def _after(post: Post, row: Row) -> Post:
    match row.state:
        case RowState.SENT:
            return replace(post, message_id=row.message_id)
        case RowState.DEAD:
            return replace(post, reason=row.reason or "")
        case RowState.EXPIRED:
            return replace(post, reason="")
        case _:
            return post
