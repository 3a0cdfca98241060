"""The port for chats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping

    from briefing.chat import Chat


class Chats(Protocol):
    """The chats that the bot knows; n is their number."""

    async def chat(self, chat_id: int) -> Chat | None:
        """Return a chat, or None if it is unknown. One row by its key."""

    async def chats_of(self, chat_ids: Collection[int]) -> Mapping[int, Chat]:
        """Return these chats by id, without the unknown ones. One row by its key for each."""

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who manage a group or channel, in the order of their ids.

        The rows found, by an index.
        """

    def chats(self) -> AsyncIterator[Chat]:
        """Yield all chats, in the order of their ids, a page at a time; changes meanwhile may be missed.

        All n rows: for exports, and for acts of people who wait for them, never for a tick or an answer.
        """

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)`` in one step.

        Nothing is written when ``change`` returns its argument.

        One row by its key.
        """

    async def forget_chat(self, chat_id: int) -> bool:
        """Delete everything about a chat, also bodies (with their rows) that name it or that only it gets.

        Nobody manages it any more. What remains of records is up to
        :meth:`briefing.records.Record.forgetting`. Return False when there was nothing.

        What is deleted or changed, by indexes.
        """

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id`` in one transaction.

        When both exist they are merged by :func:`briefing.chat.merged`. Of two subscriptions or records
        with the same key, that of the new chat stays; of two rows with the same key, the one with the most
        advanced state (sent, leased, open), else that of the new chat. People who managed the old chat manage
        the new one. Messages that the old chat has can neither be edited nor deleted any more
        (:func:`briefing.outbox.in_supergroup`). Nothing happens when ``old_id`` is unknown.

        What is moved, by indexes.
        """
