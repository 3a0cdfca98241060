"""Looking at the rows of an occurrence, and changing rows that are not being sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.postgres.ending_leases import SQL as LEASES
from storage.postgres.part import OutboxPart
from storage.postgres.rows import SQL, numbered_rows, put_rows, remove_rows
from storage.postgres.targets import lock_rows, refresh_targets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection

    from briefing.outbox import Row
    from storage.postgres.database import Connection

PAGE = 500
"""Rows that are read or changed at once."""


class PostgresRows(OutboxPart):
    """The rows of occurrences."""

    async def rows_of(self, occurrence: str) -> AsyncIterator[Row]:
        """Yield all rows of an occurrence, in the order in which they were added."""
        async for page in self._pages("page", occurrence=occurrence):
            for row in page.values():
                yield row

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace the rows of an occurrence that are not being sent, in slices; return how many changed."""
        changed = 0
        async for page in self._pages("page", occurrence=occurrence):
            changed += await self._change(page, change)
        return changed

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace the open rows that are not being sent, in slices; return how many changed."""
        changed = 0
        async for page in self._pages("open_page"):
            changed += await self._change(page, change)
        return changed

    async def _pages(self, statement: str, **values: Any) -> AsyncIterator[dict[int, Row]]:  # noqa: ANN401 - parameters of a statement
        after = 0
        while found := await self._database.fetch(SQL[statement], values | {"after": after, "limit": PAGE}):
            page = numbered_rows(found)
            yield page
            after = max(page)

    async def _change(self, page: dict[int, Row], change: Callable[[Row], Row | None]) -> int:
        numbers = [number for number, row in page.items() if change(row) != row]
        if not numbers:
            return 0

        async def act(connection: Connection) -> int:
            return await _change_rows(connection, numbers, change)

        return await self._database.step(act)


async def _change_rows(
    connection: Connection, numbers: Collection[int], change: Callable[[Row], Row | None]
) -> int:
    present = await lock_rows(connection, numbers)
    held = await (await connection.execute(LEASES["hold"], {"numbers": list(numbers)})).fetchall()
    begun = {number for number, _process, is_begun in held if is_begun}
    changed = {number: change(row) for number, row in present.items() if number not in begun}
    changed = {number: each for number, each in changed.items() if each != present[number]}
    await put_rows(connection, {number: each for number, each in changed.items() if each is not None})
    await remove_rows(connection, [number for number, each in changed.items() if each is None])
    await refresh_targets(connection, {each.target for each in present.values()})
    return len(changed)
