"""The port for the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.followings import Following
    from briefing.outbox import Body, Row, RowFigures, RowState
    from briefing.subscription import Subscription


class Outbox(Protocol):
    """The rows that are to be sent and were sent, with their bodies; n is the number of rows."""

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

        The rows changed and added, a few statements a slice.
        """

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Return open rows that are due at ``now``, the earliest first, and mark them as leased.

        A target has one leased row at a time: while one is leased or waits to be tried again, its others
        wait too. Rows due at the same moment come in the order in which they were added. Rows of paused chats
        are left out. A lease ends with the process: at the next start a leased row has its former state.
        Every returned row is durable. While changes cannot be stored, no row is returned: it could not be
        closed and would be sent again.

        ``limit`` rows, by an index of targets.
        """

    async def begin_row(self, row: Row, now: datetime) -> tuple[Row, Body] | None:
        """Return a leased row with its body, as it is to be sent now, because its turn has come.

        None, with the lease ended, when the row is not to be sent: it was removed, closed, put off or moved
        to another chat since it was leased, its chat was paused, or it was begun before. From now on only
        :meth:`close_rows` changes the row.

        One row by its key.
        """

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that is not wanted any more, unless it was begun. One row by its key."""

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store the new states of leased rows, and end their leases.

        A row is sent, dead or expired, with ``closed_at`` (else ValueError); or to be tried again at
        ``due_at``; or pending, if it was not tried. When this fails they stay leased, to be closed again.
        Rows that are closed already do not change, nor do open ones that were changed before they were
        begun. A removed row stays removed; one whose chat migrated meanwhile is found under the new id.

        One row by its key for each, in a few statements.
        """

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, and bodies without rows; return the number of rows.

        This is done in slices, between which other tasks run. Rows of broadcasts, whose occurrences begin
        with :data:`briefing.outbox.BROADCAST`, stay until their report has been made.

        The rows removed, by an index.
        """

    def rows_of(self, occurrence: str) -> AsyncIterator[Row]:
        """Yield all rows of an occurrence, in the order in which they were added, a page at a time.

        The rows found, by an index.
        """

    async def figures_of(self, occurrence: str, since: datetime, until: datetime) -> RowFigures:
        """Return the figures of the rows of an occurrence, and how many were sent in a span of time.

        The rows found, by an index; none is loaded.
        """

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace each row of an occurrence by ``change(row)``; None removes it. Return the number changed.

        Rows that were begun (:meth:`begin_row`) do not change. This is done in slices, each in one step.

        The rows found, by an index.
        """

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace each open row that is not leased by ``change(row)``, as :meth:`change_rows` does.

        All open rows: only for a clock that was set back.
        """

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return the number of rows in each state, 0 included.

        It may read all n rows: for figures that a person asks for.
        """

    async def next_row_due(self) -> datetime | None:
        """Return when :meth:`lease_rows` returns the next row, or None if there is none.

        Rows of paused chats and rows that wait for another one of their target do not count. While changes
        cannot be stored there is none.

        One row, by an index.
        """
