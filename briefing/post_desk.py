"""What became of posts: looked at by each tick, told to the author when it is bad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from briefing.batch import Batch
from briefing.outbox import RowState
from briefing.posts import Post, enqueue, swap
from briefing.subscription import Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.outbox import Body, Row
    from briefing.ports import Store


class Renderer(Protocol):
    """Turns what is to be told into bodies, one for each part."""

    def not_posted(self, post: Post, language: str) -> Sequence[Body]:
        """Render for its author that a post was not posted, and why."""
        ...


class PostDesk:
    """Keeps the records of posts in step with the outbox, which forgets its rows after two days."""

    def __init__(self, store: Store, renderer: Renderer) -> None:
        self._store = store
        self._renderer = renderer

    async def follow_up(self, now: datetime) -> None:
        """Look at every post that waits."""
        for post in await self._store.records(Post):
            if post.waits:
                await self.looked_at(post, now)

    async def looked_at(self, post: Post, now: datetime) -> Post:
        """Return a post with what has become of it; what is not in the outbox is put in."""
        rows = await self._store.rows_of(post.occurrence)
        if not rows:
            await enqueue(self._store, post)
            return post
        after = _after(post, rows[0])
        if after == post or not await self._store.transact(lambda records: swap(records, post, after)):
            return post
        if after.reason is not None:
            await self._tell(after, now)
        return after

    async def _tell(self, post: Post, now: datetime) -> None:
        author = await self._store.chat(post.author)
        language = (author.language if author else None) or post.language
        batch = Batch(now)
        told = self._renderer.not_posted(post, language)
        batch.put(f"not-posted:{post.id}", Target(post.author), told, silent=False)
        await batch.enqueue(self._store)


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
