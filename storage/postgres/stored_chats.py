"""Chats as rows of their table, and what their pauses stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.chat import Chat, ChatKind, PauseReason
from storage.postgres.database import TryAgain
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from storage.postgres.database import Connection

SQL = statements("chats")


def read_chat(row: tuple[Any, ...]) -> Chat:
    """Return the chat of a row."""
    chat_id, kind, since, language, paused, greeted, statement, manages = row
    return Chat(
        chat_id,
        ChatKind(kind),
        since,
        language,
        None if paused is None else PauseReason(paused),
        greeted,
        statement,
        tuple(manages),
    )


async def lock_chat(connection: Connection, chat_id: int) -> None:
    """Wait for others who pause this chat or add a subscription or target of it; held until the end."""
    await connection.execute(SQL["lock_chat"], {"id": chat_id})


async def chat_to_change(connection: Connection, chat_id: int) -> Chat | None:
    """Return a chat, which nobody else can change until the transaction ends, or None."""
    row = await (await connection.execute(SQL["chat_to_change"], {"id": chat_id})).fetchone()
    return None if row is None else read_chat(row)


async def managers_to_change(connection: Connection, chat_id: int) -> list[Chat]:
    """Return the private chats that manage a group or channel; nobody else can change them."""
    rows = await connection.execute(SQL["managers_to_change"], {"id": chat_id})
    return [read_chat(row) async for row in rows]


async def put_chat(connection: Connection, present: Chat | None, changed: Chat) -> None:
    """Replace a chat that nobody else can change, and what its pause stops; ``present`` None adds it."""
    params = {
        "id": changed.id,
        "kind": changed.kind.value,
        "since": changed.since,
        "language": changed.language,
        "paused": None if changed.paused is None else changed.paused.value,
        "greeted": changed.greeted,
        "statement": changed.statement,
        "manages": list(changed.manages),
    }
    if present is not None:
        await connection.execute(SQL["replace_chat"], params)
    elif not (await connection.execute(SQL["add_chat"], params)).rowcount:
        raise TryAgain
    was_paused = present is not None and present.paused is not None
    if was_paused != (changed.paused is not None):
        await lock_chat(connection, changed.id)
        await set_paused(connection, changed.id, is_paused=not was_paused)


async def set_paused(connection: Connection, chat_id: int, *, is_paused: bool) -> None:
    """Take note at the subscriptions and targets of a chat whether it is paused; its lock is held."""
    for name in ("pause_targets", "pause_subscriptions"):
        await connection.execute(SQL[name], {"id": chat_id, "is_paused": is_paused})


async def remove_chat(connection: Connection, chat_id: int) -> bool:
    """Remove a chat; return False if there was none."""
    return bool((await connection.execute(SQL["remove_chat"], {"id": chat_id})).rowcount)
