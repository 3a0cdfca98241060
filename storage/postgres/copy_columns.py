"""Objects as lines of the tables of a database, for loading and reading them in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from briefing.handled_updates import HandledBlock
from briefing.holds import Hold
from storage.copying.port import Item, Unreadable
from storage.documents.bodies import BODIES, NamedBody, body_hash, body_id
from storage.documents.kinds import RECORDS, SUBSCRIPTIONS
from storage.ledger.change import Sighting
from storage.postgres.bodies import read_body
from storage.postgres.rows import read_row
from storage.postgres.stored_chats import read_chat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.chat import Chat
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription

    Values = tuple[Any, ...]


def chat_values(_number: int, chat: Chat) -> Values:
    """Return the values of ``load_chats``."""
    return (
        chat.id,
        chat.kind.value,
        chat.since,
        chat.language,
        chat.paused and chat.paused.value,
        chat.greeted,
        chat.statement,
        list(chat.manages),
    )


def subscription_values(number: int, subscription: Subscription) -> Values:
    """Return the values of ``load_subscriptions``."""
    return (
        number,
        subscription.target.chat_id,
        subscription.target.thread,
        subscription.next_due_at,
        subscription.halted and subscription.halted.value,
        SUBSCRIPTIONS.text(subscription),
    )


def body_values(number: int, body: Body) -> Values:
    """Return the values of ``load_bodies``."""
    name = body_hash(number)
    return name, BODIES.text(NamedBody(name, body)), body.copied_from, list(body.people)


def row_values(number: int, row: Row) -> Values:
    """Return the values of ``load_outbox``."""
    return (
        number,
        row.occurrence,
        row.target.chat_id,
        row.target.thread or 0,
        row.part,
        row.body,
        row.due_at,
        row.expires_at,
        row.silent,
        row.state.value,
        row.attempts,
        row.message_id,
        list(row.other_message_ids),
        row.reason,
        row.closed_at,
    )


def sighting_values(_number: int, sighting: Sighting) -> Values:
    """Return the values of ``load_seen``."""
    return sighting.name, sighting.at


def update_values(_number: int, handled: HandledBlock) -> list[Values]:
    """Return the values of ``load_taken_updates``; nobody handles these updates any more."""
    return [(each, "", True, handled.at) for each in handled.numbers]


def hold_values(_number: int, hold: Hold) -> Values:
    """Return the values of ``load_holds``."""
    return hold.chat_id, hold.until, hold.pushes_only


VALUES: dict[str, Callable[[int, Any], Values]] = {
    "chats": chat_values,
    "subscriptions": subscription_values,
    "bodies": body_values,
    "outbox": row_values,
    "seen": sighting_values,
    Hold.table: hold_values,
}
"""The values of the one line of an object."""
IN_RECORDS = RECORDS.keys() - {Hold.table, HandledBlock.table}
"""The kinds that are in the table of records; the other two have tables of their own."""

READ: dict[str, Callable[[int, Values], object]] = {
    "chats": lambda _number, values: read_chat(values),
    "subscriptions": lambda number, values: SUBSCRIPTIONS.load(number, values[0]),
    "outbox": lambda _number, values: read_row(values),
    "bodies": lambda number, values: read_body(body_hash(number), values[0]),
}
READ_BY_KEY: dict[str, Callable[[Values], object]] = {
    "seen": lambda values: Sighting(*values),
    Hold.table: lambda values: Hold(*values),
    HandledBlock.table: lambda values: HandledBlock(values[0], tuple(values[1]), values[2]),
}


def lines_of(table: str, items: Iterable[Item]) -> Iterator[Values]:
    """Yield the lines of objects; those of records are made elsewhere."""
    for each in items:
        if table == HandledBlock.table:
            yield from update_values(each.number, cast("HandledBlock", each.thing))
        else:
            yield VALUES[table](each.number, each.thing)


def read_item(table: str, line: Values) -> Item | Unreadable:
    """Return the object of a line: its number, or the hash of a body, and the other columns."""
    first, *values = line
    number = body_id(first) if table == "bodies" else int(first)
    try:
        if table in IN_RECORDS:
            return Item(number, RECORDS[table].load(number, values[0]))
        return Item(number, READ[table](number, tuple(values)))
    except ValueError as error:
        return Unreadable(f"{table} {first}: {error}")
