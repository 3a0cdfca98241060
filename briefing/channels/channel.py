"""Channels that the bot posts in, and that its people operate from their private chats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from briefing.chats.chat import ChatKind, keep_chat
from briefing.legible import shown_name
from briefing.records import Record, Records

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class Channel(Record):
    """One channel; who operates it is said by what people manage (:class:`briefing.chats.chat.Chat`)."""

    table: ClassVar[str] = "channels"
    key_fields: ClassVar[tuple[str, ...]] = ("chat",)
    people_fields: ClassVar[tuple[str, ...]] = ("chat", "added_by")

    chat: int
    title: str
    added_by: int | None = None
    """Who made the bot an administrator; the channel is listed for them even before they ever wrote to it."""

    @property
    def name(self) -> str:
        """The title as it is shown; the id where nothing of it can be seen."""
        return shown_name(self.title, self.key)

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Leave the channel when the person is forgotten, and nothing when the channel is."""
        del alias
        return None if chat_id == self.chat else replace(self, added_by=None)


async def keep_channel(
    store: Store, chat_id: int, title: str, now: datetime, *, added_by: int | None = None
) -> Channel:
    """Keep a channel under its present title, and return it; None leaves ``added_by`` as it was kept."""
    kind = ChatKind.CHANNEL
    await keep_chat(store, chat_id, kind, now, lambda chat: replace(chat, kind=kind))

    def put(records: Records) -> Channel:
        known = records.get(Channel, str(chat_id))
        channel = Channel(chat_id, title, added_by or (known.added_by if known else None))
        records.put(channel)
        return channel

    return await store.transact(put)
