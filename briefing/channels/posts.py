"""Posts to channels: kept as records, posted through the outbox."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import ClassVar, Self

from briefing.broadcasts.content import Content
from briefing.outbox import HELD, OPEN, POST, Row
from briefing.ports import Store
from briefing.records import DeletedWithOwner, Records
from briefing.subscription import Target

LATE = timedelta(hours=24)
"""A post that is later than this is not posted any more; its author hears so."""
MOST_POSTS = 50
"""So many posts of a channel can be changed, pinned and deleted from here; the oldest gives way."""
POST_FORM = "post"
"""The kind of the form in which a post is written, or changed."""


class PostingRight(Enum):
    """What Telegram says of somebody who is to post."""

    MAY = auto()
    MAY_NOT = auto()
    BOT_MAY_NOT = auto()
    """The bot itself may not post there, and is not told who may."""
    UNKNOWN = auto()
    """It gave no answer; it is asked again."""


@dataclass(frozen=True, slots=True)
class Post(DeletedWithOwner):
    """A draft, a post that waits for its time, or one that was posted."""

    table: ClassVar[str] = "posts"
    key_fields: ClassVar[tuple[str, ...]] = ("id",)
    people_fields: ClassVar[tuple[str, ...]] = ("chat", "author", "by")

    id: str
    chat: int
    """The channel."""
    author: int
    language: str
    """The author's: in it they are told when it cannot be posted."""
    content: Content
    at: datetime | None = None
    """When it is, or was, to be posted, UTC; None for a draft."""
    silent: bool = False
    by: int | None = None
    """Who gave the last word that it is to be posted as it is; None: the author."""
    by_owner: bool = False
    """That was an owner of the bot, who was asked in place of the channel's people."""
    asks: bool = False
    """That one could not post there any more when it was due: it waits for another's word."""
    message_id: int | None = None
    """The message that it became."""
    reason: str | None = None
    """Why it was not posted."""

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Go with the channel and the author; the word of anybody else counts no more."""
        return None if chat_id in (self.chat, self.author) else replace(self, by=alias)

    @property
    def responsible(self) -> int:
        """Who answers for it."""
        return self.author if self.by is None else self.by

    @property
    def waits(self) -> bool:
        """Whether it is to be posted, and was not yet."""
        return self.at is not None and not self.is_closed

    @property
    def is_closed(self) -> bool:
        """Whether it was posted, or will not be."""
        return self.message_id is not None or self.reason is not None

    @property
    def occurrence(self) -> str:
        """What its row in the outbox is about."""
        return f"{POST}{self.id}"


def put_draft(records: Records, post: Post) -> None:
    """Keep a new draft; the oldest post of the channel that does not wait gives way when there are many."""
    others = [each for each in records.all(Post) if each.chat == post.chat and not each.waits]
    for each in others[: max(len(others) + 1 - MOST_POSTS, 0)]:
        records.remove(each)
    records.put(post)


async def enqueue(store: Store, post: Post, *, is_held: bool = False) -> None:
    """Put a post that is due into the outbox, perhaps to be held; one that is there stays as it is."""
    if post.at is None:
        return
    body = replace(post.content.body((), post.author), people=(post.author,))
    due, until = HELD if is_held else post.at, post.at + LATE
    row = Row(post.occurrence, Target(post.chat), 0, body.hash, due, until, post.silent)
    await store.enqueue({}, [row], [body])


async def replace_post(store: Store, post: Post, changed: Post | None) -> bool:
    """Put another post in place of a draft or a waiting post; None removes it.

    Return False when the post is being posted, was posted, or has changed or gone since it was read.
    """
    return await remove_rows(store, post) and await store.transact(
        lambda records: swap(records, post, changed)
    )


def swap(records: Records, post: Post, changed: Post | None) -> bool:
    """Put another record in place of a post, or None; return False when it changed since it was read."""
    if records.get(Post, post.key) != post:
        return False
    if changed is None:
        records.remove(post)
    else:
        records.put(changed)
    return True


async def hold(store: Store, chat: int) -> None:
    """Post nothing to a channel until :func:`release`."""
    for post in await store.records(Post):
        if post.chat == chat and post.waits:
            await store.change_rows(post.occurrence, _held)


def _held(row: Row) -> Row:
    return replace(row, due_at=HELD) if row.state in OPEN else row


async def release(store: Store, chat: int) -> None:
    """Let what was held be looked at anew: whoever answers for it may have lost the right, too."""
    for post in await store.records(Post):
        if post.chat == chat and post.waits:
            await remove_rows(store, post)


async def remove_rows(store: Store, post: Post) -> bool:
    """Take a post out of the outbox; False when it is being posted, or was."""
    await store.change_rows(post.occurrence, lambda row: None if row.state in OPEN else row)
    return not await store.rows_of(post.occurrence)
