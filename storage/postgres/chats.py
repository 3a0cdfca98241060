"""The port ``Chats`` on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.postgres.forgetting import forget
from storage.postgres.moving import move
from storage.postgres.part import Part
from storage.postgres.queries import statements
from storage.postgres.stored_chats import chat_to_change, put_chat, read_chat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping

    from briefing.chat import Chat
    from storage.postgres.database import Connection

SQL = statements("chats")
PAGE = 500
"""Chats that are read at once where all are read."""
BEFORE_ALL = -(2**63)


class PostgresChats(Part):
    """The chats of a database."""

    async def chat(self, chat_id: int) -> Chat | None:
        """Return a chat, or None."""
        return (await self.chats_of([chat_id])).get(chat_id)

    async def chats_of(self, chat_ids: Collection[int]) -> Mapping[int, Chat]:
        """Return these chats by id, without the unknown ones."""
        if not chat_ids:
            return {}
        rows = await self._database.fetch(SQL["chats_by_id"], {"ids": list(chat_ids)})
        return {row[0]: read_chat(row) for row in rows}

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who manage a group or channel, by their ids."""
        rows = await self._database.fetch(SQL["managers_of"], {"id": chat_id})
        return [read_chat(row) for row in rows]

    async def chats(self) -> AsyncIterator[Chat]:
        """Yield all chats, by id."""
        after = BEFORE_ALL
        while rows := await self._database.fetch(SQL["chats_after"], {"after": after, "limit": PAGE}):
            for row in rows:
                yield read_chat(row)
            after = rows[-1][0]

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)``."""
        seen = await self.chat(chat_id)
        wanted = change(seen)
        if wanted == seen:
            return wanted

        async def run(connection: Connection) -> Chat:
            present = await chat_to_change(connection, chat_id)
            changed = wanted if present == seen else change(present)
            if changed != present:
                await put_chat(connection, present, changed)
            return changed

        return await self._database.step(run)

    async def forget_chat(self, chat_id: int) -> bool:
        """Delete everything about a chat; return False if there was nothing."""

        async def run(connection: Connection) -> bool:
            return await forget(connection, chat_id)

        return await self._database.step(run)

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id``."""

        async def run(connection: Connection) -> None:
            await move(connection, old_id, new_id)

        if old_id != new_id:
            await self._database.step(run)
