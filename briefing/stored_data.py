"""The stored data about a person or chat, and deleting them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.broadcasts.running import cancel_copies
from briefing.channels.posts import Post, remove_rows
from briefing.records import ALIASES
from briefing.team.members import Member

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class StoredData:
    """What ``/forget`` finds besides the chat itself."""

    member: Member | None
    erased: int
    """The number of other records that are deleted, or do not name the person afterwards."""
    kept: int
    """The number of records that stay with an alias in place of the person."""

    @property
    def are_there(self) -> bool:
        """Whether there are such data."""
        return self.member is not None or self.erased + self.kept > 0


async def stored_data_of(store: Store, chat_id: int) -> StoredData:
    """Return the stored data about a chat or person."""
    member = await store.get(Member, str(chat_id))
    erased, kept = 0, 0
    for record in await store.naming(chat_id):
        if record == member:
            continue
        left = record.forgetting(chat_id, ALIASES - 1)
        if left is None or ALIASES - 1 not in left.people:
            erased += 1
        else:
            kept += 1
    return StoredData(member, erased, kept)


async def forget(store: Store, chat_id: int, now: datetime) -> None:
    """Delete everything that is stored about a chat or person."""
    posts = await store.find(Post, person=chat_id)
    await cancel_copies(store, chat_id, now)
    # An earlier version enqueued posts without the id of their author. Their rows are removed first, because
    # only what is removed before the chat is forgotten is in no backup.
    for each in posts:
        await remove_rows(store, each)
    await store.forget_chat(chat_id)
