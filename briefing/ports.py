"""What the use cases ask of the outside world; ``storage/`` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.chats.chat import Chat
    from briefing.following.following import Following
    from briefing.outbox import Body, Row, RowState
    from briefing.records import R, Records
    from briefing.stats.store_stats import StoreStats
    from briefing.subscription import Subscription, Target

    T = TypeVar("T")
    Clock = Callable[[], datetime]
    """Answers the present moment as an aware datetime in UTC."""


class Store(Protocol):
    """Everything that is kept.

    A method that changes something returns when the change is durable, else it raises
    :class:`briefing.errors.StorageUnavailable` and nothing of the change is kept.
    """

    def failure(self) -> str | None:
        """Return why the last change could not be kept, or None when it was kept."""

    async def is_writable(self) -> bool:
        """Tell whether changes can be kept; when the last one could not, find out by writing."""

    async def chat(self, chat_id: int) -> Chat | None:
        """Return what is kept about a chat, or None."""

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who set up a group or channel, by their ids."""

    async def chats(self) -> list[Chat]:
        """Return every chat of which something is kept, by id."""

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)`` in one step that no other change can come between.

        A change that returns what it was given writes nothing.
        """

    async def forget_chat(self, chat_id: int) -> bool:
        """Erase everything under this chat's id, bodies that nobody else is to get, and those that name it.

        Rows of these go with them, sent or not. Nobody manages it any more. What a record leaves of itself,
        with an alias for the person where it must remain, is for
        :meth:`briefing.records.Record.forgetting` to say. False when there was nothing.
        """

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id`` in one transaction.

        Where both exist they become one by :func:`briefing.chats.chat.merged`. Of two subscriptions of one
        target the new chat's stays; of two rows that are one message by their keys, the one that is furthest
        on its way (sent, leased, open), else the new chat's; of two records with one key the new chat's. Who
        managed the old one manages the new one. Nothing happens where ``old_id`` is unknown.
        """

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return every subscription of these chats, their topics included, by target."""

    async def change_subscription(
        self, target: Target, change: Callable[[Subscription | None], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by ``change(present)`` in one step; None removes it.

        Removing it also removes the target's open rows from the outbox, those in hand included, but not those
        of broadcasts. A change that returns what it was given writes nothing.
        """

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return subscriptions with ``next_due_at`` at or before ``now``, the earliest first.

        Those of paused chats, and those that are halted, are left out.
        """

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        """Move subscriptions and followings on and put their rows in, each target in one transaction.

        There may be thousands: they go in slices between which others have their turn. When it fails, slices
        before that are kept; asking again puts in the rest.

        ``advanced`` and ``followings`` map each as it was read to what it becomes; a following may go. When
        one of a target's is no longer as it was read, all of them are left as they are, and the target's
        rows are not put in: another tick, or a person, came first. A row whose key is there already is not
        put in again. Rows of targets that neither names are put in whoever these are. Returns how many rows
        were put in. ValueError when a body is neither in ``bodies`` nor known from before.
        """

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Take open rows that are due at ``now``, the earliest first, and mark them as leased.

        A target has one row under way at a time: while one is leased or waits for its retry, its others wait
        too. Else the one that is due first comes first, of several the one that was put in first. Rows of
        paused chats stay. A lease ends with the process: at the next start leased rows are what they were
        before. Every row that is returned is durable. While changes cannot be kept none is: what became of it
        could not be kept either, and it would be sent again.
        """

    async def begin_row(self, row: Row, now: datetime) -> tuple[Row, Body] | None:
        """Return a leased row as it is to be sent now, with its body: its turn has come.

        None when there is nothing to be sent to this target: the row was removed, closed, put off or taken
        to another chat since it was leased, its chat was paused, or it was begun before. Its lease has ended
        then. From now on nobody but :meth:`close_rows` changes the row; before, everybody may.
        """

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that is not wanted any more; one that was begun stays."""

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store what became of leased rows, and end their leases.

        Sent, dead or expired, with ``closed_at`` (else ValueError); to be tried again at ``due_at``; or
        pending, for one that was not tried. When this fails they stay leased, to be settled again. What is
        closed already stays as it is; what is to be tried again, or was not tried, and was changed before it
        was begun, stays as it was changed. A row that has gone meanwhile (its chat was forgotten, or has
        unsubscribed) stays gone; one whose chat migrated meanwhile is found under its new id.
        """

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, and bodies that no row refers to; return how many rows.

        They go in slices between which others have their turn. Rows of broadcasts (their occurrences begin
        with :data:`briefing.outbox.BROADCAST`) stay: these are removed when their report has been made.
        """

    async def rows_of(self, occurrence: str) -> list[Row]:
        """Return all rows of an occurrence, in the order in which they were put in."""

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace each row of an occurrence by ``change(row)``; None removes it. Return how many changed.

        Rows that are being sent (:meth:`begin_row`) stay as they are. They go in slices, each in one step.
        """

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace each open row that nobody has in hand by ``change(row)``, as :meth:`change_rows` does."""

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return how many rows are in each state; every state is there."""

    async def next_row_due(self) -> datetime | None:
        """Return when :meth:`lease_rows` finds its next row, or None when there is nothing to wait for.

        Rows of paused chats and rows that wait for another one of their target do not count. While changes
        cannot be kept there is none.
        """

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return for each name when it was first asked for: ``now`` for the new ones, in one transaction.

        Names are those of :func:`briefing.statement.recording.entry_names`; they belong to no chat.
        """

    async def record(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""

    async def records(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, in the order in which they were first put."""

    async def transact(self, act: Callable[[Records], T]) -> T:
        """Let ``act`` read and change records in one step that no other change can come between.

        All that it puts and removes is one transaction; when it raises, nothing of it is kept.
        """

    async def stats(self, now: datetime) -> StoreStats:
        """Return how much there is at ``now``, and how long it takes to keep it."""

    async def close(self) -> None:
        """Confirm what is under way and release the store."""
