"""The ports of the use cases; ``storage/`` implements them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.chat import Chat
    from briefing.followings import Following
    from briefing.outbox import Body, Row, RowState
    from briefing.records import R, Records
    from briefing.store_stats import StoreStats
    from briefing.subscription import Subscription, Target

    T = TypeVar("T")
    Clock = Callable[[], datetime]
    """Returns the present moment as an aware datetime in UTC."""


class Store(Protocol):
    """The store of all data.

    A method that changes something returns when the change is durable. Otherwise it raises
    :class:`briefing.errors.StorageUnavailable`, and nothing is changed.
    """

    def failure(self) -> str | None:
        """Return why the last change failed, or None if it was stored."""

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, find out by writing."""

    async def chat(self, chat_id: int) -> Chat | None:
        """Return a chat, or None if it is unknown."""

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who manage a group or channel, in the order of their ids."""

    async def chats(self) -> list[Chat]:
        """Return all chats, in the order of their ids."""

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)`` in one step.

        Nothing is written when ``change`` returns its argument.
        """

    async def forget_chat(self, chat_id: int) -> bool:
        """Delete everything about a chat, also bodies (with their rows) that name it or that only it gets.

        Nobody manages it any more. What remains of records is up to
        :meth:`briefing.records.Record.forgetting`. Return False when there was nothing.
        """

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id`` in one transaction.

        When both exist they are merged by :func:`briefing.chat.merged`. Of two subscriptions or records
        with the same key, that of the new chat stays; of two rows with the same key, the one with the most
        advanced state (sent, leased, open), else that of the new chat. People who managed the old chat manage
        the new one. Nothing happens when ``old_id`` is unknown.
        """

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return all subscriptions of these chats and their topics, in the order of the targets."""

    async def change_subscription(
        self, target: Target, change: Callable[[Subscription | None], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by ``change(present)`` in one step; None removes it.

        Removing it also removes the open and leased rows of the target from the outbox, except those of
        broadcasts. Nothing is written when ``change`` returns its argument.
        """

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return subscriptions with ``next_due_at`` at or before ``now``, the earliest first.

        Halted subscriptions and those of paused chats are left out.
        """

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        """Change subscriptions and followings and add their rows, each target in one transaction.

        Return the number of added rows. Thousands are divided into slices, between which other tasks run.
        When a slice fails, those before it are stored; a second call adds the rest.

        ``advanced`` and ``followings`` map each object as it was read to the new one; None removes a
        following. When an object of a target has changed since it was read, nothing is changed or added for
        this target, because another tick or a person came first. Rows whose key exists are not added again.
        Rows of targets in neither mapping are always added. Raises ValueError when a body is neither in
        ``bodies`` nor stored already.
        """

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Return open rows that are due at ``now``, the earliest first, and mark them as leased.

        A target has one leased row at a time: while one is leased or waits to be tried again, its others
        wait too. Rows due at the same moment come in the order in which they were added. Rows of paused chats
        are left out. A lease ends with the process: at the next start a leased row has its former state.
        Every returned row is durable. While changes cannot be stored, no row is returned: it could not be
        closed and would be sent again.
        """

    async def begin_row(self, row: Row, now: datetime) -> tuple[Row, Body] | None:
        """Return a leased row with its body, as it is to be sent now, because its turn has come.

        None, with the lease ended, when the row is not to be sent: it was removed, closed, put off or moved
        to another chat since it was leased, its chat was paused, or it was begun before. From now on only
        :meth:`close_rows` changes the row.
        """

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that is not wanted any more, unless it was begun."""

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store the new states of leased rows, and end their leases.

        A row is sent, dead or expired, with ``closed_at`` (else ValueError); or to be tried again at
        ``due_at``; or pending, if it was not tried. When this fails they stay leased, to be closed again.
        Rows that are closed already do not change, nor do open ones that were changed before they were
        begun. A removed row stays removed; one whose chat migrated meanwhile is found under the new id.
        """

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, and bodies without rows; return the number of rows.

        This is done in slices, between which other tasks run. Rows of broadcasts, whose occurrences begin
        with :data:`briefing.outbox.BROADCAST`, stay until their report has been made.
        """

    async def rows_of(self, occurrence: str) -> list[Row]:
        """Return all rows of an occurrence, in the order in which they were added."""

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace each row of an occurrence by ``change(row)``; None removes it. Return the number changed.

        Rows that were begun (:meth:`begin_row`) do not change. This is done in slices, each in one step.
        """

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace each open row that is not leased by ``change(row)``, as :meth:`change_rows` does."""

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return the number of rows in each state, 0 included."""

    async def next_row_due(self) -> datetime | None:
        """Return when :meth:`lease_rows` returns the next row, or None if there is none.

        Rows of paused chats and rows that wait for another one of their target do not count. While changes
        cannot be stored there is none.
        """

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return when each name was first passed to this method; new names are stored with ``now``.

        Names are those of :func:`briefing.statement.recording.entry_names`.
        """

    async def record(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""

    async def records(self, kind: type[R]) -> list[R]:
        """Return all records of a kind, in the order in which they were added."""

    async def transact(self, act: Callable[[Records], T]) -> T:
        """Call ``act`` to read and change records in one step, without other changes in between.

        All its changes are one transaction; when it raises, nothing is changed.
        """

    async def stats(self, now: datetime) -> StoreStats:
        """Return the figures of the store at ``now``."""

    async def close(self) -> None:
        """Complete changes that are being written, and release the store."""
