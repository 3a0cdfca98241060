"""Advancing subscriptions and followings, only if they are as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.followings import Following
from storage.documents.kinds import SUBSCRIPTIONS
from storage.postgres.queries import statements
from storage.postgres.record_tables import lock_each, put_each, remove_each
from storage.postgres.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any, Self

    from briefing.subscription import Subscription, Target
    from storage.ledger.slices import TargetChange
    from storage.postgres.database import Connection

SQL = statements("advances")


class Stored(NamedTuple):
    """A subscription as it is stored."""

    number: int
    document: Mapping[str, Any]
    subscription: Subscription


class Advances:
    """The present subscriptions and followings of some targets, which nobody else can change."""

    def __init__(self, subscriptions: Mapping[Target, Stored], followings: Mapping[str, Following]) -> None:
        self._subscriptions = subscriptions
        self._followings = followings

    @classmethod
    async def read(cls, connection: Connection, wanted: Collection[TargetChange]) -> Self:
        """Return the subscriptions and followings that are to advance."""
        subscriptions = await _read(connection, [each.target for each in wanted if each.advanced])
        keys = [read.key for each in wanted for read in each.followings]
        followings = await lock_each(connection, Following, keys) if keys else {}
        return cls({each.subscription.target: each for each in subscriptions}, followings)

    def are_possible(self, wanted: TargetChange) -> bool:
        """Tell whether all that is to advance for a target is as it was read."""
        present = self._subscriptions.get(wanted.target)
        if wanted.advanced and (present is None or present.subscription not in wanted.advanced):
            return False
        return all(self._followings.get(read.key) == read for read in wanted.followings)

    async def make(self, connection: Connection, wanted: Collection[TargetChange]) -> None:
        """Advance what is to advance for these targets."""
        await self._make_subscriptions(connection, [each for each in wanted if each.advanced])
        changed = [pair for each in wanted for pair in each.followings.items() if pair[0] != pair[1]]
        put = [after for _read, after in changed if after is not None]
        gone = [read.key for read, after in changed if after is None]
        if put:
            await put_each(connection, put)
        if gone:
            await remove_each(connection, Following, gone)

    async def _make_subscriptions(self, connection: Connection, wanted: Collection[TargetChange]) -> None:
        pairs = [(self._subscriptions[each.target], each.advanced) for each in wanted]
        changes = [(stored, advanced[stored.subscription]) for stored, advanced in pairs]
        changes = [(stored, after) for stored, after in changes if stored.subscription != after]
        if changes:
            values = table_text(
                {
                    "number": stored.number,
                    "next_due_at": after.next_due_at,
                    "halted": after.halted,
                    "data": SUBSCRIPTIONS.text(after, stored.document),
                }
                for stored, after in changes
            )
            await connection.execute(SQL["make"], {"subscriptions": values})


async def _read(connection: Connection, targets: Collection[Target]) -> list[Stored]:
    if not targets:
        return []
    values = {
        "chats": [each.chat_id for each in targets],
        "threads": [each.thread or 0 for each in targets],
    }
    found = await (await connection.execute(SQL["read"], values)).fetchall()
    return [Stored(number, fields, SUBSCRIPTIONS.load(number, fields)) for number, fields in found]
