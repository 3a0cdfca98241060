"""Posts to channels: records of them, and their rows in the outbox."""

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
"""A post that is later than this is not posted any more; its author is notified."""
MOST_POSTS = 50
"""How many drafts and posts of a channel are kept; the oldest are removed."""
POST_FORM = "post"
"""The kind of the form in which a post is written or changed."""


class PostingRight(Enum):
    """Whether somebody may post in a channel, as Telegram says."""

    MAY = auto()
    MAY_NOT = auto()
    BOT_MAY_NOT = auto()
    """The bot itself may not post there, so that it cannot ask who may."""
    UNKNOWN = auto()
    """Telegram gave no answer; the bot asks again later."""


@dataclass(frozen=True, slots=True)
class Post(DeletedWithOwner):
    """A draft, a post that waits for its moment, or one that was posted or failed."""

    table: ClassVar[str] = "posts"
    key_fields: ClassVar[tuple[str, ...]] = ("id",)
    people_fields: ClassVar[tuple[str, ...]] = ("chat", "author", "by")
    found_by: ClassVar[tuple[str, ...]] = ("chat", "waits")

    id: str
    chat: int
    """The channel."""
    author: int
    language: str
    """The language of the author, for a notification when it cannot be posted."""
    content: Content
    at: datetime | None = None
    """The moment for which it is scheduled, UTC; None for a draft."""
    silent: bool = False
    by: int | None = None
    """Who last decided that it is to be posted, and so is responsible for it; None: the author."""
    by_owner: bool = False
    """Whether that was an owner of the bot, asked because nobody operates the channel."""
    asks: bool = False
    """Whether the responsible person may not post any more, so that somebody else must decide."""
    message_id: int | None = None
    """The id of the posted message."""
    reason: str | None = None
    """Why it was not posted."""

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Return None for the channel or the author, else the post with ``alias`` in :attr:`by`."""
        return None if chat_id in (self.chat, self.author) else replace(self, by=alias)

    @property
    def responsible(self) -> int:
        """The id of the person who last decided that it is to be posted."""
        return self.author if self.by is None else self.by

    @property
    def waits(self) -> bool:
        """Whether it is scheduled and was neither posted nor given up."""
        return self.at is not None and not self.is_closed

    @property
    def is_closed(self) -> bool:
        """Whether it was posted or given up."""
        return self.message_id is not None or self.reason is not None

    @property
    def mark(self) -> str:
        """A mark of its content, for buttons that let it be posted: older messages with them stay."""
        return self.content.body((), self.author).hash[:8]

    @property
    def occurrence(self) -> str:
        """The occurrence of its row in the outbox."""
        return f"{POST}{self.id}"


async def put_draft(records: Records, post: Post) -> None:
    """Keep a new draft; the oldest posts that do not wait are removed when there are too many."""
    others = await records.find(Post, chat=post.chat, waits=False)
    for each in others[: max(len(others) + 1 - MOST_POSTS, 0)]:
        records.remove(each)
    records.put(post)


async def enqueue(store: Store, post: Post, *, is_held: bool = False) -> None:
    """Enqueue a scheduled post, held if ``is_held``; a row that is there stays as it is."""
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


async def swap(records: Records, post: Post, changed: Post | None) -> bool:
    """Put another record in place of a post, or None; return False when it changed since it was read."""
    if await records.get(Post, post.key) != post:
        return False
    if changed is None:
        records.remove(post)
    else:
        records.put(changed)
    return True


async def hold(store: Store, chat: int) -> None:
    """Hold the open rows of a channel until :func:`release`."""
    for post in await store.find(Post, chat=chat, waits=True):
        await store.change_rows(post.occurrence, _held)


def _held(row: Row) -> Row:
    return replace(row, due_at=HELD) if row.state in OPEN else row


async def release(store: Store, chat: int) -> None:
    """Remove the open rows of a channel; the next tick enqueues posts whose responsible person may post."""
    for post in await store.find(Post, chat=chat, waits=True):
        await remove_rows(store, post)


async def remove_rows(store: Store, post: Post) -> bool:
    """Remove the row of a post; return False when the post is being posted or was posted."""
    await store.change_rows(post.occurrence, lambda row: None if row.state in OPEN else row)
    return not [row async for row in store.rows_of(post.occurrence)]
