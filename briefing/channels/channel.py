"""Channels in which the bot posts, operated by people from their private chats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from briefing.chat import ChatKind
from briefing.chats.chat_updates import keep_chat
from briefing.legible import shown_name
from briefing.records import Record, Records

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class Channel(Record):
    """One channel; who operates it is in :attr:`briefing.chat.Chat.manages` of these people."""

    table: ClassVar[str] = "channels"
    key_fields: ClassVar[tuple[str, ...]] = ("chat",)
    people_fields: ClassVar[tuple[str, ...]] = ("chat", "added_by")
    found_by: ClassVar[tuple[str, ...]] = ("added_by",)

    chat: int
    title: str
    added_by: int | None = None
    """Who made the bot an administrator; the channel is listed for them even before they write to the bot."""

    @property
    def name(self) -> str:
        """The title as it is shown, or the id when the title has no visible characters."""
        return shown_name(self.title, self.key)

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Return None when the channel is forgotten, or the channel without the person."""
        del alias
        return None if chat_id == self.chat else replace(self, added_by=None)


async def keep_channel(
    store: Store, chat_id: int, title: str, now: datetime, *, added_by: int | None = None
) -> Channel:
    """Keep a channel with its present title, and return it; None leaves ``added_by`` unchanged."""
    kind = ChatKind.CHANNEL
    await keep_chat(store, chat_id, kind, now, lambda chat: replace(chat, kind=kind))

    async def put(records: Records) -> Channel:
        known = await records.get(Channel, str(chat_id))
        channel = Channel(chat_id, title, added_by or (known.added_by if known else None))
        records.put(channel)
        return channel

    return await store.transact(put)
